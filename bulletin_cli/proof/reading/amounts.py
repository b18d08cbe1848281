"""Figures of a sentence as ranges: what a rounded figure may stand for."""

from __future__ import annotations

from bulletin_cli.base.record import record

NUMBER = r"(?<![0-9.．])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_TIMES = {"": 1.0, "万": 1e4, "亿": 1e8}


@record
class Amount:
    """The least and the greatest number that, rounded, is written so."""

    least: float
    most: float

    def less(self, other: Amount) -> Amount:
        """Return the difference."""
        return Amount(self.least - other.most, self.most - other.least)

    def over(self, other: Amount) -> Amount:
        """Return the quotient; `other` is positive."""
        return Amount(self.least / other.most, self.most / other.least)

    def meets(self, other: Amount) -> bool:
        """Return whether both may stand for one number."""
        slack = 1e-9 * max(abs(self.most), abs(other.most), 1)
        return self.least <= other.most + slack and other.least <= self.most + slack


def amount(figure: str, times: str = "") -> Amount:
    """Return what `figure` (1,500 or 12.5) may stand for; `times` is 万, 亿 or nothing."""
    plain = figure.replace(",", "")
    half = 0.5 * 10 ** -len(plain.partition(".")[2])
    factor = _TIMES[times]
    return Amount((float(plain) - half) * factor, (float(plain) + half) * factor)
