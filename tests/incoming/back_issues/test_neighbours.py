from __future__ import annotations

from datetime import date

import pytest

from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.incoming.back_issues.neighbours import DatedIssue, neighbour_doubts, overlap


def old(
    year: int, number: int, whole: int | None, day: date | None = None, span: int = 1
) -> DatedIssue:
    return DatedIssue(IssueNumber(year, number, whole, span), day, fresh=True)


@pytest.mark.parametrize(
    ("issues", "told"),
    [
        ([old(2024, 34, 485), old(2024, 35, 486)], []),
        ([old(2023, 50, 451), old(2024, 1, 452)], []),
        ([old(2024, 34, 485), old(2024, 35, 486, span=2), old(2024, 37, 488)], []),
        ([old(2024, 34, None), old(2024, 35, 486)], []),
        ([old(2024, 34, 485), old(2024, 36, 487)], ["2024-34 和 2024-36 之间缺第35期"]),
        ([old(2024, 34, 485), old(2024, 38, 489)], ["2024-34 和 2024-38 之间缺第35—37期"]),
        ([old(2023, 50, 451), old(2024, 3, 454)], ["2023-50 和 2024-3 之间缺第1—2期"]),
        (
            [old(2024, 34, 485), old(2024, 35, 496)],
            ["2024-34 和 2024-35 的总期号不连（总第485期、总第496期），后一期应为总第486期"],
        ),
        (
            [old(2023, 48, 449), old(2024, 1, 452)],
            ["2023-48 和 2024-1 的总期号不连（总第449期、总第452期），2023 年末可能还缺 2 期"],
        ),
        (
            [old(2024, 34, 485, date(2024, 11, 25)), old(2024, 35, 486, date(2024, 11, 18))],
            ["2024-34 和 2024-35 的日期倒了：2024-11-25、2024-11-18"],
        ),
    ],
)
@pytest.mark.parametrize("step", [1, -1])
def test_what_does_not_run_on_is_told(issues: list[DatedIssue], told: list[str], step: int) -> None:
    assert list(neighbour_doubts(issues[::step])) == told


def test_what_stood_in_the_archive_before_is_not_told_again() -> None:
    known = [DatedIssue(IssueNumber(2024, number, number), None) for number in (1, 5, 9)]
    assert not list(neighbour_doubts(known))
    told = list(neighbour_doubts([*known, old(2024, 6, 6)]))
    assert told == ["2024-6 和 2024-9 之间缺第7—8期"]


def test_supplements_count_by_themselves() -> None:
    extra = DatedIssue(IssueNumber(2024, 1, supplement=True), None, fresh=True)
    assert not list(neighbour_doubts([old(2024, 34, 485), extra, old(2024, 35, 486)]))
    assert not overlap(extra.number, IssueNumber(2024, 1, 452))
    assert overlap(IssueNumber(2024, 35, 486, 2), IssueNumber(2024, 36, 487))
