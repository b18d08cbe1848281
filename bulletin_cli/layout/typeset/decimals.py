"""Columns of figures: point under point, their widest in the middle of the column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_cli.base.merged_cells import places_in
from bulletin_cli.base.record import replace
from bulletin_cli.base.typography import written
from bulletin_cli.layout.document import Document, StyledParagraph, StyledTable
from bulletin_cli.layout.typeset.widths import natural_widths

_FIGURE = re.compile(r"([+\-−±]?\d[\d,，]*)((?:\.\d+)?[%％‰]?)")


def align_figures(table: StyledTable, document: Document, margin: float) -> StyledTable:
    """Return the table with the figures of its columns of figures held away from the right edge.

    All else in such a column stands in its middle. Word's own stops at the point are not the same
    in every program, a distance from the edge is.
    """
    if not table.decimals:
        return table
    rows = [list(row) for row in table.rows]
    for column in table.decimals:
        spare = table.widths[column] - 2 * margin - figure_width(table, column, document)
        if spare < 0:  # a writer's width that does not hold them
            continue
        figures = list(_figures(table, column, document))
        behind = max((rest for _, _, rest in figures), default=0.0)
        for row, _, rest in figures:
            distance = written(spare / 2 + behind - rest)
            rows[row][column] = replace(rows[row][column], align="right", inset=distance)
    return replace(table, rows=tuple(map(tuple, rows)))


def figure_width(table: StyledTable, column: int, document: Document) -> float:
    """Return the width that all figures of a column take, point under point."""
    figures = list(_figures(table, column, document))
    before = max((whole for _, whole, _ in figures), default=0.0)
    return before + max((rest for _, _, rest in figures), default=0.0)


def _figures(
    table: StyledTable, column: int, document: Document
) -> Iterator[tuple[int, float, float]]:
    """Yield the row of each figure below the header, its width up to the point and behind it."""
    merged = places_in(cell for cell in table.merged if cell.width > 1)
    for row in range(table.header, len(table.rows)):
        cell = table.rows[row][column]
        match = None if (row, column) in merged else _FIGURE.fullmatch(cell.text)
        if match:
            whole = _width(match[1], cell, document)
            yield row, whole, _width(match[0], cell, document) - whole


def _width(text: str, cell: StyledParagraph, document: Document) -> float:
    style = document.styles[cell.style]
    return sum(natural_widths(text, style, document.line_breaking).advances)
