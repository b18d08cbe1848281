"""The grid of a table in a web page: where its cells stand that span columns and rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bulletin_cli.base.merged_cells import MergedCell, Place
from bulletin_cli.base.record import record
from bulletin_cli.incoming.word.limits import COLUMNS_MOST


@record
class HtmlGrid:
    """The elements of a table row by row, None where another cell is spread; its header rows."""

    rows: tuple[tuple[Any, ...], ...]
    merged: tuple[MergedCell, ...]
    header: int


def read_grid(table: Any) -> HtmlGrid:
    """Return the cells of a table where a browser puts them."""
    found = [[each for each in row if each.tag in ("td", "th")] for row in table.iter("tr")]
    rows = [row for row in found if row]
    taken: set[Place] = set()
    merged: list[MergedCell] = []
    placed: list[tuple[Any, ...]] = []
    for at, row in enumerate(rows):
        cells: list[Any] = []
        for element in row:
            while (at, len(cells)) in taken:
                cells.append(None)
            column = len(cells)
            room = max(COLUMNS_MOST - column, 1)
            width = min(_span(element, "colspan") or 1, room)
            height = min(_span(element, "rowspan") or len(rows), len(rows) - at)
            cells += [element, *[None] * (width - 1)]
            if height * width > 1:
                merged.append(MergedCell(at, column, height, width))
                taken.update(place for place in merged[-1].places if place[0] > at)
        while (at, len(cells)) in taken:
            cells.append(None)
        placed.append(tuple(cells))
    return HtmlGrid(tuple(placed), tuple(merged), _header(rows))


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
