"""Document -> Reading: what a page of an issue is made of, in its order and without its paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import (
    Document,
    Style,
    StyledBlock,
    StyledParagraph,
    StyledPicture,
    StyledPictureRow,
    StyledTable,
)

Lines: TypeAlias = tuple[StyledParagraph, ...]


@record
class Figure:
    """Pictures beside each other or a single one, and the caption below that is theirs alone."""

    pictures: tuple[tuple[StyledPicture, StyledParagraph | None], ...]
    caption: StyledParagraph | None


@record
class Grid:
    """A table and the caption above it."""

    table: StyledTable
    caption: StyledParagraph | None


ArticlePart: TypeAlias = StyledParagraph | Figure | Grid


@record
class WebArticle:
    """An article: its title, broken by sense, the section that begins with it, and all else.

    `level` is that of its heading: 3 below a section's, else 2.
    """

    title: str
    section: str
    level: int
    parts: tuple[ArticlePart, ...]


@record
class ContentsLine:
    """A line of the contents, and the place of the article that it leads to, None for none."""

    text: str
    article: int | None


@record
class Reading:
    """An issue as it is read on a screen.

    `nameplate` are lines of the masthead, the others stand in `above` and `below`.
    """

    title: str
    nameplate: Lines
    above: Lines
    below: Lines
    contents: tuple[ContentsLine, ...]
    articles: tuple[WebArticle, ...]
    imprint: Lines


def read_document(document: Document) -> Reading:
    """Return the parts of a document; blank lines and rules are the paper's and left out."""
    groups = [
        (kind, list(blocks))
        for kind, blocks in groupby(filter(_says_something, document.body), key=_kind)
    ]
    masthead = _paragraphs(block for kind, own in groups if kind == "masthead" for block in own)
    first, last = _nameplate(masthead, document)
    articles = tuple(_articles(groups, document))
    contents = _paragraphs(block for kind, own in groups if kind == "contents" for block in own)
    return Reading(
        document.properties.title,
        masthead[first:last],
        masthead[:first],
        masthead[last:],
        tuple(_entries(contents, articles)),
        articles,
        _paragraphs(filter(_says_something, document.imprint)),
    )


def joined(text: str) -> str:
    """Return a text whose line breaks were made for paper as one line."""
    return text.replace(LINE_BREAK, "")


def _says_something(block: StyledBlock) -> bool:
    return not isinstance(block, StyledParagraph) or bool(block.text.strip())


def _kind(block: StyledBlock) -> str:
    """Return "masthead", "contents", "section", or the file of the article a block is of."""
    if block.source is not None:
        return f"/{block.source.article}"
    return block.part if isinstance(block, StyledParagraph) else ""


def _paragraphs(blocks: Iterable[StyledBlock]) -> Lines:
    return tuple(each for each in blocks if isinstance(each, StyledParagraph))


def _nameplate(masthead: Lines, document: Document) -> tuple[int, int]:
    """Return where the nameplate begins and ends: the largest line and its like beside it."""
    if not masthead:
        return 0, 0
    styles = [document.styles[each.style] for each in masthead]
    place = max(range(len(styles)), key=lambda each: styles[each].size)
    first, last = place, place + 1
    while first and _alike(styles[first - 1], styles[place]):
        first -= 1
    while last < len(styles) and _alike(styles[last], styles[place]):
        last += 1
    return first, last


def _alike(one: Style, other: Style) -> bool:
    return (one.fonts, one.color, one.align) == (other.fonts, other.color, other.align)


def _articles(
    groups: Sequence[tuple[str, list[StyledBlock]]], document: Document
) -> Iterator[WebArticle]:
    section, level = "", 2
    for kind, blocks in groups:
        if kind == "section":
            section, level = "".join(joined(each.text) for each in _paragraphs(blocks)), 3
        elif kind.startswith("/"):
            heads = [each for each in _paragraphs(blocks) if _is_title(each, document)]
            title = LINE_BREAK.join(each.text for each in heads)
            parts = tuple(_parts([each for each in blocks if each not in heads]))
            yield WebArticle(title, section, level, parts)
            section = ""


def _is_title(paragraph: StyledParagraph, document: Document) -> bool:
    """Return whether it is the title, which a template may print among other words."""
    is_head = paragraph.part == "head" and document.styles[paragraph.style].outline == 1
    return paragraph.part == "title" or is_head


def _parts(blocks: Sequence[StyledBlock]) -> Iterator[ArticlePart]:
    """Yield the parts of an article, captions with what they are the captions of."""
    at = 0
    while at < len(blocks):
        block, after = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
        match block, after:
            case StyledParagraph(part="caption"), StyledTable():
                yield Grid(after, block)
                at += 1
            case StyledParagraph(), _:
                yield block
            case StyledTable(), _:
                yield Grid(block, None)
            case _:
                caption = _caption_of(block, after)
                yield Figure(_pictures(block), caption)
                at += caption is not None
        at += 1


def _caption_of(block: StyledBlock, after: StyledBlock | None) -> StyledParagraph | None:
    """Return what stands below pictures as the caption of all of them."""
    match after:
        case StyledParagraph(part="caption") if after.source == block.source:
            return after
    return None


def _pictures(block: StyledBlock) -> tuple[tuple[StyledPicture, StyledParagraph | None], ...]:
    match block:
        case StyledPicture():
            return ((block, None),)
        case StyledPictureRow():
            return tuple((each.picture, each.caption) for each in block.cells)
    return ()


def _entries(contents: Lines, articles: Sequence[WebArticle]) -> Iterator[ContentsLine]:
    """Yield the lines of the contents without page numbers, each with the article it names."""
    at = 0
    for each in contents:
        text = joined(each.text).partition("\t")[0]
        found = next((n for n in range(at, len(articles)) if _names(text, articles[n])), None)
        at = at if found is None else found + 1
        yield ContentsLine(text, found)


def _names(text: str, article: WebArticle) -> bool:
    title = joined(article.title)
    return bool(title and text) and (title in text or text in title)
