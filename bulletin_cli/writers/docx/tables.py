"""Tables in WordprocessingML: the grid, merged cells, rows that stay together or are repeated."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bulletin_cli.base.merged_cells import MergedCell, ShownCell, places_in, shown_cells
from bulletin_cli.base.typography import twips
from bulletin_cli.layout.document import Style, StyledParagraph, StyledTable
from bulletin_cli.writers.docx.table_frame import borders, margins
from bulletin_cli.writers.docx.xml import element, switch


def table_of(table: StyledTable, contents: Sequence[Sequence[str]]) -> str:
    """Return the table; `contents` are the paragraphs of its cells, row by row."""
    edges = [twips(sum(table.widths[:n])) for n in range(len(table.widths) + 1)]
    grid = "".join(element("gridCol", w=right - left) for left, right in pairwise(edges))
    places = places_in(table.merged)
    rows = "".join(
        f"<w:tr>{_row_properties(table, row)}"
        + "".join(
            f"<w:tc>{_cell_properties(table, shown, places.get((row, shown.column)), edges)}"
            f"{cells[shown.column]}</w:tc>"
            for shown in shown_cells(places, row, len(cells))
        )
        + "</w:tr>"
        for row, cells in enumerate(contents)
    )
    width = element("tblW", w=edges[-1], type="dxa")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>{width}'
        f'<w:jc w:val="center"/>{borders(table)}<w:tblLayout w:type="fixed"/>{margins(table)}'
        "</w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def in_table(table: StyledTable, row: int, paragraph: StyledParagraph, style: Style) -> str:
    """Return the direct formatting of a paragraph in a row, before its alignment.

    It holds the row on the page of the next one, and a figure away from the edge; the style's own
    indent is in characters.
    """
    is_last = row == len(table.rows) - 1
    keep = row < table.header < len(table.rows) or row in table.tied_rows
    keep |= table.keep_with_next and is_last
    direct = "<w:keepNext/>" * keep + switch("snapToGrid", False) * bool(paragraph.picture)
    if paragraph.inset:
        right = twips(style.right * style.size + paragraph.inset)
        direct += element("ind", rightChars=0, right=right)
    return direct


def _row_properties(table: StyledTable, row: int) -> str:
    whole = "<w:cantSplit/>" * (row not in table.cut_rows)
    properties = whole + "<w:tblHeader/>" * (row < table.header)
    return f"<w:trPr>{properties}</w:trPr>" if properties else ""


def _cell_properties(
    table: StyledTable, shown: ShownCell, merged: MergedCell | None, edges: Sequence[int]
) -> str:
    width = edges[shown.column + shown.width] - edges[shown.column]
    properties = element("tcW", w=width, type="dxa")
    properties += element("gridSpan", val=shown.width) if shown.width > 1 else ""
    place = "center"
    if merged and merged.height > 1:
        properties += "<w:vMerge/>" if shown.goes_on else element("vMerge", val="restart")
        # What goes over the end of a page begins at its own top.
        place = "center" if merged.row in table.tied_rows else "top"
    return f"<w:tcPr>{properties}{element('vAlign', val=place)}</w:tcPr>"
