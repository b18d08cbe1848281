"""LOG002: periods that run backwards or are not those they are called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.lazy_patterns import compiled
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import ARABIC
from bulletin_cli.proof.register import paragraph_rule

_TO = "(?:至|到|——|持续到|一直到|[—–－~～-])"
_JOINTS = "至到—持一–－~～-"  # the first characters of these
_MONTHS = (
    f"(?<![0-9])([12][0-9]{{3}})年([0-9]{{1,2}})月(?:[0-9]{{1,2}}日)?(?:开工|动工|开始|启动|起)?{_TO}"
    "(?:([12][0-9]{3})年)?([0-9]{1,2})月"
)
_DAYS = f"从([0-9]{{1,2}})月[0-9]{{1,2}}日{_TO}([0-9]{{1,2}})月[0-9]{{1,2}}日"
_YEARS = rf"(?<![0-9〔.])([12][0-9]{{3}})年?{_TO}([12][0-9]{{3}})年"
_HOURS = f"(?<![0-9])([0-9]{{1,2}})[:：]([0-9]{{2}}){_TO}([0-9]{{1,2}})[:：]([0-9]{{2}})"
_QUARTER = f"(前?[一二三四]季度|[上下]半年)[（(]([0-9]{{1,2}})月?{_TO}([0-9]{{1,2}})月"
_PLAN = (
    "“(十[一二三四五]?)五”[^，。；“”（(]{0,6}"
    f"[（(]([12][0-9]{{3}})年?{_TO}([12][0-9]{{3}})年?[）)]"
)
_DAY, _EVENING = range(6, 17), 6  # a shift that begins later may end the next day
_PARTS = {
    "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12),
    "前三季度": (1, 9), "前二季度": (1, 6), "上半年": (1, 6), "下半年": (7, 12),
}  # fmt: skip
_PLANS = {"十": 2001, "十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026}
_NEXT = ("次年", "翌年", "第二年", "次日", "翌日", "第二天", "值班", "24小时", "学年", "每年")


@paragraph_rule(
    "LOG002",
    "warning",
    "起止颠倒",
    about="时段的止点早于起点，或季度、五年规划与括号里的起止不符，核对。跨年、跨日的写明“次年”“次日”。",
    good=("2024年5月至2025年3月", "22:00—6:00", "第三季度（7—9月）", "“十四五”时期（2021—2025年）"),
    bad=(
        "2024年5月至3月开展整治。",
        "2024年至2021年，件量翻番。",
        "活动从9月10日持续到8月20日。",
        "服务时间为8:00—7:30。",
        "三季度（7—10月）",
        "上半年（1—7月）完成投资。",
        "“十四五”时期（2020—2025年）",
    ),
    spared=(
        "2024年11月至次年3月",
        "8:30—8:00值班",
        "每年从9月1日到8月31日",
        "国发〔2024〕至2021年",
    ),
    needs="年月:：",
)
def backwards(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A period ends after it begins."""
    text = paragraph.text
    faults = [each for each in _FAULTS if not each[1].isdisjoint(paragraph.signs)]
    if not faults or any(word in text for word in _NEXT):
        return
    for pattern, _, fault in faults:
        for match in compiled(pattern).finditer(text):
            if message := fault(match):
                yield paragraph.report(*match.span(), message)


def _months(match: re.Match[str]) -> str:
    begin = int(match[1]), int(match[2])
    end = int(match[3] or match[1]), int(match[4])
    return _message(match) if end < begin else ""


def _days(match: re.Match[str]) -> str:
    return _message(match) if int(match[2]) < int(match[1]) < 10 else ""


def _years(match: re.Match[str]) -> str:
    return _message(match) if match[2] < match[1] else ""


def _hours(match: re.Match[str]) -> str:
    begin, end = (int(match[1]), int(match[2])), (int(match[3]), int(match[4]))
    return _message(match) if end < begin and begin[0] in _DAY and end[0] >= _EVENING else ""


def _quarter(match: re.Match[str]) -> str:
    first, last = _PARTS.get(match[1], (0, 0))
    wrong = first and (int(match[2]), int(match[3])) != (first, last)
    return f"{match[1]}是{first}—{last}月，核对" if wrong else ""


def _plan(match: re.Match[str]) -> str:
    first = _PLANS.get(match[1])
    if first is None or (int(match[2]), int(match[3])) == (first, first + 4):
        return ""
    return f"“{match[1]}五”时期是{first}—{first + 4}年，核对"


def _message(match: re.Match[str]) -> str:
    return f"“{match[0]}”的止点早于起点，核对"


# Each pattern with pairs of which what it finds has one.
_FAULTS: tuple[tuple[str, frozenset[str], Callable[[re.Match[str]], str]], ...] = (
    (_MONTHS, frozenset(pairs_of("月日工动始起", _JOINTS)), _months),
    (_DAYS, frozenset(pairs_of("日", _JOINTS)), _days),
    (_YEARS, frozenset(pairs_of(f"{ARABIC}年", _JOINTS)), _years),
    (_HOURS, frozenset(pairs_of(":：", ARABIC)), _hours),
    (_QUARTER, frozenset(pairs_of("度年", "（(")), _quarter),
    (_PLAN, frozenset(("五”",)), _plan),
)
