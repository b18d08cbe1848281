"""Whether the numbers and dates of issues run on from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from bulletin_cli.base.record import record
from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.content.numbering import format_id


@record
class DatedIssue:
    """An issue among its neighbours; `fresh` is one that has just come in."""

    number: IssueNumber
    date: date | None
    fresh: bool = False


def neighbour_doubts(issues: Sequence[DatedIssue]) -> Iterator[str]:
    """Yield what does not run on between neighbours of which at least one is fresh."""
    for supplement in (False, True):
        series = [each for each in issues if each.number.supplement == supplement]
        series.sort(key=lambda each: (each.number.year, each.number.number))
        for one, other in pairwise(series):
            if one.fresh or other.fresh:
                yield from _between(one, other)


def overlap(one: IssueNumber, other: IssueNumber) -> bool:
    """Return whether two issues of one series take the same yearly number."""
    series = one.year == other.year and one.supplement == other.supplement
    return series and one.number <= other.last and other.number <= one.last


def _between(one: DatedIssue, other: DatedIssue) -> Iterator[str]:
    names = f"{format_id(one.number)} 和 {format_id(other.number)}"
    lacking = _lacking(one.number, other.number)
    if lacking > 0:
        yield f"{names} 之间缺{_listed(other.number, lacking)}"
    yield from _whole_numbers(one.number, other.number, lacking, names)
    if one.date and other.date and other.date < one.date:
        yield f"{names} 的日期倒了：{one.date}、{other.date}"


def _lacking(one: IssueNumber, other: IssueNumber) -> int:
    """Return how many numbers of the later issue's year are lacking before it."""
    return other.number - (one.last if one.year == other.year else 0) - 1


def _listed(number: IssueNumber, lacking: int) -> str:
    first, last = number.number - lacking, number.number - 1
    return f"第{first}期" if first == last else f"第{first}—{last}期"


def _whole_numbers(one: IssueNumber, other: IssueNumber, lacking: int, names: str) -> Iterator[str]:
    if one.last_whole is None or other.whole_number is None:
        return
    whole = one.last_whole + lacking + 1
    said = f"总第{one.last_whole}期、总第{other.whole_number}期"
    more = other.whole_number - whole
    if other.year > one.year and more > 0:
        yield f"{names} 的总期号不连（{said}），{one.year} 年末可能还缺 {more} 期"
    elif other.whole_number != whole:
        yield f"{names} 的总期号不连（{said}），后一期应为总第{whole}期"
