"""What may be changed so that an issue ends well: each proposal a change of the issue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Literal, TypeAlias

from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import Article, Block, Inline, Paragraph, Picture, plain
from bulletin_cli.content.issue import Issue
from bulletin_cli.content.picture_line import WIDTHS
from bulletin_cli.layout.article_blocks import compose_runs
from bulletin_cli.layout.document import Document, Run, StyledParagraph, StyledPicture
from bulletin_cli.layout.pages import Pages
from bulletin_cli.layout.typeset.blocks import set_lines

MOST_CHARACTERS = 10  # that somebody is asked to cut from a paragraph
_PARAGRAPHS = 20  # those in which the fewest characters are to be cut
_STEP = 5  # percent of the text's width
_GENTLE, _LEAST = 0.8, 0.6  # of a picture's width: nobody minds; nobody reads it any more
_CLOSING = "。！？；：，、…”’）》」』】"

ProposalKind: TypeAlias = Literal["blanks", "title", "picture", "paragraph", "entry"]


@record
class Proposal:
    """One change: blank lines left out, a title on one line, a picture narrower, a text shorter.

    `amount` are the characters fewer, or the picture's new width in percent of the text's, and
    `was` its width now. An `entry` is a title that is shorter so that its entry in the contents is.
    """

    kind: ProposalKind
    article: str = ""
    block: int = -1
    amount: int = 0
    was: float = 0.0

    @property
    def target(self) -> tuple[str, str, int]:
        """What it changes; of two proposals for one target the later holds."""
        return self.kind, self.article, self.block

    @property
    def by_hand(self) -> bool:
        """Whether somebody has to write other words, or to see if a picture can still be read."""
        return self.kind in ("paragraph", "entry") or self.amount < self.was * _GENTLE

    @property
    def cost(self) -> float:
        """What it costs: least what nobody notices, most what makes a picture small."""
        if self.kind == "picture":
            return (self.was - self.amount) / _STEP + (30 if self.by_hand else 1)
        return 10 + self.amount if self.by_hand else 1


# Proposals for one target, the mildest first.
Ladder: TypeAlias = tuple[Proposal, ...]


def ladders(issue: Issue, pages: Pages) -> tuple[Ladder, ...]:
    """Return what may be changed in an issue that is set on `pages`, the cheapest first."""
    found: list[Ladder] = [(Proposal("blanks"),)] if not issue.tight else []
    found += [(each,) for each in _titles(issue, pages.document)]
    found += _pictures(pages.document)
    shorter = [*_paragraphs(issue, pages.document), *_entries(issue, pages.document)]
    found += [(each,) for each in sorted(shorter, key=lambda each: each.amount)[:_PARAGRAPHS]]
    return tuple(sorted(found, key=lambda each: each[0].cost))


def changed(issue: Issue, proposals: tuple[Proposal, ...]) -> Issue:
    """Return the issue with all of the proposals carried out."""
    for each in proposals:
        if each.kind == "blanks":
            issue = replace(issue, tight=True)
        else:
            articles = (
                _changed_article(article, each) if article.file == each.article else article
                for article in issue.articles
            )
            issue = replace(issue, articles=tuple(articles))
    return issue


def _changed_article(article: Article, proposal: Proposal) -> Article:
    if proposal.kind == "title":
        return replace(article, title=(article.full_title,))
    if proposal.kind == "entry":
        return replace(article, title=_shorter_title(article, proposal.amount))
    blocks = list(article.blocks)
    blocks[proposal.block] = _changed_block(blocks[proposal.block], proposal.amount)
    return replace(article, blocks=tuple(blocks))


def _changed_block(block: Block, amount: int) -> Block:
    match block:
        case Picture():
            return replace(block, width=amount)
        case Paragraph():
            return replace(block, inline=_shorter(block.inline, amount))
        case _:
            return block


def _titles(issue: Issue, document: Document) -> Iterator[Proposal]:
    """Yield the titles that their authors broke, and that have room on one line."""
    articles = {each.file: each for each in issue.articles if len(each.title) > 1}
    for block in document.body:
        if isinstance(block, StyledParagraph) and block.part == "title" and block.source:
            article = articles.get(block.source.article)
            if article and _count(_with_text(block, article.full_title), document) == 1:
                yield Proposal("title", article.file)


def _pictures(document: Document) -> Iterator[Ladder]:
    """Yield the widths of each picture, a fifth less and then as far as it can be read."""
    for block in document.body:
        if isinstance(block, StyledPicture) and block.source:
            was = round(100 * block.width / document.page.column.text_width, 1)
            first = int((was - 1) / _STEP) * _STEP
            least = max(WIDTHS[0], was * _LEAST)
            steps = [
                Proposal("picture", block.source.article, block.source.block, width, was)
                for width in range(first, 0, -_STEP)
                if width >= least
            ]
            yield from (tuple(group) for _, group in groupby(steps, lambda each: each.by_hand))


def _paragraphs(issue: Issue, document: Document) -> Iterator[Proposal]:
    """Yield the paragraphs that lose a line when few characters are cut from it."""
    inlines = {
        (article.file, place): block.inline
        for article in issue.articles
        for place, block in enumerate(article.blocks)
        if isinstance(block, Paragraph)
    }
    for block in document.body:
        if isinstance(block, StyledParagraph) and block.source and block.part == "body":
            place = (block.source.article, block.source.block)
            if place in inlines and (cut := _cut(block, document, inlines[place])):
                yield Proposal("paragraph", *place, cut)


def _cut(paragraph: StyledParagraph, document: Document, inline: Inline) -> int:
    """Return how many characters fewer make a paragraph a line shorter, 0 where many would."""

    def shorter(amount: int) -> StyledParagraph:
        cut = tuple(_shorter(inline, amount))
        runs = compose_runs(cut, prints_links=document.prints_links)
        return replace(paragraph, runs=runs)

    return _fewest(paragraph, document, shorter)


def _entries(issue: Issue, document: Document) -> Iterator[Proposal]:
    """Yield the titles that lose a line in the contents when few characters are cut from them."""
    listed = [
        block
        for block in document.body
        if isinstance(block, StyledParagraph) and block.part == "contents"
    ]
    for article in issue.articles:
        entry = next((each for each in listed if article.full_title in each.text), None)
        if entry and (cut := _cut_title(entry, document, article)):
            yield Proposal("entry", article.file, amount=cut)


def _cut_title(entry: StyledParagraph, document: Document, article: Article) -> int:
    def shorter(amount: int) -> StyledParagraph:
        title = "".join(_shorter_title(article, amount))
        return _with_text(entry, entry.text.replace(article.full_title, title))

    most = len(article.title[-1]) - 1
    cut = _fewest(entry, document, shorter)
    return cut if cut <= most else 0


def _fewest(
    paragraph: StyledParagraph, document: Document, shorter: Callable[[int], StyledParagraph]
) -> int:
    """Return the fewest characters without which a paragraph is a line shorter, 0 for none."""
    page = document.column_of(paragraph)
    lines = list(set_lines(paragraph, document, page.left, page.text_width))
    if len(lines) < 2 or len(lines[-1].text.partition("\t")[0]) > MOST_CHARACTERS + 1:
        return 0
    amounts = range(1, MOST_CHARACTERS + 1)
    return next((each for each in amounts if _count(shorter(each), document) < len(lines)), 0)


def _count(paragraph: StyledParagraph, document: Document) -> int:
    page = document.column_of(paragraph)
    return sum(1 for _ in set_lines(paragraph, document, page.left, page.text_width))


def _with_text(paragraph: StyledParagraph, text: str) -> StyledParagraph:
    return replace(paragraph, runs=(Run(text),))


def _shorter(inline: Inline, amount: int) -> Inline:
    """Return a text without the last `amount` characters before the marks that close it."""
    text = plain(inline)
    end = len(text.rstrip(_CLOSING))
    spans, at = [], 0
    for span in inline:
        places = range(at, at := at + len(span.text))
        kept = (
            c for place, c in zip(places, span.text, strict=True) if not end - amount <= place < end
        )
        spans.append(replace(span, text="".join(kept), columns=()))
    return tuple(spans)


def _shorter_title(article: Article, amount: int) -> tuple[str, ...]:
    return (*article.title[:-1], article.title[-1][:-amount])
