"""Dates in a text: where they stand, and which day they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from bulletin_cli.record import record

_HALF_YEAR = 183  # days


@record
class Day:
    """A date at text[start:end]; `year` is None where the text does not say it."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    def on(self, near: date | None) -> date | None:
        """Return the day, its year drawn from the nearest to `near` where it is not said.

        None where there is no such day, or nothing to draw the year from.
        """
        if self.year is not None:
            return made(self.year, self.month, self.day)
        if near is None:
            return None
        years = (near.year - 1, near.year, near.year + 1)
        days = [day for year in years if (day := made(year, self.month, self.day))]
        return min(days, key=lambda day: abs((day - near).days), default=None)


def made(year: int, month: int, day: int) -> date | None:
    """Return a date, None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days(text: str) -> Iterator[Day]:
    """Yield the dates with month and day in a text; a year before one holds for those after it."""
    year: int | None = None
    for match in _day().finditer(text):
        if match[1]:
            year = int(match[1])
        elif match[2]:
            year = None  # 同年, 去年, 次年 …
        yield Day(match.start(), match.end(), year, int(match[3]), int(match[4]))


@cache
def _day() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<!\d)((?:19|20)\d\d)年|((?:今|去|当|同|次|翌|明|前)年))?(?<!\d)(\d{1,2})月(\d{1,2})[日号]"
    )
