"""A day, a year and a period as people write them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.typography import HALF_WIDTH

if TYPE_CHECKING:
    from bulletin_cli.desk.periods import Period

_DAY = re.compile(r"(?:([1-9][0-9]{3})[-/.年])?([0-9]{1,2})[-/.月]([0-9]{1,2})[日号]?")
_SHORT_DAY = re.compile(r"([1-9][0-9]{3})([0-9]{2})([0-9]{2})")


def parse_day(text: str, today: date) -> date:
    """Return the day that an option gives; one without a year is of this one's.

    Raises BulletinError.
    """
    words = {"昨天": -1, "今天": 0, "明天": 1}
    plain = "".join(text.translate(HALF_WIDTH).split())
    if plain in words:
        return today + timedelta(words[plain])
    match = _DAY.fullmatch(plain) or _SHORT_DAY.fullmatch(plain)
    if match is None:
        raise BulletinError(f"“{text}”不是日期", "写成 2024-11-25、2024年11月25日或 11-25。")
    year, month, day = (int(each or today.year) for each in match.groups())
    try:
        return date(year, month, day)
    except ValueError as error:
        why = _no_such_day(year, month, day)
        raise BulletinError(f"没有 {text} 这一天：{why}", "改成日历上有的日期。") from error


def parse_year(text: str) -> int:
    """Return the year that an option gives. Raises BulletinError."""
    match = re.fullmatch(r"([1-9][0-9]{3})年?", text.translate(HALF_WIDTH).strip())
    if match is None:
        raise BulletinError(f"“{text}”不是年份", "写成 2024。")
    return int(match[1])


def begun_period(text: str, today: date) -> Period:
    """Return the period that an option gives. Raises BulletinError for one that is to come."""
    from bulletin_cli.desk.periods import parse_period

    found = parse_period(text, today)
    if found.start > today:
        hint = f"写已经开始的期间；去年的写全，如 {today.year - 1}Q4。"
        raise BulletinError(f"{found.label}还没有到", hint)
    return found


def _no_such_day(year: int, month: int, day: int) -> str:
    from calendar import monthrange

    if not 1 <= month <= 12:
        return f"没有{month}月"
    if day == 0:
        return "每月从1日起"
    last = monthrange(year, month)[1]
    leap = f"{year}年不是闰年，" if last == 28 else ""
    return f"{leap}{month}月只有{last}天"
