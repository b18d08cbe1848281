"""NUM001: days that the calendar does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_cli.proof.finding import Found, Level
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.dates import Day, days
from bulletin_cli.proof.register import paragraph_rule

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH = "(?<![0-9])[0-9]{4}年(00?|1[3-9]|[2-9][0-9])月"


@paragraph_rule(
    "NUM001",
    "error",
    "没有这个日期",
    about="日历上没有的日期：13月、11月31日、平年的2月29日、倒过来的11月28日至25日。核对后改正。",
    good=("2024年2月29日，会议召开。", "11月30日前报送。", "11月25日至29日放假。"),
    bad=(
        "11月31日，会议召开。",
        "2023年2月29日，会议召开。",
        "13月5日报送。",
        "2024年13月，项目完工。",
        "2月28日至30日举行。",
        "11月28日至25日举行。",
        "二〇二四年二月三十日",
        "6月0日",
    ),
    spared=(
        "农历二月三十日",
        "农历2月30日，会议召开。",
        "0.5月租金，共13个月",
        "12月25日至1月5日举行。",
        "自2月25日起30日内",
        "2月28日至30日内完成。",
        "20年13月余",
    ),
    needs="月",
)
def impossible_date(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A date must be one that the calendar has."""
    text = paragraph.text
    before: Day | None = None
    for day in days(text):
        if message := _fault(day) or _inverted(before, day):
            yield _wrong(paragraph, day.start, day.end, message)
        before = day
    for match in re.finditer(_MONTH, text) if "年" in paragraph.characters else ():
        if not text[match.end() : match.end() + 1].isdigit():
            yield _wrong(paragraph, *match.span(), f"没有{match[1]}月，核对日期")


def _fault(day: Day) -> str:
    if not 1 <= day.month <= 12:
        return f"没有{day.month}月，核对日期"
    if not 1 <= day.day <= _LENGTHS[day.month - 1]:
        return f"{day.month}月没有{day.day}日，核对日期"
    if day.year and not day.on(day.year):
        return f"{day.year}年不是闰年，2月没有29日，核对日期"
    return ""


def _inverted(before: Day | None, day: Day) -> str:
    if before and day.joint and day.joint not in "、和及" and before.day > day.day:
        return f"止日{day.day}日早于起日{before.day}日，核对日期"
    return ""


def _wrong(paragraph: LogicalParagraph, start: int, end: int, message: str) -> Found:
    level: Level | None = "warning" if paragraph.is_foreign(start, end) else None
    return paragraph.report(start, end, message, level=level)
