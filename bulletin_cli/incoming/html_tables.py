"""The grid of a table in a web page: where its cells stand that span columns and rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from bulletin_cli.base.merged_cells import CellPlace, MergedCell
from bulletin_cli.base.record import record
from bulletin_cli.incoming.word.limits import COLUMNS_MOST


@record
class HtmlGrid:
    """The elements of a table row by row, None where another cell is spread; its header rows."""

    rows: tuple[tuple[Any, ...], ...]
    merged: tuple[MergedCell, ...]
    header: int


def read_grid(table: Any) -> HtmlGrid:
    """Return the cells of a table where a browser puts them, none over another."""
    found = [[each for each in row if each.tag in ("td", "th")] for row in table.iter("tr")]
    rows = [row for row in found if row]
    taken: set[CellPlace] = set()
    merged: list[MergedCell] = []
    placed: list[tuple[Any, ...]] = []
    for at, row in enumerate(rows):
        cells: list[Any] = []
        for element in row:
            _pass_taken(cells, at, taken)
            cell = _cell(element, at, len(cells), len(rows) - at, taken)
            cells += [element, *[None] * (cell.width - 1)]
            if cell.height * cell.width > 1:
                merged.append(cell)
                taken.update(place for place in cell.places if place[0] > at)
        _pass_taken(cells, at, taken)
        placed.append(tuple(cells))
    return HtmlGrid(tuple(placed), tuple(merged), _header(rows))


def _pass_taken(cells: list[Any], row: int, taken: Collection[CellPlace]) -> None:
    """Go past the places that cells of rows above are spread over."""
    while (row, len(cells)) in taken:
        cells.append(None)


def _cell(
    element: Any, row: int, column: int, below: int, taken: Collection[CellPlace]
) -> MergedCell:
    """Return the places of a cell: as it says, as far as the table goes and they are free."""
    if column >= COLUMNS_MOST:
        return MergedCell(row, column)
    most = min(column + max(_span(element, "colspan"), 1), COLUMNS_MOST)
    end = next((at for at in range(column, most) if (row, at) in taken), most)
    return MergedCell(row, column, min(_span(element, "rowspan") or below, below), end - column)


def _span(element: Any, name: str) -> int:
    """Return how many columns or rows a cell takes; 0 rows are all that are left."""
    text = (element.get(name) or "").strip()
    if not text.isascii() or not text.isdigit() or len(text) > 5:
        return 1
    return int(text)


def _header(rows: Sequence[Sequence[Any]]) -> int:
    """Return how many rows at the top are of a thead."""
    for at, row in enumerate(rows):
        if not any(each.tag == "thead" for each in row[0].iterancestors()):
            return at
    return len(rows)
