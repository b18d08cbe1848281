"""ISS001-002: the number and the date of an issue, after those of the issue before it."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.content.numbering import format_id
from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.finding import Found, Place
from bulletin_cli.proof.register import issue_rule


@issue_rule(
    "ISS001",
    "error",
    "期号与文件夹、上一期、日期不一致",
    about="期号以文件夹名为准，issue.toml 与它一致，不与别的一期重叠；年份是日期的年份；"
    "年内的期数接着上一期，跨年从1起；"
    "总期号接着上一期。上一期是前面的文件夹，或 bulletin.toml 的 [numbering] 记的那一期；"
    "增刊不比上一期。"
    "改 issue.toml 的 year、number、span、whole_number，或文件夹名；作废的一期留着文件夹，"
    '写 status = "void"。',
)
def number_out_of_order(context: IssueContext) -> Iterator[Found]:
    """A number follows the previous one, in the year and over all; its year is its date's."""
    number, place = context.issue.number, context.issue_file
    if _bare(number) != context.folder:
        yield Found(
            f"写的是 {format_id(number)}，文件夹是 {format_id(context.folder)}，改成一致",
            place,
        )
    for other in context.taken:
        if _overlap(number, other):
            yield Found(f"与 {format_id(other)} 期号重复，改其中一期的期号", place)
    day = context.issue.date
    if day and day.year != number.year:
        yield Found(f"期号是 {number.year} 年的，日期是 {day}，改年份或日期", place)
    if context.previous and not number.supplement:
        yield from _continuity(number, context.previous, place)


def _continuity(number: IssueNumber, previous: Issue, place: Place) -> Iterator[Found]:
    before = previous.number
    expected = before.last + 1 if before.year == number.year else 1
    if number.number != expected:
        gap = "缺期" if number.number > expected else "期号倒退"
        yield Found(
            f"上一期是 {format_id(before)}，应为第{expected}期，写的是第{number.number}期（{gap}）",
            place,
        )
    if before.last_whole is None or number.whole_number is None:
        return
    # Within a year the whole number less the yearly number never changes.
    step = number.number - before.last if before.year == number.year else 1
    whole = before.last_whole + max(step, 1)
    if number.whole_number != whole:
        yield Found(
            f"{format_id(before)} 是总第{before.last_whole}期，"
            f"这一期应为总第{whole}期，写的是总第{number.whole_number}期",
            place,
        )


@issue_rule(
    "ISS002",
    "error",
    "日期没写、早于上一期，或在休息日",
    about="没写日期、早于上一期是错误；星期六、星期日是提示，因为可能是调休的工作日。"
    "改 issue.toml 的 date，不加引号。",
)
def date_out_of_order(context: IssueContext) -> Iterator[Found]:
    """An issue has a date, not before the previous issue's, and usually on a working day."""
    day, place = context.issue.date, context.issue_file
    if day is None:
        yield Found("没有写日期，补上 date = 2024-11-25 这样一行", place)
        return
    previous = context.previous
    if previous and previous.date and day < previous.date:
        yield Found(f"日期 {day} 早于上一期 {format_id(previous.number)} 的 {previous.date}", place)
    if day.weekday() >= 5:
        yield Found(f"{day} 是星期{'六日'[day.weekday() - 5]}，请核对是否调休上班", place, "info")


def _bare(number: IssueNumber) -> IssueNumber:
    return IssueNumber(number.year, number.number, None, number.span, number.supplement)


def _overlap(one: IssueNumber, other: IssueNumber) -> bool:
    return (
        one.year == other.year
        and one.supplement == other.supplement
        and one.number <= other.last
        and other.number <= one.last
    )
