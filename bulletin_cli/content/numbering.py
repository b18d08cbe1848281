"""Period numbers: the next one, and their written forms."""

from __future__ import annotations

import re
from datetime import date

from bulletin_cli.base.errors import NumberingError
from bulletin_cli.base.typography import close_up
from bulletin_cli.content.issue import IssueNumber

_ID = re.compile(r"([0-9]{4})-(s?)([1-9][0-9]{0,4})((?:\+[1-9][0-9]{0,4})*)")
_N, _TO = "[1-9][0-9]{0,4}", "[-—~至]"
# Compiled when it is asked for, which is seldom: it takes as long as the rest of this module.
_LABEL = (
    rf"(?:(?P<year>[0-9]{{4}})年)?第(?P<first>{_N})(?:{_TO}(?P<last>{_N}))?期(?:合刊)?"
    rf"(?:[（(]总第?(?:{_N}{_TO})?(?P<whole>{_N})期[）)])?"
)


def parse_id(text: str) -> IssueNumber:
    """Return the number that a folder's name carries: `2024-35`, `2024-35+36`, `2024-s1`.

    The whole number is not part of the name and is left None. Raises NumberingError.
    """
    match = _ID.fullmatch(text)
    if match is None:
        raise NumberingError(
            f"“{text}”不是期号", "期号写成 2024-35，合刊 2024-35+36，增刊 2024-s1。"
        )
    year, supplement, first, rest = match.groups()
    numbers = [int(first), *(int(part) for part in rest.split("+")[1:])]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))) or (supplement and rest):
        raise NumberingError(f"“{text}”不是期号：里面的期数不连续", "合刊写成 2024-35+36。")
    return IssueNumber(int(year), numbers[0], span=len(numbers), supplement=bool(supplement))


def is_id(text: str) -> bool:
    """Return whether a text has the form of an issue's id."""
    return _ID.fullmatch(text) is not None


def parse_last(text: str) -> IssueNumber:
    """Return the number of the last issue before a workspace, which is no supplement.

    Raises NumberingError.
    """
    number = parse_id(text)
    if number.supplement:
        raise NumberingError(f"“{text}”是增刊的期号，不能从增刊接着编", "写成 2024-34。")
    return number


def read_last(text: str, year: int) -> IssueNumber:
    """Return the number of the last issue, as an id or as printed: `第34期` is of `year`.

    Its whole number is known where the text says it. Raises NumberingError.
    """
    match = re.fullmatch(_LABEL, close_up(text))
    if match is None:
        return parse_last(text)
    first, last = int(match["first"]), int(match["last"] or match["first"])
    if last < first:
        raise NumberingError(f"“{text}”不是期号：{last} 比 {first} 小", "写成 2024年第34—35期。")
    number = IssueNumber(int(match["year"] or year), first, span=last - first + 1)
    return with_last_whole(number, int(match["whole"])) if match["whole"] else number


def with_last_whole(number: IssueNumber, whole: int) -> IssueNumber:
    """Return `number` when its last whole number is `whole`. Raises NumberingError."""
    if whole < number.last:
        raise NumberingError(f"总期号 {whole} 小于当年期数 {number.last}", "写上该期的总期号。")
    return IssueNumber(number.year, number.number, whole - number.span + 1, number.span)


def format_id(number: IssueNumber) -> str:
    """Return the folder's name for `number`, the inverse of `parse_id`."""
    if number.supplement:
        return f"{number.year}-s{number.number}"
    return f"{number.year}-" + "+".join(str(each) for each in number.numbers)


def label(number: IssueNumber) -> str:
    """Return the number as the masthead prints it: `2024年第35期（总第486期）`."""
    if number.supplement:
        return f"{number.year}年增刊第{number.number}期"
    whole = number.whole_number
    if number.span == 1:
        tail = "" if whole is None else f"（总第{whole}期）"
        return f"{number.year}年第{number.number}期{tail}"
    tail = "" if whole is None else f"（总第{whole}—{number.last_whole}期）"
    return f"{number.year}年第{number.number}—{number.last}期合刊{tail}"


def next_number(latest: IssueNumber, on: date, span: int = 1) -> IssueNumber:
    """Return the number that follows `latest` for an issue dated `on`.

    The yearly number restarts with the year; the whole number never does.
    Raises NumberingError when `on` lies before the year of `latest`.
    """
    _refuse_earlier_year(latest, on)
    number = latest.last + 1 if on.year == latest.year else 1
    return IssueNumber(on.year, number, (latest.last_whole or 0) + 1, span)


def next_supplement(latest: IssueNumber | None, on: date) -> IssueNumber:
    """Return the number of a supplement dated `on`, after the supplement `latest`.

    Raises NumberingError when `on` lies before the year of `latest`.
    """
    if latest is None:
        return IssueNumber(on.year, 1, supplement=True)
    _refuse_earlier_year(latest, on)
    number = latest.number + 1 if on.year == latest.year else 1
    return IssueNumber(on.year, number, supplement=True)


def _refuse_earlier_year(latest: IssueNumber, on: date) -> None:
    if on.year < latest.year:
        raise NumberingError(
            f"日期 {on} 早于最近一期 {format_id(latest)} 所在的年份",
            f"用 --date 写 {latest.year} 年或以后的日期。",
        )
