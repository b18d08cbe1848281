"""What a Word file remembers of its sources: a bookmark round each block, and their manifest.

The manifest is an XML part of the file, and the same file in output/; `revise` reads either.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import count

from bulletin_cli.base.record import record
from bulletin_cli.layout.document import (
    Document,
    Source,
    StyledBlock,
    StyledParagraph,
    StyledPicture,
    StyledPictureRow,
    StyledTable,
)

PREFIX = "_bl_"  # Word hides bookmarks whose name begins with _
NAMESPACE = "urn:bulletin:manifest:1"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LENGTH = 12
_DIGEST = 16  # characters
NO_CELL = (-1, -1)
PICTURE = "\ufffc"  # stands for a picture in the text by which paragraphs are found again


@record
class Bookmark:
    """A paragraph as rendered: its bookmark, its source, its text without printed addresses.

    `part` is what it is (`body`, `title`, `caption`, `masthead` …); `article` is the file, ""
    for what the template writes; `block` counts the article's blocks from 0, -1 is its head.
    `row` and `column` are the cell's in a table, -1 else. U+2028 in `text` is a line break.
    `path` is the file of an article's picture, `digest` that of what was in it.
    """

    name: str
    part: str
    article: str
    block: int
    row: int
    column: int
    text: str
    path: str = ""
    digest: str = ""


@record
class Manifest:
    """The bookmarks of one rendered issue, in the order of the text.

    `prints_links` says that it was rendered with the addresses of its links.
    """

    issue: str
    bookmarks: tuple[Bookmark, ...]
    prints_links: bool


@record
class _MarkedParagraph:
    """A paragraph that gets a bookmark."""

    part: str
    source: Source | None
    text: str = ""
    cell: tuple[int, int] = NO_CELL
    path: str = ""
    digest: str = ""


def document_bookmarks(document: Document) -> tuple[Bookmark, ...]:
    """Return the bookmarks of all that is written in a document, in the order of the text."""
    marks: dict[str, Bookmark] = {}
    for each in _marked(document.blocks):
        made = next(mark for mark in _candidates(each) if mark.name not in marks)
        marks[made.name] = made
    return tuple(marks.values())


def _marked(blocks: Iterable[StyledBlock]) -> Iterator[_MarkedParagraph]:
    """Yield pictures, and paragraphs with text, those of tables row by row."""
    for block in blocks:
        match block:
            case StyledPicture():
                digest = picture_digest(block.data)
                yield _MarkedParagraph("picture", block.source, path=block.path, digest=digest)
            case StyledPictureRow():
                for cell in block.cells:
                    yield from _marked((cell.picture, *([cell.caption] if cell.caption else [])))
            case StyledParagraph() if _said(block):
                yield _MarkedParagraph(block.part, block.source, _said(block))
            case StyledTable():
                yield from _cells(block)


def _cells(table: StyledTable) -> Iterator[_MarkedParagraph]:
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            if said := _said(cell):
                yield _MarkedParagraph(cell.part, cell.source, said, (row, column))


def _said(paragraph: StyledParagraph) -> str:
    """Return the text of a paragraph as its source has it, PICTURE for a template's picture."""
    return PICTURE if paragraph.picture else paragraph.source_text


def _candidates(marked: _MarkedParagraph) -> Iterator[Bookmark]:
    """Yield the names a paragraph may have; only those that are alike in all need a second.

    A name is drawn from what is marked, so that the same source has the same name always.
    """
    source = marked.source
    article, block = (source.article, source.block) if source else ("", -1)
    facts = (marked.part, article, block, *marked.cell, marked.text)
    for nth in count():
        name = PREFIX + _letters("\0".join(map(str, (*facts, nth))))
        place = (article, block, *marked.cell)
        yield Bookmark(name, marked.part, *place, marked.text, marked.path, marked.digest)


def picture_digest(data: bytes) -> str:
    """Return by what a picture's bytes are known again."""
    return hashlib.sha256(data).hexdigest()[:_DIGEST]


def _letters(facts: str) -> str:
    """Return a digest of `facts` in digits and small letters."""
    number = int.from_bytes(hashlib.sha256(facts.encode()).digest()[:8], "big")
    letters = ""
    for _ in range(_LENGTH):  # 36^12 is less than 2^64
        number, digit = divmod(number, len(_DIGITS))
        letters += _DIGITS[digit]
    return letters
