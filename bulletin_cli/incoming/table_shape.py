"""What a foreign table's rows are: which of them name its columns, which cells are one."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_cli.base.merged_cells import MergedCell, cut_below, keep_rows
from bulletin_cli.base.record import record
from bulletin_cli.content.pipe_table import HEADER_MOST, WIDTH_LEAST
from bulletin_cli.incoming.word.content import WordCell, WordTable

_NAME_MOST = 12  # characters of what a column is called
_STOPS = tuple("。！？”")


@record
class TableShape:
    """How many rows there are and how many are header, and the merged cells.

    Of some of these the part below the header `is_cut` off. `widths` are those of an article's
    table: of columns that are left blank, for what a column needs is seen only by what is in it.
    """

    rows: int
    header: int
    merged: tuple[MergedCell, ...]
    is_cut: bool
    widths: tuple[int, ...]
    landscape: bool


def shape_of(table: WordTable, kept: Sequence[int]) -> TableShape:
    """Return the shape of a table of which these rows are kept.

    A header goes as far as its rows say, or as cells reach that begin in its first row; below one
    that is spread over several columns it has their names, too. A row that is one cell is the
    table's title, above the first row.
    """
    merged = keep_rows(table.merged, kept)
    said = sum(row < table.header for row in kept)
    first = 1 if has_title_row(table, kept) else 0
    header = max(said, _reach(merged, first + 1))
    if header == first + 1 < len(kept) - 1 and _names_below(table, kept[header], first, merged):
        header += 1
    if header > HEADER_MOST or (header > 1 and header >= len(kept)):
        header = 1
    whole = cut_below(merged, header)
    widths = _blank_widths(table, kept[header:])
    return TableShape(len(kept), header, whole, whole != merged, widths, table.landscape)


def is_name(cell: WordCell) -> bool:
    """Return whether a cell may name a column."""
    text = "".join(each.text for each in cell).strip()
    return 0 < len(text) <= _NAME_MOST and text[-1] not in _STOPS


def has_title_row(table: WordTable, kept: Sequence[int]) -> bool:
    """Return whether the first row is one cell over all columns, with a table below it."""
    columns = max(map(len, table.rows))
    return len(kept) > 2 and columns > 1 and MergedCell(kept[0], 0, 1, columns) in table.merged


def _reach(merged: Sequence[MergedCell], end: int) -> int:
    """Return the row below all cells that hang together with those above the row `end`."""
    for each in merged:  # in the order of their rows
        if each.row < end:
            end = max(end, each.row + each.height)
    return end


def _names_below(table: WordTable, row: int, first: int, merged: Sequence[MergedCell]) -> bool:
    """Return whether a row of the table names the columns below wide cells of the `first` one."""
    cells = table.rows[row]
    columns = max(map(len, table.rows))
    wide = [each for each in merged if each.row == first and 1 < each.width < columns]
    below = [cell for each in wide for cell in cells[each.column : each.column + each.width]]
    return bool(below) and all(is_name(cell) and not _has_digit(cell) for cell in below)


def _blank_widths(table: WordTable, below: Sequence[int]) -> tuple[int, ...]:
    """Return the percentages that columns have which are blank in these rows; 0 for the others."""
    whole = sum(table.widths)
    columns = max(map(len, table.rows))
    if not (below and whole and len(table.widths) == columns):
        return ()
    rows = set(below)
    apart = {column for each in table.merged for row, column in each.places if row in rows}
    shares = tuple(
        0 if column in apart or _is_written(table, below, column)
        else max(round(100 * width / whole), WIDTH_LEAST)
        for column, width in enumerate(table.widths)
    )  # fmt: skip
    fits = sum(share or WIDTH_LEAST for share in shares) <= 100
    return shares if any(shares) and not all(shares) and fits else ()


def _is_written(table: WordTable, rows: Sequence[int], column: int) -> bool:
    cells = (table.rows[row][column : column + 1] for row in rows)
    return any(each.text.strip() or each.pictures for row in cells for cell in row for each in cell)


def _has_digit(cell: WordCell) -> bool:
    return any(sign.isdigit() for each in cell for sign in each.text)
