"""How wide characters stand: full and half widths, the quarter em between Han and Latin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_cli.document import Run, Style

# U+2219 is not in the body face; the published No. 486 shows it a quarter em wide.
_ODD_WIDTHS = {"\u2219": 0.25}
_HALF = 0.5
_QUARTER = 0.25
_HAN = "\u3400-\u9fff"
_LATIN = "0-9A-Za-z"
_MEET = re.compile(f"[{_HAN}](?=[{_LATIN}])|[{_LATIN}](?=[{_HAN}])")


def advances(text: str, style: Style, *, auto_space: bool) -> list[float]:
    """Return each character's natural width in points.

    A Chinese face without Latin metrics: ASCII half an em, all else one. Where Han meets a digit
    or a Latin letter, the quarter em of Word's autoSpaceDE and autoSpaceDN is part of the first
    of the two; there is none beside punctuation.
    """
    half, full = _HALF * style.size + style.tracking, style.size + style.tracking
    widths = [half if character < "\x80" else full for character in text]
    for odd, width in _ODD_WIDTHS.items():
        for place in (n for n, character in enumerate(text) if character == odd):
            widths[place] = width * style.size + style.tracking
    if auto_space:
        for match in _MEET.finditer(text):
            widths[match.start()] += _QUARTER * style.size
    return widths


def bold_marks(runs: Sequence[Run]) -> tuple[bool, ...]:
    """Return for each character of the runs whether it is bold."""
    return tuple(run.bold for run in runs for _ in run.text)
