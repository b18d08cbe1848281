"""A pipe table in the article dialect: its lines to a Table and back.

A cell that says `<` goes with the one on its left, one that says `^` with the one above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.merged_cells import CellPlace, MergedCell, places_in
from bulletin_cli.content.article import Alignment, Inline, Table
from bulletin_cli.content.inline import dump_inline, parse_inline

HEADER_MOST = 3  # rows above the separator
WIDTH_LEAST = 3  # percent of the text's width, of a column
_SEPARATOR_CELL = re.compile(r"(:?-+:?|-+\.-+)(?:\s*\{(.*)\})?")
_WIDTH = re.compile(r"\s*width=(\d{1,3})%\s*", re.ASCII)
_CELL_END = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_SEPARATORS: dict[Alignment, str] = {
    "": "---",
    "left": ":---",
    "center": ":---:",
    "right": "---:",
    "decimal": "--.--",
}
_LEFT, _ABOVE = "<", "^"
_MERGING = "“<”并进左边的格子，“^”并进上面的格子；要印出这个符号本身，写 \\< 或 \\^。"


class SourceLine(NamedTuple):
    """A line that is not blank: its number, the column its text begins at, its text."""

    number: int
    column: int
    text: str


class _PipeRow(NamedTuple):
    """A row of the file: its line, and the column and the text of each of its cells."""

    number: int
    cells: list[tuple[int, str]]

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.cells]


def read_table(lines: Sequence[SourceLine], caption: str, file: str) -> Table:
    """Return the table of some lines that all begin with |.

    Raises BulletinError with file and line.
    """
    rows = [_PipeRow(line.number, list(_cells(line))) for line in lines]
    header = _header_rows(rows, file)
    for row in rows:
        if len(row.cells) != len(rows[0].cells):
            raise BulletinError(
                f"这一行有 {len(row.cells)} 格，表头有 {len(rows[0].cells)} 格",
                "每行格数要相同，空格子也写 |。",
                file=file,
                line=row.number,
            )
    separator = rows.pop(header)
    merged = _read_merged(rows, header, file)
    hidden = places_in(merged).keys() - {(each.row, each.column) for each in merged}
    return Table(
        tuple(
            tuple(
                () if (at, place) in hidden else parse_inline(text, file, row.number, column)
                for place, (column, text) in enumerate(row.cells)
            )
            for at, row in enumerate(rows)
        ),
        tuple(map(_alignment, separator.texts)),
        caption,
        lines[0].number,
        header,
        merged,
        _read_widths(separator, file),
    )


def dump_table(table: Table) -> str:
    """Return a table without its caption as lines; `read_table` gives the same table back."""
    marks = dict(_marks(table.merged))
    rows = [
        [marks.get((at, place)) or _dump_cell(cell) for place, cell in enumerate(row)]
        for at, row in enumerate(table.rows)
    ]
    for row in rows[1 : table.header]:
        if all(map(_SEPARATOR_CELL.fullmatch, row)):
            row[0] = f"\\{row[0]}"
    widths = table.widths or (0,) * len(table.alignments)
    rows.insert(
        table.header,
        [
            _SEPARATORS[alignment] + f" {{width={width}%}}" * bool(width)
            for alignment, width in zip(table.alignments, widths, strict=True)
        ],
    )
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cells(line: SourceLine) -> Iterator[tuple[int, str]]:
    """Yield column and text of each cell of a row that begins with |."""
    ends = [match.end() for match in _CELL_END.finditer(line.text)]
    if ends[-1] < len(line.text):
        ends.append(len(line.text) + 1)
    for begin, end in pairwise(ends):
        cell = line.text[begin : end - 1]
        yield begin + line.column + len(cell) - len(cell.lstrip()), cell.strip()


def _header_rows(rows: Sequence[_PipeRow], file: str) -> int:
    """Return how many rows stand above the separator."""
    for at, row in enumerate(rows[1 : HEADER_MOST + 1], start=1):
        if all(map(_SEPARATOR_CELL.fullmatch, row.texts)):
            return at
    raise BulletinError(
        "表格没有分隔行 | --- | --- |",
        f"在表头下面补上分隔行；表头至多 {HEADER_MOST} 行。",
        file=file,
        line=rows[0].number,
    )


def _alignment(text: str) -> Alignment:
    dashes = re.sub("-+", "-", text.partition("{")[0].strip())
    shapes = {re.sub("-+", "-", shape): each for each, shape in _SEPARATORS.items()}
    return shapes[dashes]


def _read_widths(separator: _PipeRow, file: str) -> tuple[int, ...]:
    """Return the width of each column in percent, 0 for one that says none; () for none at all."""
    widths = [_read_width(text, separator.number, file) for text in separator.texts]
    if not any(widths):
        return ()
    least = sum(width or WIDTH_LEAST for width in widths)
    if least > 100:
        raise BulletinError(
            f"列宽合计 {sum(widths)}%，排不下",
            f"合计不超过 100%，没写的一列至少留 {WIDTH_LEAST}%。",
            file=file,
            line=separator.number,
        )
    return tuple(widths)


def _read_width(text: str, line: int, file: str) -> int:
    said = (_SEPARATOR_CELL.fullmatch(text) or [None] * 3)[2]
    if said is None:
        return 0
    match = _WIDTH.fullmatch(said)
    if match is None or not WIDTH_LEAST <= int(match[1]) <= 100:
        raise BulletinError(
            f"不认识的列宽：{{{said[:20]}}}",
            f"写成 {{width=30%}}，即版心宽的百分之几，{WIDTH_LEAST} 到 100。",
            file=file,
            line=line,
        )
    return int(match[1])


def _read_merged(rows: Sequence[_PipeRow], header: int, file: str) -> tuple[MergedCell, ...]:
    """Return the merged cells in the order of their upper left places."""
    owners: dict[CellPlace, CellPlace] = {}
    for at, row in enumerate(rows):
        for column, text in enumerate(row.texts):
            owners[at, column] = at, column
            if text in (_LEFT, _ABOVE):
                near = (at, column - 1) if text == _LEFT else (at - 1, column)
                if near not in owners:
                    side = "左边" if text == _LEFT else "上面"
                    raise BulletinError(
                        f"这一格的 {text} {side}没有格子", _MERGING, file=file, line=row.number
                    )
                owners[at, column] = owners[near]
    parts: dict[CellPlace, list[CellPlace]] = {}
    for place, owner in owners.items():
        parts.setdefault(owner, []).append(place)
    found = tuple(_merged_cell(places) for places in parts.values() if len(places) > 1)
    for each in found:
        _refuse_shape(each, parts[each.row, each.column], header, rows[each.row].number, file)
    return found


def _merged_cell(places: Sequence[CellPlace]) -> MergedCell:
    (row, column), bottom = places[0], max(row for row, _ in places)
    return MergedCell(row, column, bottom - row + 1, max(right for _, right in places) - column + 1)


def _refuse_shape(
    cell: MergedCell, places: Sequence[CellPlace], header: int, line: int, file: str
) -> None:
    if cell.height * cell.width != len(places):
        raise BulletinError("并在一起的格子不是长方形", _MERGING, file=file, line=line)
    if cell.row < header < cell.row + cell.height:
        raise BulletinError("表头的格子和分隔行下面的并在了一起", _MERGING, file=file, line=line)


def _marks(merged: Sequence[MergedCell]) -> Iterator[tuple[CellPlace, str]]:
    """Yield the mark of each cell that goes with another."""
    for cell in merged:
        for row, column in cell.places:
            if column > cell.column:
                yield (row, column), _LEFT
            elif row > cell.row:
                yield (row, column), _ABOVE


def _dump_cell(cell: Inline) -> str:
    text = dump_inline(cell, also="|")
    return f"\\{text}" if text in (_LEFT, _ABOVE) else text
