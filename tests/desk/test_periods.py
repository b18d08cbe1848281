"""Periods as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.desk.periods import Period, parse_period, past_hint, quarter, spans

TODAY = date(2024, 2, 5)


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        ("2024Q3", "2024-07-01", "2024-09-30", "2024年第三季度"),
        ("2024q3", "2024-07-01", "2024-09-30", "2024年第三季度"),
        ("2024年第三季度", "2024-07-01", "2024-09-30", "2024年第三季度"),
        ("第3季度", "2024-07-01", "2024-09-30", "2024年第三季度"),
        ("２０２４Ｑ３", "2024-07-01", "2024-09-30", "2024年第三季度"),
        ("2024年3季度", "2024-07-01", "2024-09-30", "2024年第三季度"),
        ("三季度", "2024-07-01", "2024-09-30", "2024年第三季度"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024年2月"),
        ("2024年2月", "2024-02-01", "2024-02-29", "2024年2月"),
        ("11月", "2024-11-01", "2024-11-30", "2024年11月"),
        ("2024", "2024-01-01", "2024-12-31", "2024年"),
        ("2023年下半年", "2023-07-01", "2023-12-31", "2023年下半年"),
        ("上季度", "2023-10-01", "2023-12-31", "2023年第四季度"),
        ("本季度", "2024-01-01", "2024-03-31", "2024年第一季度"),
        ("上个月", "2024-01-01", "2024-01-31", "2024年1月"),
        ("本月", "2024-02-01", "2024-02-29", "2024年2月"),
        ("去年", "2023-01-01", "2023-12-31", "2023年"),
    ],
)
def test_a_period_is_read_as_people_write_it(text: str, start: str, end: str, label: str) -> None:
    period = parse_period(text, TODAY)
    assert period == Period(date.fromisoformat(start), date.fromisoformat(end))
    assert period.label == label


@pytest.mark.parametrize(
    "text", ["", "2024Q5", "2024-13", "0000", "明年初", "2024Q", "13月", "第五季度"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(BulletinError, match="不是统计期间") as refused:
        parse_period(text, TODAY)
    assert "2024Q3" in refused.value.hint


def test_days_that_are_no_span_are_called_by_their_days() -> None:
    assert Period(date(2024, 1, 2), date(2024, 3, 31)).label == "2024年1月2日至2024年3月31日"


def test_the_year_so_far_begins_in_january_and_its_months_are_folders() -> None:
    so_far = parse_period("2024Q1", TODAY).so_far
    assert so_far.months == ("2024-01", "2024-02", "2024-03")
    assert quarter(date(2024, 11, 25)).so_far.months[-1] == "2024-12"


def test_spans_follow_one_another() -> None:
    year = parse_period("2024", TODAY)
    assert [each.label[-4:] for each in spans("quarter", year)] == [
        "第一季度", "第二季度", "第三季度", "第四季度",
    ]  # fmt: skip
    assert len([*spans("month", year)]) == 12


def test_a_day_typed_in_january_may_be_of_the_year_before() -> None:
    today = date(2026, 1, 9)
    said = "今天是 2026-01-09，写今天或以前的日期。"
    assert past_hint(date(2026, 12, 2), today) == said + "是去年的，写全：2025-12-02。"
    assert past_hint(date(2026, 1, 12), today) == said
