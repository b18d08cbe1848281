"""ISS: the issue as a whole - its number, date, files, and what was left to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.content.numbering import format_id
from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.finding import UNREADABLE, Found, Place
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import engine_rule, issue_rule, paragraph_rule

_PLACEHOLDER = re.compile(r"TODO|待补充|(?<![A-Za-z0-9Ｘ×])[XxＸ×]+[年月日]|[_＿]{3,}")


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


@paragraph_rule(
    "ISS003",
    "error",
    "还有没填的占位文字",
    about="TODO、待补充、XX年、___ 这样的占位文字，付印前都要换成真的内容。",
    good=("活动总结见附件。", "XX型客机首飞。"),
    bad=("活动总结待补充。", "XX年XX月，活动举行。", "参加人数____人。", "此处TODO。"),
    needs="TXxＸ×待_＿",
)
def placeholder(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Nothing of TODO, 待补充, XX年, ___ may go to print."""
    for match in _PLACEHOLDER.finditer(paragraph.text):
        yield paragraph.report(*match.span(), f"占位文字没有填：{match[0]}")


@issue_rule(
    "ISS008",
    "error",
    "稿件没有列在 issue.toml 里，或一篇也没有",
    about="articles/ 里有、issue.toml 的 articles 里没有。两处都没有一篇的是警告；"
    "作废的一期不管。"
    "把文件名补进列表，或把文件移到 removed/。列了而没有文件的，是 ISS011。",
)
def unlisted(context: IssueContext) -> Iterator[Found]:
    """Every article file is listed, and there is one."""
    listed = context.issue.files
    if not listed and not context.article_files and context.issue.status != "void":
        yield Found(
            "本期一篇稿件也没有，用 bulletin add-article 加入", context.issue_file, "warning"
        )
    for name in context.article_files:
        if name not in listed:
            place = Place(f"{context.path}/articles/{name}")
            yield Found("这个稿件没有列在 issue.toml 的 articles 里，补上或移走", place)


engine_rule(
    UNREADABLE,
    "error",
    "稿件读不出来",
    always=True,
    about="稿件的文件不见了、不是文字，稿件信息或正文的写法读不懂，或者少了一幅图。"
    "这一篇的内容没有校对，也没有排进去；别的稿件照常。"
    "按所说的改好，或用 bulletin remove-article 撤下；不能忽略，也不记进基线。",
)


def _bare(number: IssueNumber) -> IssueNumber:
    return IssueNumber(number.year, number.number, None, number.span, number.supplement)


def _overlap(one: IssueNumber, other: IssueNumber) -> bool:
    return (
        one.year == other.year
        and one.supplement == other.supplement
        and one.number <= other.last
        and other.number <= one.last
    )
