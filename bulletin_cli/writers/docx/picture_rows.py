"""Pictures side by side in WordprocessingML: a table of one row that has no lines.

Word, WPS and LibreOffice set its columns alike and keep a caption below its picture, which tabs
and blanks in a paragraph do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from bulletin_cli.base.typography import twips
from bulletin_cli.layout.document import ROW_GAP, StyledPictureRow
from bulletin_cli.writers.docx.xml import element, switch

_NO_MARGINS = "".join(element(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))


def row_table(row: StyledPictureRow, contents: Sequence[str]) -> str:
    """Return the table; `contents` are the paragraphs of each cell."""
    widths = [each.width for each in row.cells]
    middles = [edge - ROW_GAP / 2 for edge in accumulate(each + ROW_GAP for each in widths)]
    edges = list(map(twips, (0.0, *middles[:-1], sum(widths) + ROW_GAP * (len(widths) - 1))))
    columns = [right - left for left, right in pairwise(edges)]
    grid = "".join(element("gridCol", w=each) for each in columns)
    last = len(columns) - 1
    cells = "".join(
        f"<w:tc><w:tcPr>{element('tcW', w=width, type='dxa')}"
        f"<w:tcMar>{_margin('left', place > 0)}{_margin('right', place < last)}</w:tcMar>"
        f"</w:tcPr>{content}</w:tc>"
        for place, (width, content) in enumerate(zip(columns, contents, strict=True))
    )
    whole = "" if row.is_cut else "<w:trPr><w:cantSplit/></w:trPr>"
    return (
        f"<w:tbl><w:tblPr>{element('tblW', w=edges[-1], type='dxa')}"
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_NO_MARGINS}</w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{whole}{cells}</w:tr></w:tbl>"
    )


def in_cell(row: StyledPictureRow) -> str:
    """Return the direct formatting of paragraphs in a row, before their spacing.

    The row is kept whole by itself; what is next is another matter than the style of a picture
    says. No grid stretches lines of a table in every program alike.
    """
    return switch("keepNext", row.keep_with_next) + switch("snapToGrid", False)


def _margin(side: str, inner: bool) -> str:
    return element(side, w=twips(ROW_GAP / 2) * inner, type="dxa")
