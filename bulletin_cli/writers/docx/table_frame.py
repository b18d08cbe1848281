"""The lines of a table in WordprocessingML, and how far text keeps off them."""

from __future__ import annotations

from bulletin_cli.layout.document import StyledTable, TableRules
from bulletin_cli.writers.docx.xml import element

_OUTER = ("top", "left", "bottom", "right")
_SIDES: dict[TableRules, tuple[str, ...]] = {
    "none": (),
    "outer": _OUTER,
    "all": (*_OUTER, "insideH", "insideV"),
}
_STYLED = StyledTable(())  # looks as the table style that base.docx lends has it


def borders(table: StyledTable) -> str:
    """Return w:tblBorders, nothing where the table style has them already."""
    if (table.rules, table.border) == (_STYLED.rules, _STYLED.border):
        return ""
    weight, color = round(table.border.weight * 8), table.border.color
    lines = "".join(
        element(side, val="single", sz=weight, space=0, color=color)
        if side in _SIDES[table.rules]
        else element(side, val="nil")
        for side in _SIDES["all"]
    )
    return f"<w:tblBorders>{lines}</w:tblBorders>"


def margins(table: StyledTable) -> str:
    """Return w:tblCellMar, nothing where the table style has the margins already."""
    if table.margin == _STYLED.margin:
        return ""
    sides = "".join(element(side, w=0, type="dxa") for side in ("left", "right"))
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"
