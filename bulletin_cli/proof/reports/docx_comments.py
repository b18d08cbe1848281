"""Findings as comments on a composed document, at the characters that they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bulletin_cli.base.record import replace
from bulletin_cli.layout.document import (
    Comment,
    Document,
    StyledBlock,
    StyledParagraph,
    StyledPictureRow,
    StyledTable,
)
from bulletin_cli.layout.paragraphs import paragraphs_of
from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Finding, Place
from bulletin_cli.proof.reports.anchors import Anchor, ArticleAnchors
from bulletin_cli.proof.reports.excerpt import visible
from bulletin_cli.proof.reports.text import LEVEL_NAMES, cure


def add_comments(
    document: Document, texts: Iterable[Text], findings: Sequence[Finding]
) -> Document:
    """Return `document` with each finding as a comment at its place.

    `texts` are the articles that the findings were found in. What has no place in the set text
    stands at the title of its article or on the first words of the document, and names its file.
    """
    body = document.body
    if not any(paragraphs_of(body)):  # a template without a masthead, an issue without articles
        body = (*body, StyledParagraph("body"))
    paragraphs = list(enumerate(paragraphs_of(body)))
    articles = {text.file: ArticleAnchors(text, paragraphs) for text in texts}
    top = Anchor.whole(next((each for each in paragraphs if each[1].text), paragraphs[0]))
    comments: dict[int, list[Comment]] = defaultdict(list)
    for finding in findings:
        article = articles.get(finding.place.file)
        spot = article.find(finding.place) if article else None
        lines = comment_lines(finding, "" if spot else _named(finding.place))
        spot = spot or (article.top if article else None) or top
        comments[spot.paragraph].append(Comment(spot.start, spot.end, lines))
    return replace(document, body=tuple(_with(body, comments)))


def article_part(document: Document, article: str) -> Document:
    """Return only what is set of the article in the file of this name."""
    body = (each for each in document.body if each.source and each.source.article == article)
    return replace(document, body=tuple(body), imprint=(), imprint_gap=0.0)


def comment_lines(finding: Finding, where: str = "") -> tuple[str, ...]:
    """Return what a comment says of a finding: what is wrong, what mends it, the rule."""
    lines = [visible(where + finding.message)]
    if finding.fix:
        lines.append(cure(finding.fix))
    return (*lines, f"{LEVEL_NAMES[finding.level]}　{finding.rule}")


def _named(place: Place) -> str:
    return f"{place.file}{f' 第 {place.line} 行' if place.line else ''}："


def _with(body: Iterable[StyledBlock], comments: dict[int, list[Comment]]) -> Iterator[StyledBlock]:
    """Yield `body` again, its paragraphs numbered as `paragraphs_of` gives them."""
    number = 0

    def bearing(paragraph: StyledParagraph) -> StyledParagraph:
        nonlocal number
        mine = sorted(comments.get(number, ()), key=lambda each: (each.start, -each.end))
        number += 1
        return replace(paragraph, comments=tuple(mine)) if mine else paragraph

    for block in body:
        if isinstance(block, StyledParagraph):
            yield bearing(block)
        elif isinstance(block, StyledPictureRow):
            captions = ((each, each.caption and bearing(each.caption)) for each in block.cells)
            cells = (replace(each, caption=caption) for each, caption in captions)
            yield replace(block, cells=tuple(cells))
        elif isinstance(block, StyledTable):
            yield replace(block, rows=tuple(tuple(map(bearing, row)) for row in block.rows))
        else:
            yield block
