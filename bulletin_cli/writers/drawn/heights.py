"""How high text stands on the page, and how heavy a face without a bold of its own is made."""

from __future__ import annotations

from bulletin_cli.layout.document import Raised, Style
from bulletin_cli.layout.pages import Line

# Where the baseline of Chinese faces lies below the top of their em.
ASCENT = 0.88
# Word and LibreOffice put four fifths of an exact pitch above the baseline.
_EXACT_ASCENT = 0.8
# How far above the line raised text stands, in ems of what is on the line.
RISE: dict[Raised, float] = {"superscript": 1 / 3, "subscript": -1 / 7}
# A face without a bold of its own is drawn with a stroke this many ems wide.
FAUX_BOLD = 0.03


def baseline(line: Line, style: Style) -> float:
    """Return how far below the sheet's upper edge a line's text stands, in points."""
    if style.line is not None:
        return line.top + _EXACT_ASCENT * line.height
    return line.top + (line.height - style.size) / 2 + ASCENT * style.size
