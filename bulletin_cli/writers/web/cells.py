"""The cells of a table as HTML has them: those made one are one, with the rows they span."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.base.merged_cells import places_in, shown_cells
from bulletin_cli.base.record import record
from bulletin_cli.layout.document import StyledParagraph, StyledTable


@record
class SpanningCell:
    """A cell, and how many rows and columns it takes, None for one."""

    paragraph: StyledParagraph
    rows: str | None
    columns: str | None


def spanning_cells(table: StyledTable) -> Iterator[list[SpanningCell]]:
    """Yield the cells of each row; one that began in a row above is in that one alone."""
    places = places_in(table.merged)
    for row, cells in enumerate(table.rows):
        made = list[SpanningCell]()
        for shown in shown_cells(places, row, len(cells)):
            if not shown.goes_on:
                merged = places.get((row, shown.column))
                height, width = (merged.height, merged.width) if merged else (1, 1)
                paragraph = cells[shown.column]
                made.append(SpanningCell(paragraph, _more(height), _more(width)))
        yield made


def _more(count: int) -> str | None:
    return str(count) if count > 1 else None
