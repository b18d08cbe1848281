"""A body's former name is held against the day of the issue."""

from __future__ import annotations

from datetime import date

import pytest

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.reading.tables import read_table
from bulletin_cli.proof.texts import read_plain
from tests.linear import assert_linear

ONLY = RuleSelection(select=("ORG005",))


def found(text: str, on: date | None) -> tuple[Finding, ...]:
    return check([read_plain(text, "x", on=on)], None, ONLY)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("国土资源部", date(2018, 3, 1), date(2018, 5, 1)),
        ("中国银保监会", date(2023, 3, 1), date(2023, 6, 1)),
        ("省环保厅", date(2018, 12, 1), date(2019, 5, 1)),
    ],
)
def test_a_name_is_right_before_the_reform_and_wrong_after_it(
    name: str, before: date, after: date
) -> None:
    assert not found(f"{name}印发通知。", before)
    assert [each.level for each in found(f"{name}印发通知。", after)] == ["warning"]


def test_a_text_without_a_date_is_only_told_of_it() -> None:
    assert [each.level for each in found("国土资源部印发通知。", None)] == ["info"]


def test_the_message_says_what_the_body_is_now_and_since_when() -> None:
    (one,) = found("国土资源部印发通知。", date(2024, 11, 25))
    assert "从2018-04-10起不再用，现在是“自然资源部”" in one.message


@pytest.mark.parametrize("text", ["2015年国土资源部印发。", "国土资源部撤销，组建自然资源部。"])
def test_history_is_spared(text: str) -> None:
    assert not found(text, date(2024, 11, 25))


def test_a_year_after_the_reform_is_no_history() -> None:
    assert found("2023年国土资源部印发。", date(2024, 11, 25))


def test_every_row_has_a_day_and_a_name() -> None:
    for line in read_table("former_bodies").splitlines():
        if line[0] != "#":
            name, now, until, *_ = line.split("\t")
            assert len(name) > 2
            assert now
            assert date.fromisoformat(until)


@pytest.mark.parametrize("piece", ["农业部", "2030年", "。农业部", "原农业部"])
def test_its_patterns_are_linear(piece: str) -> None:
    assert_linear(lambda size: found(piece * size, date(2024, 11, 25)), 2000)
