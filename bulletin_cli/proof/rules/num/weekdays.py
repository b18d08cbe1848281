"""NUM002: weekdays that are not those of their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.dates import Day, days
from bulletin_cli.proof.reading.years import Years
from bulletin_cli.proof.register import text_rule

_NAMES = "一二三四五六日"
_WEEKDAY = "(?:星期|礼拜|周)([一二三四五六日天])"
_JOINT = "(?:至|到|——|[—–－~～、和及-])"
_AFTER = re.escape("，,。；;、）)上下晚早凌中在举") + r"\s"
# （星期四）, （农历除夕、周二）, （星期一至星期五）, （周四下午）
_BRACKETED = (
    f"[（(](?:[^（）()]{{0,10}}[，、,])?{_WEEKDAY}(?:{_JOINT}{_WEEKDAY})?"
    "(?:[，、,]?(?:上|下|中|晚|早|凌|全)[^（）()]{0,8})?[）)]"
)
_BESIDE = rf"{_WEEKDAY}(?=[{_AFTER}]|$)|[，,]\s?{_WEEKDAY}(?=[，,。；;）)]|$)"
_BEFORE = f"{_WEEKDAY}[（(]$"


@text_rule(
    "NUM002",
    "error",
    "星期与日期不符",
    about="日期后面写的星期要与日历一致。年份取日期自己的、前文的或本期的；改星期还是改日期，由编者核对。",
    good=(
        "2024年11月21日（星期四），会议召开。",
        "11月21日星期四下午",
        "11月23日、24日（星期六、星期日）上班。",
        "为做好2025年放假安排，通知如下：10月1日（周三）至8日（周三）放假。",
    ),
    bad=(
        ("2024年11月21日（星期三），会议召开。", "2024年11月21日（星期四），会议召开。"),
        ("11月21日（周五下午），会议召开。", "11月21日（周四下午），会议召开。"),
        ("今年11月21日，星期五，会议召开。", "今年11月21日，星期四，会议召开。"),
        "二〇二四年十一月二十一日 星期三",
        "2024年12月30日（星期一）至1月2日（星期五）",
        "11月25日至29日（星期一至星期四）",
        "本周五（11月21日）召开",
    ),
    spared=(
        "11月21日周一鸣出席会议。",
        "11月21日，周五例会照常。",
        "2019年春节安排\n2月4日至10日放假，2月2日（星期六）、2月3日（星期日）上班。",
        "11月21日一周三次",
        "11月25日至29日（每周三）",
    ),
)
def wrong_weekday(text: Text) -> Iterator[Found]:
    """The weekday beside a date must be that of the date."""
    years = Years(text)
    for paragraph in text.paragraphs:
        years.start()
        if not paragraph.characters.isdisjoint("期周拜"):
            yield from _in_paragraph(paragraph, years)
        if "年" in paragraph.characters:
            years.read(paragraph.text, len(paragraph.text))


def _in_paragraph(paragraph: LogicalParagraph, years: Years) -> Iterator[Found]:
    before: Day | None = None
    text = paragraph.text
    for day in days(text):
        years.read(text, day.start)
        for named, start in _weekdays(text, before, day):
            dates = years.of(named, text)
            if dates and all(_name(each) != _plain(text[start]) for each in dates):
                yield _found(paragraph, start, dates[0])
        years.dated = day if day.year else years.dated
        before = day


def _weekdays(text: str, before: Day | None, day: Day) -> Iterator[tuple[Day, int]]:
    """Yield days with the places of the characters that name their weekdays."""
    if match := re.compile(_BRACKETED).match(text, day.end):
        if match[2] is None:
            yield day, match.start(1)
        elif before and day.joint and before.end + len(day.joint) >= day.start - 1:
            yield before, match.start(1)
            yield day, match.start(2)
    elif match := re.compile(_BESIDE).match(text, day.end + (text[day.end : day.end + 1] == " ")):
        yield day, match.start(match.lastindex or 0)
    elif text[day.end : day.end + 1] in ("）", ")") and (
        match := re.search(_BEFORE, text[max(day.start - 4, 0) : day.start])
    ):
        yield day, max(day.start - 4, 0) + match.start(1)


def _found(paragraph: LogicalParagraph, start: int, right: date) -> Found:
    """Return the finding, which names both cures."""
    written, name = paragraph.text[start], _name(right)
    kind = "星期" if paragraph.text[start - 1] in "期拜" else "周"
    shift = (_NAMES.index(_plain(written)) - right.weekday() + 3) % 7 - 3
    other = right + timedelta(shift)
    message = (
        f"{right.year}年{right.month}月{right.day}日是{kind}{name}："
        f"改为“{kind}{name}”，或日期改为{other.month}月{other.day}日（{kind}{written}）"
    )
    return paragraph.report(start, start + 1, message, name)


def _name(day: date) -> str:
    return _NAMES[day.weekday()]


def _plain(name: str) -> str:
    return "日" if name == "天" else name
