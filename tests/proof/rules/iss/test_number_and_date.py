"""ISS001-002: numbers and dates that follow those of the issue before, and others."""

from __future__ import annotations

from datetime import date

import pytest

from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.content.numbering import parse_id
from tests.proof.contexts import MONDAY, after, checked, issue_context, messages


def test_a_faultless_issue_has_no_findings() -> None:
    assert checked(issue_context()) == ()


@pytest.mark.parametrize(
    ("number", "previous"),
    [
        (IssueNumber(2024, 35, 486), after("2024-34", 485)),
        (IssueNumber(2024, 37, 488), after("2024-35+36", 486)),
        (IssueNumber(2024, 35, 486, span=2), after("2024-34", 485)),
        (IssueNumber(2024, 1, 486), after("2023-50", 485)),
        (IssueNumber(2024, 1, 486), after("2022-50+51", 484)),
        (IssueNumber(2024, 35, 486), after("2024-34", 485, None)),
        (IssueNumber(2024, 35, 486), None),
        (IssueNumber(2024, 9, supplement=True), after("2024-34", 485)),
    ],
    ids=["next", "after-combined", "combined", "new-year", "years-later", "counted-from",
         "first-ever", "supplement"],
)  # fmt: skip
def test_a_number_that_follows_is_right(number: IssueNumber, previous: Issue | None) -> None:
    assert checked(issue_context(number, previous=previous)) == ()


@pytest.mark.parametrize(
    ("number", "previous", "expected"),
    [
        (IssueNumber(2024, 36, 487), after("2024-34", 485),
         ["上一期是 2024-34，应为第35期，写的是第36期（缺期）"]),
        (IssueNumber(2024, 34, 486), after("2024-34", 485),
         ["上一期是 2024-34，应为第35期，写的是第34期（期号倒退）"]),
        (IssueNumber(2024, 36, 487), after("2024-35+36", 486),
         ["上一期是 2024-35+36，应为第37期，写的是第36期（期号倒退）",
          "2024-35+36 是总第487期，这一期应为总第488期，写的是总第487期"]),
        (IssueNumber(2024, 35, 487), after("2024-34", 485),
         ["2024-34 是总第485期，这一期应为总第486期，写的是总第487期"]),
        (IssueNumber(2024, 36, 486), after("2024-34", 485),
         ["上一期是 2024-34，应为第35期，写的是第36期（缺期）",
          "2024-34 是总第485期，这一期应为总第487期，写的是总第486期"]),
        (IssueNumber(2024, 2, 486), after("2023-50", 485),
         ["上一期是 2023-50，应为第1期，写的是第2期（缺期）"]),
        (IssueNumber(2024, 1, 1), after("2023-50", 485),
         ["2023-50 是总第485期，这一期应为总第486期，写的是总第1期"]),
    ],
    ids=["gap", "repeated", "inside-combined", "whole-number", "gap-and-whole-number",
         "not-first-of-the-year", "whole-number-restarted"],
)  # fmt: skip
def test_a_number_out_of_order_is_found(
    number: IssueNumber, previous: Issue, expected: list[str]
) -> None:
    assert messages("ISS001", issue_context(number, previous=previous)) == expected


@pytest.mark.parametrize(
    ("taken", "overlap"),
    [
        ("2024-35+36", True), ("2024-34+35", True), ("2024-34", False), ("2024-36", False),
        ("2023-35", False), ("2024-s35", False),
    ],
)  # fmt: skip
def test_a_number_that_another_issue_takes_is_found(taken: str, overlap: bool) -> None:
    found = messages("ISS001", issue_context(taken=(parse_id(taken),)))
    assert found == ([f"与 {taken} 期号重复，改其中一期的期号"] if overlap else [])


@pytest.mark.parametrize("folder", ["2024-36", "2023-35", "2024-35+36", "2024-s35"])
def test_a_folder_of_another_number_is_found(folder: str) -> None:
    (found,) = messages("ISS001", issue_context(folder=parse_id(folder)))
    assert found == f"写的是 2024-35，文件夹是 {folder}，改成一致"


def test_a_date_of_another_year_is_found() -> None:
    (found,) = messages("ISS001", issue_context(day=date(2025, 1, 6)))
    assert found == "期号是 2024 年的，日期是 2025-01-06，改年份或日期"


def test_a_missing_date_is_found() -> None:
    assert messages("ISS002", issue_context(day=None)) == [
        "没有写日期，补上 date = 2024-11-25 这样一行"
    ]


def test_a_date_before_the_previous_issues_is_found() -> None:
    (found,) = messages("ISS002", issue_context(day=date(2024, 11, 15)))
    assert found == "日期 2024-11-15 早于上一期 2024-34 的 2024-11-18"


@pytest.mark.parametrize("day", [MONDAY, date(2024, 11, 18), date(2024, 11, 29)])
def test_a_working_day_not_before_the_previous_issue_is_right(day: date) -> None:
    assert checked(issue_context(day=day)) == ()


@pytest.mark.parametrize(
    ("day", "name"), [(date(2024, 11, 23), "星期六"), (date(2024, 11, 24), "星期日")]
)
def test_a_day_of_rest_is_asked_about(day: date, name: str) -> None:
    (found,) = messages("ISS002", issue_context(day=day), "info")
    assert name in found
