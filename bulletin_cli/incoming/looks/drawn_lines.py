"""Lines that are drawn on a page, as mastheads have them: their weight and colour."""

from __future__ import annotations

import re
from typing import Any

from bulletin_cli.incoming.looks.properties import number
from bulletin_cli.incoming.word.xml import A, V, W, shown
from bulletin_cli.layout.document import Border

_EMU = 12700  # in a point
LINES = ("line", "straightConnector1")
_RED = "FF0000"  # of a line whose colour is the theme's: a masthead's is red
_NAMED = {"red": "FF0000", "black": "000000", "blue": "0000FF", "green": "008000"}
_LEAST, _MOST = 0.25, 12.0  # points


def drawn_line(paragraph: Any) -> Border | None:
    """Return the first straight line that is drawn at a paragraph, None without one."""
    for each in shown(paragraph, f"{W}txbxContent"):
        if each.tag == f"{V}line":
            return _vml(each)
        if each.tag == f"{A}prstGeom" and each.get("prst") in LINES:
            return _drawing(each.getparent())
    return None


def _drawing(shape: Any) -> Border:
    line = shape.find(f"{A}ln")
    color = None if line is None else line.find(f".//{A}srgbClr")
    weight = 0.75 if line is None else number(line.get("w", "9525")) / _EMU
    return _line(weight, _RED if color is None else color.get("val", _RED))


def _vml(line: Any) -> Border:
    weight = re.match(r"\d{1,3}(?:\.\d{1,4})?", line.get("strokeweight", "0.75"))
    said = line.get("strokecolor", "").partition(" ")[0]
    color = _NAMED.get(said, said.removeprefix("#"))
    color = "".join(2 * each for each in color) if len(color) == 3 else color
    return _line(float(weight[0]) if weight else 0.75, color)


def _line(weight: float, color: str) -> Border:
    known = re.fullmatch("[0-9A-Fa-f]{6}", color)
    return Border(min(max(weight, _LEAST), _MOST), color.upper() if known else "000000")
