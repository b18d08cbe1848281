"""Where a line's base is, and the stroke under its words."""

from __future__ import annotations

from bulletin_cli.layout.document import Style
from bulletin_cli.layout.pages import Line, Stroke

# Where the baseline of Chinese faces lies below the top of their em.
ASCENT = 0.88
# Word and LibreOffice put four fifths of an exact pitch above the baseline.
_EXACT_ASCENT = 0.8
_BELOW, _THICK = 0.12, 0.05  # ems; the stroke's upper edge below the base, and its weight


def baseline(line: Line, style: Style) -> float:
    """Return the height on the page of the base of a line's characters."""
    if style.line is not None:
        return line.top + _EXACT_ASCENT * line.height
    return middle_baseline(line, style)


def middle_baseline(line: Line, style: Style) -> float:
    """Return that of characters in the middle of the line's height, where browsers put them."""
    return line.top + (line.height - style.size) / 2 + ASCENT * style.size


def underline(line: Line, style: Style, base: float) -> Stroke | None:
    """Return the stroke under a line's words, below their base; blanks at its end have none."""
    words = len(line.text.rstrip(" "))
    if not style.underline or not words:
        return None
    placing = line.place()
    return Stroke(
        placing.left,
        base + _BELOW * style.size,
        sum(placing.advances[:words]),
        _THICK * style.size,
        style.color or "000000",
    )
