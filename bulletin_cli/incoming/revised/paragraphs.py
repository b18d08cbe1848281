"""The paragraphs of a returned file as they stand once its tracked changes are taken or refused."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from itertools import count

from bulletin_cli.base.merged_cells import MergedCell
from bulletin_cli.base.record import record, replace
from bulletin_cli.base.typography import FORBIDDEN
from bulletin_cli.content.article import LINE_BREAK, Inline, plain
from bulletin_cli.incoming.draft.signs import raised_text
from bulletin_cli.incoming.word.content import (
    TrackedChange,
    WordBlock,
    WordParagraph,
    WordPiece,
    WordTable,
)
from bulletin_cli.layout.marks import PICTURE, PREFIX

_FORBIDDEN = re.compile(f"[{FORBIDDEN}]")


@record
class ParagraphCell:
    """Where a paragraph stands in a table: which table of the file, row and column from 0.

    Of the whole table it has the `width` of its row, the merged cells, how many rows are repeated.
    """

    table: int
    row: int
    column: int
    width: int = field(default=0, compare=False)  # cells in its row
    merged: tuple[MergedCell, ...] = field(default=(), compare=False)
    header: int = field(default=0, compare=False)


@record
class ReturnedParagraph:
    """A returned paragraph; `names` are its bookmarks, `changes` what was tracked in it.

    `picture` is the id of a picture in the file, `path` where an article may find it: in the
    issue already, or to be put there; "" for one that is not to be taken. `beside` says that the
    picture stands to the right of another, `is_unknown` that the issue has none that looks like it.
    """

    inline: Inline
    names: tuple[str, ...] = ()
    cell: ParagraphCell | None = None
    comments: tuple[tuple[str, str], ...] = ()  # id, and the words it stands on
    changes: tuple[TrackedChange, ...] = ()
    picture: str = ""
    style: str = ""
    path: str = ""
    beside: bool = False
    is_unknown: bool = False

    @property
    def by(self) -> tuple[tuple[str, str], ...]:
        """Who tracked changes in it, and when, each once."""
        return tuple(dict.fromkeys((each.author, each.date) for each in self.changes))

    @property
    def text(self) -> str:
        """The words, or PICTURE for a picture."""
        return plain(self.inline) or PICTURE * bool(self.picture)


def returned_paragraphs(
    blocks: Collection[WordBlock], reject: Collection[str] = ()
) -> tuple[ReturnedParagraph, ...]:
    """Return the paragraphs that are not empty, without the changes of the authors `reject`.

    A paragraph whose end is gone goes on in the next one.
    """
    return tuple(each for each in _all(blocks, reject) if each.text)


def _all(blocks: Collection[WordBlock], reject: Collection[str]) -> Iterator[ReturnedParagraph]:
    tables = count()
    waiting: list[WordParagraph] = []
    for block in blocks:
        if isinstance(block, WordTable):
            yield from _join(waiting, reject)
            waiting = []
            found = _picture_row(block, reject) or _framed(block, reject)
            yield from found or _cells(block, next(tables), reject)
        elif _stays(block.end, reject):
            yield from _join([*waiting, block], reject)
            waiting = []
        else:
            waiting.append(block)
    yield from _join(waiting, reject)


def _picture_row(table: WordTable, reject: Collection[str]) -> list[ReturnedParagraph]:
    """Return pictures side by side and their captions, cell by cell; nothing for another table."""
    pictured = [each for row in table.rows for cell in row for each in cell if each.pictures]
    if not pictured or (len(table.rows) > 1 and not any(map(list, map(_marks, pictured)))):
        return []
    return [
        replace(each, beside=bool(each.picture) and place > 0)
        for row in table.rows
        for place, cell in enumerate(row)
        for each in _all(cell, reject)
    ]


def _framed(table: WordTable, reject: Collection[str]) -> list[ReturnedParagraph]:
    """Return the paragraphs that a table of one cell only frames, none for another table."""
    cells = [cell for row in table.rows for cell in row]
    found = list(_all(cells[0], reject)) if len(cells) == 1 else []
    return found if sum(bool(each.text) for each in found) > 1 else []


def _cells(table: WordTable, number: int, reject: Collection[str]) -> Iterator[ReturnedParagraph]:
    gone = set() if table.merged else set(_deleted_columns(table, reject))
    for row, cells in enumerate(table.rows):
        kept = [cell for column, cell in enumerate(cells) if column not in gone]
        for column, cell in enumerate(kept):
            place = ParagraphCell(number, row, column, len(kept), table.merged, table.header)
            yield from _join(cell, reject, place)


def _deleted_columns(table: WordTable, reject: Collection[str]) -> Iterator[int]:
    """Yield the columns of which tracked changes have left no words at all."""
    for column in range(max(map(len, table.rows), default=0)):
        cells = (row[column] for row in table.rows if column < len(row))
        written = [each for cell in cells for each in cell if each.pieces]
        if written and not any(_remaining_pieces(each, reject) for each in written):
            yield column


def _join(
    paragraphs: Collection[WordParagraph],
    reject: Collection[str],
    cell: ParagraphCell | None = None,
) -> Iterator[ReturnedParagraph]:
    """Yield one paragraph made of several; marks of those that have no words left are dropped."""
    kept = [(each, _remaining_pieces(each, reject)) for each in paragraphs]
    pieces = [piece for _, each in kept for piece in each]
    if not pieces:
        return
    if cell:
        pieces = [*_parted(kept, reject)]
    names = [name for paragraph, words in kept if words for name in _marks(paragraph)]
    changes = [piece.change for each in paragraphs for piece in each.pieces if piece.change]
    made = ReturnedParagraph(
        tuple(
            span
            for each in pieces
            if each.text
            for span in raised_text(_FORBIDDEN.sub("", each.text), each)
        ),
        tuple(dict.fromkeys(names)),
        cell,
        tuple(_comments(pieces).items()),
        tuple(dict.fromkeys([*changes, *(each.end for each in paragraphs if each.end)])),
        next((piece.picture for piece in pieces if piece.picture), ""),
        next(each.style for each, words in kept if words),
    )
    yield made
    for other in [piece.picture for piece in pieces if piece.picture][1:]:
        yield replace(made, inline=(), names=(), comments=(), picture=other, beside=True)


def _remaining_pieces(paragraph: WordParagraph, reject: Collection[str]) -> list[WordPiece]:
    return [each for each in paragraph.pieces if _stays(each.change, reject)]


def _stays(change: TrackedChange | None, reject: Collection[str]) -> bool:
    if change is None:
        return True
    return (change.kind == "inserted") != (change.author in reject)


def _parted(
    kept: Collection[tuple[WordParagraph, Collection[WordPiece]]], reject: Collection[str]
) -> Iterator[WordPiece]:
    """Yield the pieces of a cell's paragraphs, each of which that has words begins a line."""
    is_parted = False
    for paragraph, words in kept:
        if words and is_parted:
            yield WordPiece(LINE_BREAK)
        yield from words
        is_parted = (is_parted or bool(words)) and _stays(paragraph.end, reject)


def _marks(paragraph: WordParagraph) -> Iterator[str]:
    """Yield the names of our bookmarks; a copy is called name_Copy_1 by LibreOffice."""
    for name in paragraph.bookmarks:
        if name.startswith(PREFIX):
            yield name.partition("_Copy")[0]


def _comments(pieces: Collection[WordPiece]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for piece in pieces:
        for identifier in piece.comments:
            found[identifier] = found.get(identifier, "") + piece.text
    return found
