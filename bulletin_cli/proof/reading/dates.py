"""The dates that a text names, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bulletin_cli.base.record import record
from bulletin_cli.proof.reading.numerals import value, year

_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_JOINT = "至|到|——|[—–－~～、和及-]"
# 25—29日 has its 日 only once.
_DATE = (
    "(?<![0-9.．一二三四五六七八九十])(?:([0-9]{4}|[〇零○一二三四五六七八九]{4})年)?"
    f"({_NUMBER})月({_NUMBER})(?:日|(?=(?:{_JOINT})(?:{_NUMBER})日))"
)
_NEXT = f"({_JOINT})({_NUMBER})日(?!内|以|后|游|龄)"
_JOINTS = frozenset("至到—–－~～、和及-")  # what _JOINT begins with
_LUNAR = ("农历", "阴历", "旧历", "夏历", "农历闰", "藏历")


@record
class Day:
    """A day named at text[start:end]; `year` is None where it is not written.

    `joint` joins it to the day before, whose month (and year) it takes: 11月25日至29日.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    joint: str = ""

    def on(self, year: int) -> date | None:
        """Return the date in `year`, None where there is none."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def days(text: str) -> Iterator[Day]:
    """Yield the days in the order of `text`; those of the lunar calendar are left out."""
    if "月" not in text or "日" not in text:
        return
    for match in re.finditer(_DATE, text):
        month, day = value(match[2]), value(match[3])
        if month is None or day is None or _is_lunar(text, match.start()):
            continue
        named = year(match[1]) if match[1] else None
        yield Day(*match.span(), named, month, day)
        yield from _more(text, match.end(), named, month)


def _more(text: str, end: int, named: int | None, month: int) -> Iterator[Day]:
    """Yield the days that follow without a month of their own."""
    while text[end : end + 1] in _JOINTS and (match := re.compile(_NEXT).match(text, end)):
        day = value(match[2])
        if day is None:
            return
        yield Day(match.start(2), match.end(), named, month, day, match[1])
        end = match.end()


def _is_lunar(text: str, start: int) -> bool:
    return text[max(start - 8, 0) : start].rstrip("（(").endswith(_LUNAR)
