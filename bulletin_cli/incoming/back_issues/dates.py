"""Numerals and dates of old issues: 486, ４８６, 四百八十六, 二○二四年十一月二十五日."""

from __future__ import annotations

import re
from datetime import date

_FIGURES = {each: n for n, each in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "О": 0, "O": 0, "Ｏ": 0, "两": 2,
}  # fmt: skip
_POWERS = {"十": 10, "百": 100, "千": 1000}
_HALF = {0xFF10 + n: str(n) for n in range(10)}
NUMERAL = "(?:[0-9０-９]{1,5}|[〇○ОOＯ零一二两三四五六七八九十百千]{1,9})"
YEAR = "(?:[0-9０-９]{4}|[〇○ОOＯ零一二三四五六七八九]{4})"
_DAY = re.compile(rf"({YEAR})\s*年\s*({NUMERAL})\s*月\s*({NUMERAL})\s*[日号]")
_FIGURES_DAY = re.compile(r"(?<!\d)(\d{4})([-/.．－])(\d{1,2})\2(\d{1,2})(?!\d)")


def numeral(text: str) -> int | None:
    """Return the number that `text` writes in Arabic or Chinese, by place or by power."""
    text = text.translate(_HALF)
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or any(each not in _FIGURES and each not in _POWERS for each in text):
        return None
    if not any(each in _POWERS for each in text):
        return int("".join(str(_FIGURES[each]) for each in text))
    total, figure = 0, 0
    for each in text:
        if each in _POWERS:
            total += (figure or 1) * _POWERS[each]
            figure = 0
        else:
            figure = _FIGURES[each]
    return total + figure


def find_day(text: str) -> tuple[date, int, int] | None:
    """Return the first date that `text` writes, and where it begins and ends."""
    found = [match for form in (_DAY, _FIGURES_DAY) for match in form.finditer(text)]
    for match in sorted(found, key=re.Match.start):
        parts = [numeral(each) for each in match.groups() if numeral(each) is not None]
        try:
            year, month, day = (each or 0 for each in parts)
            return date(year, month, day), match.start(), match.end()
        except ValueError:  # no such day
            continue
    return None
