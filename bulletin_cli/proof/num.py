"""NUM: dates (GB/T 15835-2011, GB/T 9704-2012)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from bulletin_cli.proof.days import Day, days, made
from bulletin_cli.proof.dossier import Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule, text_rule

_WEEKDAYS = "一二三四五六日"
_LEAP = 2024
_CLAUSE = 150  # characters on either side in which the words stand that date an event


@paragraph_rule(
    "NUM001",
    "error",
    "没有这一天",
    about="日历上没有的日期：13月、2月30日、11月31日、不闰的年份的2月29日。",
    good=("2024年2月29日", "11月30日"),
    bad=("2023年2月29日", "11月31日", "2024年13月", "13月5日"),
    spared=("房租按13月计", "历时24月", "1月1日", "2月29日", "共120月30日"),
    needs="月",
)
def impossible_date(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A date is one of the calendar."""
    for day in days(paragraph.text):
        year = _LEAP if day.year is None else day.year
        if made(year, day.month, day.day) is None:
            yield paragraph.found(day.start, day.end, _why(day))
    for match in _month().finditer(paragraph.text):
        if not 1 <= int(match[1]) <= 12:
            yield paragraph.found(*match.span(), f"没有{match[1]}月")


def _why(day: Day) -> str:
    if not 1 <= day.month <= 12:
        return f"没有{day.month}月"
    year = "" if day.year is None else f"{day.year}年"
    return f"{year}{day.month}月没有{day.day}日"


@cache
def _month() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(?:19|20)\d\d年(\d{1,2})月(?!\d{1,2}[日号])")


@text_rule(
    "NUM002",
    "error",
    "星期和日期对不上",
    about="写了星期的日期按日历核对。没有写年份的，按本期日期推定。",
    good=("11月25日（星期一），会议召开。", "2023年11月25日，周六。"),
    bad=(
        ("11月25日（星期二），会议召开。", "11月25日（星期一），会议召开。"),
        "2024年1月1日，周二，放假。",
    ),
    spared=("11月25日至27日（周一至周三）", "每周二、11月25日"),
)
def wrong_weekday(text: Text) -> Iterator[Found]:
    """The day of the week is the date's."""
    for paragraph in text.paragraphs:
        if "周" not in paragraph.characters and "期" not in paragraph.characters:
            continue
        for day in days(paragraph.text):
            match = _weekday().match(paragraph.text, day.end)
            on = day.on(text.date)
            if match is None or on is None:
                continue
            said = _WEEKDAYS.index(match[1].replace("天", "日"))
            if said != on.weekday():
                right = _WEEKDAYS[on.weekday()]
                other = min(
                    (on + timedelta(step) for step in range(-6, 7) if _falls(on, step, said)),
                    key=lambda each: abs((each - on).days),
                )
                message = (
                    f"{on.month}月{on.day}日是星期{right}：改星期，"
                    f"或把日期改成{other.month}月{other.day}日"
                )
                yield paragraph.found(*match.span(1), message, right)


def _falls(on: date, step: int, weekday: int) -> bool:
    return (on + timedelta(step)).weekday() == weekday


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(f"[（(，, ]{{0,2}}(?:星期|周)([{_WEEKDAYS}天])(?![至到—～、和])")


@text_rule(
    "NUM003",
    "warning",
    "已经发生的事，日期却在本期之后",
    about="写成已经发生的事，日期晚于本期的日期，多半是月份或年份写错。将、拟、计划、定于、截至、以前等不算。",
    good=("11月20日，甲区召开会议。", "定于12月20日召开会议。"),
    bad=("12月20日，甲区召开会议，传达了精神。", "2025年11月20日，甲区举办了培训。"),
    spared=(
        "力争12月31日前完成。", "将于12月20日召开。", "活动持续至12月20日，甲区举办了启动仪式。",
        "截至2024年12月31日有效。", "自2025年1月1日起施行。", "计划12月20日举办培训。",
    ),
)  # fmt: skip
def after_the_issue(text: Text) -> Iterator[Found]:
    """What has happened is dated before the issue."""
    if text.date is None:
        return
    for paragraph in text.paragraphs:
        if "月" not in paragraph.characters or paragraph.kind not in ("body", "cell"):
            continue
        for day in days(paragraph.text):
            on = day.on(text.date)
            if on is None or not 0 < (on - text.date).days < 400:
                continue
            sentence = _sentence(paragraph.text, day)
            if _past().search(sentence) and not _future().search(sentence):
                message = f"{on.month}月{on.day}日在本期日期之后，核对日期"
                yield paragraph.found(day.start, day.end, message)


