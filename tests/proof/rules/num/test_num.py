"""Numbers and dates: what the examples of the rules cannot show."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.reading.dates import days
from bulletin_cli.proof.reading.numerals import value, year
from bulletin_cli.proof.texts import read_plain
from tests.proof.fixes import fixed

DAY = date(2024, 11, 25)
PIECES = st.sampled_from(
    [
        *"0123456789年月日号一二三十、，。至—-/.%万亿元家个等近约余第“”《》（）星期周倍千百",
        "2024年",
        "11月",
        "召开",
    ]
)
NAMES = "一二三四五六日"


def found(text: str, rule: str = "NUM", on: date | None = DAY) -> tuple[Finding, ...]:
    return check([read_plain(text, "a.txt", on=on)], None, RuleSelection(select=(rule,)))


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_rule_raises_and_a_second_run_of_fixes_changes_nothing(text: str) -> None:
    once = fixed(text, found, unsafe=True)
    assert fixed(once, found, unsafe=True) == once


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)))
def test_a_right_date_with_its_weekday_is_left_alone(day: date) -> None:
    name = NAMES[day.weekday()]
    text = f"{day.year}年{day.month}月{day.day}日（星期{name}），有雨。"
    assert found(text, "NUM001") == ()
    assert found(text, "NUM002") == ()


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(1, 6))
def test_every_wrong_weekday_is_found_and_its_fix_is_right(day: date, shift: int) -> None:
    name = NAMES[(day.weekday() + shift) % 7]
    text = f"{day.year}年{day.month}月{day.day}日（星期{name}），有雨。"
    assert len(found(text, "NUM002")) == 1
    assert fixed(text, lambda source: found(source, "NUM002"), unsafe=True) == text.replace(
        f"期{name}", f"期{NAMES[day.weekday()]}"
    )


def test_the_message_on_a_weekday_names_both_cures() -> None:
    message = found("2024年11月21日（星期三）", "NUM002")[0].message
    assert message == "2024年11月21日是星期四：改为“星期四”，或日期改为11月20日（星期三）"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("11月21日（星期三），会议召开。", True),
        ("1月5日（星期日），会议召开。", False),  # of the year to come
        ("5月31日（星期六），会议召开。", False),  # 2024 or 2025: too far to tell
        ("去年11月21日（星期二），会议召开。", False),
        ("去年11月21日（星期四），会议召开。", True),
        ("2023年启动，11月21日（星期二）结束。", False),  # the year named before
        ("2024年12月30日（星期一）至1月2日（星期四）", False),
    ],
)
def test_a_date_without_a_year_takes_that_of_the_issue_or_one_named_before(
    text: str, wrong: bool
) -> None:
    assert bool(found(text, "NUM002")) is wrong


def test_without_an_issue_a_date_without_a_year_is_not_judged() -> None:
    assert found("11月21日（星期三），会议召开。", "NUM002", None) == ()
    assert found("11月28日，会议召开。", "NUM003", None) == ()


def test_the_last_day_of_all_has_no_weekday_to_judge() -> None:
    assert found("9999年12月31日（星期一）0001年1月1日（星期二）", "NUM002") == ()


def test_days_read_both_kinds_of_numerals_and_ranges() -> None:
    read = [(day.year, day.month, day.day) for day in days("二〇二四年十一月二十一日至25日")]
    assert read == [(2024, 11, 21), (2024, 11, 25)]
    assert [day.day for day in days("11月25—29日、12月1日")] == [25, 29, 1]


@pytest.mark.parametrize(
    ("text", "number"), [("十", 10), ("二十五", 25), ("十一", 11), ("12", 12), ("一二", None)]
)
def test_numerals_are_read(text: str, number: int | None) -> None:
    assert value(text) == number


def test_a_year_has_four_digits() -> None:
    assert (year("二〇二四"), year("2024"), year("二四")) == (2024, 2024, None)


def test_an_impossible_date_in_somebody_elses_words_is_a_warning() -> None:
    assert found("《2月30日》上映。", "NUM001")[0].level == "warning"
    assert found("2月30日上映。", "NUM001")[0].level == "error"
