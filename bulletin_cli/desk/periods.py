"""Periods (统计期间) as offices say them: a month, a quarter, a year, from day to day."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.base.typography import chinese_date

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_HAN = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
_FORMS = (
    ("quarter", r"(?:(\d{4})年?)?(?:-?q|第|(?=.季度))([1-4一二三四])(?:季度)?"),
    ("half", r"(?:(\d{4})年?)?([上下])半年"),
    ("month", r"(?:(\d{4})[-/.年])?(\d{1,2})月?"),
    ("year", r"(\d{4})年?()"),
)
_RELATIVE = re.compile(r"([上本去今])(个?月|季度|年)")
_UNITS = {"月": "month", "个月": "month", "季度": "quarter", "年": "year"}
_FAR = 180  # days: who types a day so far ahead meant that of the year before
_WORDS = {1: "一", 2: "二", 3: "三", 4: "四"}
HINT = "写成 2024Q3、2024-11、2024、2024年上半年，或上季度、本月。"


@record
class Period:
    """From one day to another, both of them in it."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        """Return whether a day lies in it."""
        return self.start <= day <= self.end

    @property
    def so_far(self) -> Period:
        """Its year so far: from the first of January to its end."""
        return Period(date(self.start.year, 1, 1), self.end)

    @property
    def months(self) -> tuple[str, ...]:
        """Its months, as the folders of submissions are named: `2024-11`."""
        first, last = (day.year * 12 + day.month - 1 for day in (self.start, self.end))
        return tuple(f"{each // 12}-{each % 12 + 1:02}" for each in range(first, last + 1))

    @property
    def label(self) -> str:
        """What it is called: `2024年第三季度`, `2024年11月`, or its days."""
        for kind, months in _MONTHS.items():
            if self == _span(kind, self.start):
                number = (self.start.month - 1) // months + 1
                names = {
                    "month": f"{number}月",
                    "quarter": f"第{_WORDS.get(number)}季度",
                    "half": "上半年" if number == 1 else "下半年",
                    "year": "",
                }
                return f"{self.start.year}年{names[kind]}"
        return f"{chinese_date(self.start)}至{chinese_date(self.end)}"


def past_hint(day: date, today: date) -> str:
    """Return what to write in place of a day to come: 12-02, typed in January, is last year's."""
    hint = f"今天是 {today}，写今天或以前的日期。"
    if (day - today).days > _FAR:
        hint += f"是去年的，写全：{day.year - 1}-{day:%m-%d}。"
    return hint


def parse_period(text: str, today: date) -> Period:
    """Return the period that is meant; without a year it is of this one. Raises BulletinError."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    if match := _RELATIVE.fullmatch(plain):
        kind = _UNITS[match[2]]
        now = _span(kind, today)
        return now if match[1] in "本今" else _span(kind, now.start - timedelta(1))
    for kind, form in _FORMS:
        if match := re.fullmatch(form, plain):
            number = int(_HAN.get(match[2], match[2] or 1))
            months, year = _MONTHS[kind], int(match[1] or today.year)
            if 1 <= number <= 12 // months and year >= 1000:
                return _span(kind, date(year, (number - 1) * months + 1, 1))
    raise BulletinError(f"“{text}”不是统计期间", HINT)


def quarter(day: date) -> Period:
    """Return the quarter that a day lies in."""
    return _span("quarter", day)


def spans(kind: str, within: Period) -> Iterator[Period]:
    """Yield the months, quarters or years, one after another, of which a period has a part."""
    day = within.start
    while day <= within.end:
        found = _span(kind, day)
        yield found
        day = found.end + timedelta(1)


def _span(kind: str, day: date) -> Period:
    months = _MONTHS[kind]
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    return Period(date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1]))