def _sentence(text: str, day: Day) -> str:
    first, last = max(day.start - _CLAUSE, 0), day.end + _CLAUSE
    start = max(text.rfind(mark, first, day.start) for mark in "。；！？") + 1 or first
    ends = [end for mark in "。；！？" if (end := text.find(mark, day.end, last)) >= 0]
    return text[start : min(ends, default=last)]


@cache
def _past() -> re.Pattern[str]:
    return re.compile(
        "[了过]|召开|举办|举行|开展|启动|印发|发布|完成|参加|走访|慰问|组织|落幕|闭幕"
    )


@cache
def _future() -> re.Pattern[str]:
    return re.compile(
        "[将拟待前起]|计划|定于|预计|届时|截[至止]|力争|有望|为期|持续|至|期限|有效|施行|实施|执行|安排|确保|要求|[明下]年"
    )


@paragraph_rule(
    "NUM004",
    "warning",
    "日期里的前导零",
    about="日期不编虚位，1不编为01。",
    standard="GB/T 9704-2012 7.3.5",
    good=("2024年1月5日", "10月20日"),
    bad=(("2024年01月05日", "2024年1月5日"), ("11月08日", "11月8日")),
    spared=("0.5月租金", "编号20240105", "105月"),
    needs="月",
)
def leading_zero(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Dates have no leading zeros."""
    for match in _zero().finditer(paragraph.text):
        yield paragraph.found(*match.span(), "日期不写前导零", "", safe=True)


@cache
def _zero() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.])0(?=[1-9]月)|(?<=月)0(?=[1-9][日号])")


@paragraph_rule(
    "NUM005",
    "warning",
    "年份只写了两位",
    about="年份写全四位。",
    standard="GB/T 15835-2011 5.1.2",
    good=("2024年11月",),
    bad=(("24年11月，活动启动。", "2024年11月，活动启动。"), ("自23年3月起", "自2023年3月起")),
    spared=("有期徒刑12年6月", "历时10年3月", "10年11个月", "1924年11月", "近20年5月份"),
    needs="年",
)
def short_year(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A year has four digits."""
    for match in _short_year().finditer(paragraph.text):
        century = "20" if int(match[1]) < 50 else "19"
        full = century + match[1]
        yield paragraph.found(*match.span(1), f"年份写全：{full}年", full)


@cache
def _short_year() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\d.近约满共过达长前后刑历时经隔])([0-4]\d|9\d)年(?=(?:1[0-2]|[1-9])月(?!\d*个))"
    )


@paragraph_rule(
    "NUM006",
    "warning",
    "正文里的点分日期",
    about="正文里的日期写成2024年11月25日，不写2024.11.25或2024/11/25。",
    standard="GB/T 15835-2011 5.1.2",
    good=("2024年11月25日", "2024-11-25"),
    bad=(("于2024.11.25召开。", "于2024年11月25日召开。"), ("自2024/1/5起", "自2024年1月5日起")),
    spared=("版本2024.11.25.1", "http://a.cn/2024/11/25/b", "2024.13.25"),
    needs="./",
)
def dotted_date(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A date in running text is written with 年月日."""
    for match in _dotted().finditer(paragraph.text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if paragraph.kind != "cell" and made(year, month, day):
            right = f"{year}年{month}月{day}日"
            yield paragraph.found(*match.span(), f"日期写成“{right}”", right, safe=True)


@cache
def _dotted() -> re.Pattern[str]:
    return re.compile(r"(?<![\w./:])((?:19|20)\d\d)([./])(\d{1,2})\2(\d{1,2})(?![\w./])", re.ASCII)
