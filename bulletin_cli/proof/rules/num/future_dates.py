"""NUM003: what lies after the issue and is told as past."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.dates import Day, days
from bulletin_cli.proof.register import text_rule

_OPENING = "，,。；：:！？"  # a date that begins a clause says when something happened
_HAPPENED = (
    "召开|举行|举办|开幕|闭幕|出席|参加|参观|走访|慰问|调研|赴|前往|来到|考察|检查|印发|发布"
    "|公布|签署|签订|签约|揭牌|启动|开展|组织|完成|通过|会见|主持|获|成立|投产|通车|落户|发放|捐赠|了"
)
_AHEAD = (
    "[将拟]|计划|定于|截至|截止|底前|预计|预定|有望|力争|争取|确保|来临|到来|届时|安排|报名|报送"
    "|施行|生效|执行|有效期|放假|上班|调休|要(?![求点闻素目件])|应当|必须|去年|上年|前年|当年|同年|每年|历年"
)
_LATER = "日?(?:以?前|之前|起|以后|之后|后|到期|为止|止|之际)"
_WIDTH = 200  # characters of a sentence that are read on either side of the day
_SPAN = 120  # days: a date without a year that lies farther ahead is rather of the year before


@text_rule(
    "NUM003",
    "warning",
    "过去的事，日期却在本期之后",
    about="已经发生的事，日期不会晚于本期的日期：核对日期；事情还没有发生的，写明“将”“拟”“定于”。",
    good=("11月21日，会议召开。", "12月5日，市局将召开会议。"),
    bad=(
        "11月28日，市局召开专题会议。",
        "为提升能力，11月28日下午，市局组织了培训。",
        "2025年11月21日，会议在京举行。",
        "培训于12月2日举行。",
    ),
    spared=(
        "会议定于12月5日召开。",
        "12月10日前完成整改。",
        "截至11月30日，共检查企业20家。",
        "12月1日起，新规施行。",
        "计划于12月5日举办订货会，拟邀请30家企业。",
        "在12月1日世界艾滋病日到来之际，志愿者开展宣传。",
        "11月20日至30日，市局开展检查。",
        "2023年，企业发展很快。12月5日，公司成立。",
        "去年12月5日，公司成立。",
        "报名时间：12月5日，请各单位组织。",
    ),
)
def past_after_the_issue(text: Text) -> Iterator[Found]:
    """What has happened lies before the issue."""
    if not text.date:
        return
    for paragraph in text.paragraphs:
        if paragraph.kind in ("body", "note") and {"月", "日"} <= paragraph.characters:
            dated = re.search("[0-9]{4}年", paragraph.text)
            other = dated.end() if dated else len(paragraph.text)
            for day in days(paragraph.text):
                if _is_late(day, text.date, other) and _is_told_as_past(paragraph, day):
                    yield _found(paragraph, day, text.date)


def _found(paragraph: LogicalParagraph, day: Day, issue: date) -> Found:
    written = paragraph.text[day.start : day.end]
    own = f"{issue.month}月{issue.day}日"
    message = f"{written}在本期日期（{own}）之后，却写成已经发生：核对日期，或加“将”"
    return paragraph.report(day.start, day.end, message)


def _is_late(day: Day, issue: date, other: int) -> bool:
    """Return whether the day is after the issue; from `other` on it may be of another year."""
    if day.year:
        named = day.on(day.year)
        return bool(named and named > issue)
    if day.start >= other:
        return False
    named = day.on(issue.year)
    return bool(named and 0 < (named - issue).days <= _SPAN)


def _is_told_as_past(paragraph: LogicalParagraph, day: Day) -> bool:
    text = paragraph.text
    if (
        day.joint
        or paragraph.is_foreign(day.start, day.end)
        or re.compile(_LATER).match(text, day.end)
    ):
        return False
    before = text[day.start - 1] if day.start else "，"
    if before not in _OPENING and before not in "于在":
        return False
    sentence, told = _sentence(text, day)
    after = text[day.end : day.end + 1]
    if after not in "，上下晚凌中早在当" and before not in "于在":
        return False
    return bool(re.search(_HAPPENED, told)) and not re.search(_AHEAD, sentence)


def _sentence(text: str, day: Day) -> tuple[str, str]:
    """Return the sentence round the day, and what of it follows the day."""
    before = text[max(day.start - _WIDTH, 0) : day.start]
    start = max(before.rfind(mark) for mark in "。！？；") + 1
    told = re.split("[。！？；]", text[day.end : day.end + _WIDTH], maxsplit=1)[0]
    return before[start:] + told, told
