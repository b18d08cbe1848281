"""The rows of a PDF's page in the order of reading: where it has columns, one after the other.

A column is told by its left edge: lines begin there, and no row reads on across it. Mastheads and
imprints go over all columns, though their own pieces may stand apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from bulletin_cli.base.record import record
from bulletin_cli.incoming.back_issues.dates import find_day
from bulletin_cli.incoming.back_issues.facts import LABELS
from bulletin_cli.incoming.back_issues.imprint import is_imprint
from bulletin_cli.incoming.back_issues.measure import width, width_error
from bulletin_cli.incoming.back_issues.number import find_number

_COLUMN, _WORDS = 1.2, 0.15  # ems between two pieces of a line, and between two words
_JOINED = 0.5  # ems between two pieces of running text, at most
_FEWEST = 3  # lines of a column
_LONG = 7  # characters of a line that is text, not a table's cell
_BUCKET, _NARROWEST = 3, 100  # points: of places that are one, and of a column
_LABEL = re.compile(rf"(?:{'|'.join(sorted(LABELS, key=len, reverse=True))})\s*[：:]")


@record
class PdfPiece:
    """Characters that stand together: where they begin, in points, and how large they are."""

    text: str
    x: float
    y: float
    size: float

    @property
    def end(self) -> float:
        """Where they end, by the widths that such characters usually have."""
        return self.x + width(self.text) * self.size


@record
class PdfRow:
    """Pieces at one height, from the left; `edge` is that of their column, 0 for the first."""

    pieces: tuple[PdfPiece, ...]
    edge: int = 0


def page_rows(pieces: Iterable[PdfPiece]) -> list[PdfRow]:
    """Return the rows of a page in the order of reading."""
    rows = list(_rows(pieces))
    wide = _head_and_foot(rows)
    found = [(edge, list(_bands(rows, edge, wide))) for edge in _edges(rows)]
    found = [(edge, bands) for edge, bands in found if any(map(_are_columns, bands))]
    if not found:
        return [PdfRow(row) for row in rows]
    edge, bands = max(found, key=lambda each: sum(len(b) for b in each[1] if _are_columns(b)))
    return [row for band in bands for row in _read_band(band, edge)]


def row_text(pieces: Sequence[PdfPiece]) -> str:
    """Return the text of a row, with the blanks that its distances stand for."""
    text = pieces[0].text
    for one, other in pairwise(pieces):
        blank = _between(one, other)
        text += blank + (other.text.lstrip() if blank else other.text)
    return text


def _between(one: PdfPiece, other: PdfPiece) -> str:
    gap = (other.x - one.end) / other.size
    if gap > _COLUMN + width_error(one.text) / 2:
        return "\t"
    words = one.text[-1].isascii() and other.text[0].isascii()
    return " " if words and gap > _WORDS else ""


_PieceRow = tuple[PdfPiece, ...]
_Halves = tuple[
    _PieceRow, _PieceRow
]  # of a row, what stands before a column's edge, and what after it


def _rows(pieces: Iterable[PdfPiece]) -> Iterator[_PieceRow]:
    """Yield the rows from the top; pieces at half a character's height are of one."""
    row: list[PdfPiece] = []
    for piece in sorted(pieces, key=lambda each: -each.y):
        if row and row[0].y - piece.y > 0.5 * min(row[0].size, piece.size):
            yield tuple(sorted(row, key=lambda each: each.x))
            row = []
        row.append(piece)
    if row:
        yield tuple(sorted(row, key=lambda each: each.x))


def _edges(rows: Sequence[_PieceRow]) -> Iterator[float]:
    """Yield where several lines begin that are not the first of their rows, or stand far in."""
    left = min((row[0].x for row in rows), default=0.0)
    begins = [row[0].x for row in rows]
    pairs = [pair for row in rows for pair in pairwise(row)]
    begins += [other.x for one, other in pairs if _between(one, other) == "\t"]
    places = Counter(round(each / _BUCKET) for each in begins if each > left + _NARROWEST)
    yield from (_BUCKET * (place - 1.0) for place, count in places.items() if count >= _FEWEST)


def _bands(rows: Sequence[_PieceRow], edge: float, wide: set[int]) -> Iterator[list[_Halves]]:
    """Yield neighbouring rows that do not read on across the edge together, others alone."""
    counts = (sum(each.x < edge for each in row) for row in rows)
    halves = [(row[:count], row[count:]) for row, count in zip(rows, counts, strict=True)]
    across = [n in wide or _reads_on(*each, edge) for n, each in enumerate(halves)]
    for key, group in groupby(range(len(rows)), key=across.__getitem__):
        if key:
            yield from ([halves[n]] for n in group)
        else:
            yield [halves[n] for n in group]


def _reads_on(left: _PieceRow, right: _PieceRow, edge: float) -> bool:
    if not left:
        return False
    end = right[0].x if right else edge + 2 * _JOINED * left[-1].size
    return (end - left[-1].end) / left[-1].size < _JOINED


def _are_columns(band: Sequence[_Halves]) -> bool:
    """Return whether both halves have enough lines of text; a table has words."""
    for side in (0, 1):
        lines = [sum(width(each.text) for each in row[side]) for row in band if row[side]]
        if len(lines) < _FEWEST or 2 * sum(each >= _LONG for each in lines) < len(lines):
            return False
    return True


def _read_band(band: Sequence[_Halves], edge: float) -> Iterator[PdfRow]:
    """Yield the left column, then the right one, which may be several."""
    if not _are_columns(band):
        yield from (PdfRow(left + right) for left, right in band)
        return
    yield from (PdfRow(left) for left, _ in band if left)
    for row in page_rows(piece for _, right in band for piece in right):
        yield PdfRow(row.pieces, row.edge or round(edge))


def _head_and_foot(rows: Sequence[_PieceRow]) -> set[int]:
    """Return the rows down to the masthead's number or date, and those from the imprint on."""
    texts = [row_text(row) for row in rows]
    half = len(rows) // 2
    head = [n for n, text in enumerate(texts[:half]) if _is_head(text)]
    foot = [n for n in range(half, len(rows)) if _LABEL.match(texts[n]) or is_imprint(texts[n])]
    return {*range(max(head, default=-1) + 1), *range(min(foot, default=len(rows)), len(rows))}


def _is_head(text: str) -> bool:
    said = find_number(text) or find_day(text)
    return bool(said) and not re.search("[，。；：]", text)
