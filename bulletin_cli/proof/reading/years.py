"""The years that a date without one may be of."""

from __future__ import annotations

import re
from datetime import date

from bulletin_cli.proof.context import Text
from bulletin_cli.proof.reading.dates import Day

_JUDGED = range(1900, 2101)  # years whose weekdays are looked at
_NEAR = 240  # days: a date without a year that is nearer than this may be of that year
_SHIFTS = {"今年": 0, "本年": 0, "去年": -1, "明年": 1}


class Years:
    """What years a date without one may be of, as a text is read from top to bottom."""

    def __init__(self, text: Text) -> None:
        self.issue = text.date
        self.named: int | None = None  # the last year named
        self.dated: Day | None = None  # the last date of the paragraph that had its year
        self.position = 0

    def start(self) -> None:
        """Begin a paragraph."""
        self.dated, self.position = None, 0

    def read(self, text: str, end: int) -> None:
        """Remember the last year named in `text` up to `end`."""
        for match in re.compile("(?:19|20)[0-9]{2}(?=年)").finditer(text, self.position, end):
            self.named = int(match[0])
        self.position = end

    def of(self, day: Day, text: str) -> list[date]:
        """Return the dates that `day` may be, the likeliest first."""
        if day.year:
            years = [day.year]
        elif (shift := _SHIFTS.get(text[max(day.start - 2, 0) : day.start])) is not None:
            years = [self.issue.year + shift] if self.issue else []
        else:
            years = [*self._near(day), *self._named(day)]
        return [each for each in map(day.on, years) if each and each.year in _JUDGED]

    def _near(self, day: Day) -> list[int]:
        if not (issue := self.issue):
            return []
        around = [day.on(year) for year in (issue.year - 1, issue.year, issue.year + 1)]
        dates = sorted((abs(each - issue), each.year) for each in around if each)
        return [year for away, year in dates if away.days <= _NEAR]

    def _named(self, day: Day) -> list[int]:
        """Return the year of the date before in the paragraph; in an issue, any year before."""
        if self.dated and self.dated.year:
            year = self.dated.year
            return [year + 1, year] if day.month < self.dated.month else [year]
        return [self.named] if self.named and self.issue else []
