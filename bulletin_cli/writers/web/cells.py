"""The cells of a table as HTML shows them: one that is several made one is written once."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.base.merged_cells import places_in, shown_cells
from bulletin_cli.base.record import record
from bulletin_cli.layout.document import StyledParagraph, StyledTable


@record
class WebCell:
    """A cell and how many rows and columns it takes up, None for one."""

    paragraph: StyledParagraph
    rowspan: str | None
    colspan: str | None


def cells_of(table: StyledTable) -> Iterator[tuple[WebCell, ...]]:
    """Yield the cells that each row writes; those that began in a row above are not among them."""
    places = places_in(table.merged)
    for row, paragraphs in enumerate(table.rows):
        cells = []
        for shown in shown_cells(places, row, len(paragraphs)):
            if shown.goes_on:
                continue
            merged = places.get((row, shown.column))
            height, width = (merged.height, merged.width) if merged else (1, 1)
            cells.append(WebCell(paragraphs[shown.column], _span(height), _span(width)))
        yield tuple(cells)


def _span(cells: int) -> str | None:
    return str(cells) if cells > 1 else None
