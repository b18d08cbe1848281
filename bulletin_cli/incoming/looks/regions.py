"""Which blocks of a file are its masthead, its contents, its articles, its imprint."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_cli.base.record import record, replace
from bulletin_cli.base.typography import close_up
from bulletin_cli.content.article import Article, OfficialLine, Picture, Span, Table
from bulletin_cli.incoming.back_issues.read import OldParts
from bulletin_cli.incoming.credit_line import is_date, is_unit
from bulletin_cli.incoming.looks.blocks import SeenBlock, SeenParagraph, is_blank, text_of
from bulletin_cli.incoming.looks.closing import find_closing

_NEAR = 12.0  # points of space that set an imprint apart, and do not push it down


@record
class ArticleBlocks:
    """The blocks of an article: those above its text, its text, those below it."""

    article: Article
    head: tuple[SeenBlock, ...]
    body: tuple[SeenBlock, ...]
    tail: tuple[SeenBlock, ...]


@record
class Regions:
    """The blocks of a file by its parts; `closing` are those below the last article.

    `filled` says that blank lines push the imprint down.
    """

    masthead: tuple[SeenBlock, ...]
    contents: tuple[SeenBlock, ...]
    articles: tuple[ArticleBlocks, ...]
    closing: tuple[SeenBlock, ...]
    imprint: tuple[SeenBlock, ...]
    filled: bool


def split(blocks: Sequence[SeenBlock], parts: OldParts) -> Regions:
    """Return the blocks by part, as `parts` knows them by their places."""
    below = parts.rest[parts.imprint.start :]
    end = min((each.place for each in below), default=len(blocks) + 1) - 1
    start, filled = _imprint_start(blocks, end)
    head = max((each.place for each in parts.head), default=0)
    head = _with_rules(blocks, head, start)
    listed = max((each.place for each in parts.listed), default=0)
    first = max(head, min(listed, start))
    last = max([first, *(each.title_line for each in parts.articles)])
    closing = find_closing(blocks[:start], first, last)
    return Regions(
        tuple(blocks[:head]),
        tuple(blocks[head:first]),
        tuple(_articles(blocks[: closing.start], first, parts.articles)),
        tuple(blocks[closing.start : closing.stop]),
        tuple(blocks[start:]) if below or any(map(_is_rule, blocks[start:])) else (),
        filled,
    )


def is_at_foot(regions: Regions) -> bool:
    """Return whether something pushes the imprint down to the foot of its page."""
    first = next(iter(regions.imprint), None)
    if not isinstance(first, SeenParagraph) or regions.filled or first.box:
        return True
    own, plain = first.style, first.plain
    return own.before > plain.before + _NEAR or own.page_break_before


def _with_rules(blocks: Sequence[SeenBlock], end: int, limit: int) -> int:
    """Return where the masthead ends with the rules and pictures that follow its last words."""
    at = last = end
    while at < limit and (is_blank(blocks[at]) or _is_logo(blocks[at])):
        at += 1
        last = last if is_blank(blocks[at - 1]) and not _is_rule(blocks[at - 1]) else at
    return last


def _imprint_start(blocks: Sequence[SeenBlock], end: int) -> tuple[int, bool]:
    """Return where the imprint begins with its first rule, and whether blanks go before it."""
    at = end
    while at > 0 and is_blank(blocks[at - 1]):
        at -= 1
    rules = [n for n in range(at, end) if _is_rule(blocks[n])]
    start = rules[0] if rules else end
    return start, start > at


def _is_rule(block: SeenBlock) -> bool:
    return isinstance(block, SeenParagraph) and block.is_rule


def _is_logo(block: SeenBlock) -> bool:
    return isinstance(block, SeenParagraph) and bool(block.pictures) and not block.text.strip()


def _articles(
    blocks: Sequence[SeenBlock], start: int, articles: Sequence[Article]
) -> list[ArticleBlocks]:
    found: list[ArticleBlocks] = []
    for n, article in enumerate(articles):
        limit = articles[n + 1].title_line - 1 if n + 1 < len(articles) else len(blocks)
        title_end = _title_end(blocks, article, limit)
        places = [each.line for each in article.blocks if title_end < each.line <= limit]
        body = min(places, default=title_end + 1) - 1
        while body > title_end and close_up(text_of(blocks[body - 1])) in _captions(article):
            body -= 1
        end = max(places, default=body)
        while end < limit and close_up(text_of(blocks[end])) in _captions(article):
            end += 1
        signed = _signature(blocks, end, limit)
        whole = replace(article, blocks=(*article.blocks, *signed))
        end = max([end, *(each.line for each in signed)])
        tail = _tail_end(blocks, article, end, limit)
        if n + 1 == len(articles):  # what still stands above the imprint is below the last text
            tail = max([tail, *(m + 1 for m in range(tail, limit) if not is_blank(blocks[m]))])
        found.append(
            ArticleBlocks(
                whole, tuple(blocks[start:body]), tuple(blocks[body:end]), tuple(blocks[end:tail])
            )
        )
        start = tail
    return found


def _signature(blocks: Sequence[SeenBlock], start: int, limit: int) -> tuple[OfficialLine, ...]:
    """Return the lines below a text that name who signed it, and the day; `import` drops them."""
    found: list[OfficialLine] = []
    for block in blocks[start:limit]:
        said = text_of(block).strip()
        inline = (Span(said),)
        if is_date(said) and found:
            return (*found, OfficialLine("signed_on", inline, block.place))
        if said and not is_unit(said):
            break
        if said:
            found.append(OfficialLine("signature", inline, block.place))
    return ()


def _title_end(blocks: Sequence[SeenBlock], article: Article, limit: int) -> int:
    """Return the place of the last block of a title, which may take several."""
    at, rest = article.title_line, close_up(article.full_title)
    while 0 < at <= limit and rest:
        said = close_up(text_of(blocks[at - 1]))
        if not rest.startswith(said):
            break
        rest = rest.removeprefix(said)
        at += 1
    return max(at - 1, article.title_line)


def _tail_end(blocks: Sequence[SeenBlock], article: Article, end: int, limit: int) -> int:
    """Return where the lines below a text end that name its contributor."""
    names = [each for each in (article.unit, article.author) if each]
    named = [
        n
        for n in range(end, limit)
        if any(each in text_of(blocks[n]) for each in names) and not is_blank(blocks[n])
    ]
    return named[-1] + 1 if named else end


def _captions(article: Article) -> set[str]:
    shown = (each.caption for each in article.blocks if isinstance(each, Picture | Table))
    return {close_up(each) for each in shown if each}
