"""Period numbers: names, labels, the next one, and what never changes within a year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import NumberingError
from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.content.numbering import (
    format_id,
    label,
    next_number,
    next_supplement,
    parse_id,
    read_last,
)

YEARS = st.integers(1000, 9999)
NUMBERS = st.one_of(
    st.builds(IssueNumber, YEARS, st.integers(1, 9999), span=st.integers(1, 6)),
    st.builds(IssueNumber, YEARS, st.integers(1, 99999), supplement=st.just(True)),
)


@given(NUMBERS)
def test_a_folder_name_is_read_back(number: IssueNumber) -> None:
    assert parse_id(format_id(number)) == number


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("2024-35", IssueNumber(2024, 35)),
        ("2024-35+36", IssueNumber(2024, 35, span=2)),
        ("2024-9+10+11", IssueNumber(2024, 9, span=3)),
        ("2024-s1", IssueNumber(2024, 1, supplement=True)),
    ],
)
def test_a_folder_name_says_year_number_and_kind(name: str, number: IssueNumber) -> None:
    assert parse_id(name) == number
    assert format_id(number) == name


@pytest.mark.parametrize(
    "name",
    ["", "2024", "2024-", "2024-0", "2024-035", "24-35", "2024-35+", "2024-+36", "2024-35+37",
     "2024-36+35", "2024-35+35", "2024-s", "2024-s0", "2024-s1+2", "2024-S1", "2024-35 ",
     "2024-35\n", "2024-100000", "../2024-35", "2024_35", "2024-35+036", "２０２４-35", "2024-1０"],
)  # fmt: skip
def test_what_is_no_number_is_refused(name: str) -> None:
    with pytest.raises(NumberingError) as caught:
        parse_id(name)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (IssueNumber(2024, 35, 486), "2024年第35期（总第486期）"),
        (IssueNumber(2024, 35), "2024年第35期"),
        (IssueNumber(2024, 35, 486, span=2), "2024年第35—36期合刊（总第486—487期）"),
        (IssueNumber(2024, 35, span=3), "2024年第35—37期合刊"),
        (IssueNumber(2024, 1, supplement=True), "2024年增刊第1期"),
    ],
)
def test_a_label_is_what_the_masthead_prints(number: IssueNumber, text: str) -> None:
    assert label(number) == text


def test_an_issue_knows_every_number_it_takes() -> None:
    combined = IssueNumber(2024, 35, 486, span=3)
    assert (combined.numbers, combined.last, combined.last_whole) == ((35, 36, 37), 37, 488)


@pytest.mark.parametrize(
    ("latest", "on", "span", "expected"),
    [
        (IssueNumber(2024, 34, 485), date(2024, 11, 25), 1, IssueNumber(2024, 35, 486)),
        (IssueNumber(2024, 34, 485), date(2025, 1, 1), 1, IssueNumber(2025, 1, 486)),
        (IssueNumber(2024, 34, 485), date(2027, 6, 1), 1, IssueNumber(2027, 1, 486)),
        (IssueNumber(2024, 35, 486, 2), date(2024, 12, 2), 1, IssueNumber(2024, 37, 488)),
        (IssueNumber(2024, 50, 501, 2), date(2025, 1, 6), 1, IssueNumber(2025, 1, 503)),
        (IssueNumber(2024, 34, 485), date(2024, 12, 30), 2, IssueNumber(2024, 35, 486, 2)),
        (IssueNumber(2024, 34, 485), date(2025, 1, 6), 3, IssueNumber(2025, 1, 486, 3)),
    ],
    ids=["within-the-year", "new-year", "years-later", "after-combined", "combined-new-year",
         "combined", "combined-first-of-the-year"],
)  # fmt: skip
def test_the_next_number_follows(
    latest: IssueNumber, on: date, span: int, expected: IssueNumber
) -> None:
    assert next_number(latest, on, span) == expected


def test_an_earlier_year_gets_no_number() -> None:
    with pytest.raises(
        NumberingError, match="2023-12-31 早于最近一期 2024-35 所在的年份"
    ) as caught:
        next_number(IssueNumber(2024, 35, 486), date(2023, 12, 31))
    assert "2024 年或以后" in caught.value.hint


@pytest.mark.parametrize(
    ("latest", "on", "expected"),
    [
        (None, date(2024, 11, 25), 1),
        (IssueNumber(2024, 1, supplement=True), date(2024, 12, 1), 2),
        (IssueNumber(2024, 7, supplement=True), date(2025, 1, 1), 1),
    ],
    ids=["first", "within-the-year", "new-year"],
)
def test_supplements_count_in_a_series_of_their_own(
    latest: IssueNumber | None, on: date, expected: int
) -> None:
    assert next_supplement(latest, on) == IssueNumber(on.year, expected, supplement=True)


def test_a_supplement_of_an_earlier_year_gets_no_number() -> None:
    with pytest.raises(NumberingError, match="2024-s1"):
        next_supplement(IssueNumber(2024, 1, supplement=True), date(2023, 1, 1))


@given(
    st.integers(1, 60),
    st.integers(0, 500),
    st.lists(st.tuples(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.integers(1, 4))),
)
def test_whole_number_less_number_is_constant_within_a_year(
    number: int, more: int, issues: list[tuple[date, int]]
) -> None:
    latest = IssueNumber(2024, number, number + more)
    differences = {2024: more}
    for on, span in sorted(issues):
        following = next_number(latest, on, span)
        assert following.whole_number is not None
        assert following.whole_number == (latest.last_whole or 0) + 1
        difference = following.whole_number - following.number
        assert differences.setdefault(on.year, difference) == difference
        latest = following


@pytest.mark.parametrize("text", ["2024-35+37", "2024-36+35", "2024-35+35", "2024-s1+2"])
def test_numbers_that_do_not_follow_one_another_are_refused_as_such(text: str) -> None:
    with pytest.raises(NumberingError, match="不是期号：里面的期数不连续"):
        parse_id(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2024-34", IssueNumber(2024, 34)),
        ("2024年第34期", IssueNumber(2024, 34)),
        ("第34期", IssueNumber(2026, 34)),
        (" 2024 年第 34 期 ", IssueNumber(2024, 34)),
        ("2024年第33—34期合刊", IssueNumber(2024, 33, span=2)),
        ("2024年第34期（总第485期）", IssueNumber(2024, 34, 485)),
        ("第34期(总485期)", IssueNumber(2026, 34, 485)),
        ("2024年第33—34期合刊（总第484—485期）", IssueNumber(2024, 33, 484, 2)),
    ],
)
def test_the_last_issue_is_read_as_an_id_or_as_it_is_printed(
    text: str, number: IssueNumber
) -> None:
    assert read_last(text, 2026) == number


@pytest.mark.parametrize("text", ["34", "2024年", "第期", "2024年增刊第1期", "2024年第35—34期"])
def test_what_names_no_last_issue_is_refused(text: str) -> None:
    with pytest.raises(NumberingError, match="不是期号"):
        read_last(text, 2026)


def test_a_whole_number_below_the_yearly_one_is_refused_in_a_printed_number_too() -> None:
    with pytest.raises(NumberingError, match="总期号 33 小于"):
        read_last("2024年第34期（总第33期）", 2026)
