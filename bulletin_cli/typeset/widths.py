"""How wide characters stand: full and half widths, the quarter em between Han and Latin."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_cli.document import Run, Style

# U+2219 is not in the body face; the published No. 486 shows it a quarter em wide.
_ODD_WIDTHS = {"\u2219": 0.25}
_HALF = 0.5
_QUARTER = 0.25


def em(character: str) -> float:
    """Return the width of a character in ems of a Chinese face without Latin metrics."""
    if character in _ODD_WIDTHS:
        return _ODD_WIDTHS[character]
    return _HALF if character.isascii() else 1.0


def advances(text: str, style: Style, *, auto_space: bool) -> list[float]:
    """Return each character's natural width in points.

    Where Han meets a digit or a Latin letter, the quarter em of Word's autoSpaceDE and
    autoSpaceDN is part of the first of the two; there is none beside punctuation.
    """
    widths = [em(character) * style.size + style.tracking for character in text]
    if auto_space:
        quarter = _QUARTER * style.size
        for place in range(len(text) - 1):
            if _meet(text[place], text[place + 1]):
                widths[place] += quarter
    return widths


def bold_marks(runs: Sequence[Run]) -> tuple[bool, ...]:
    """Return for each character of the runs whether it is bold."""
    return tuple(run.bold for run in runs for _ in run.text)


def is_han(character: str) -> bool:
    """Return whether a character is a Chinese ideograph."""
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff"


def _meet(one: str, other: str) -> bool:
    return (is_han(one) and _latin(other)) or (_latin(one) and is_han(other))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
