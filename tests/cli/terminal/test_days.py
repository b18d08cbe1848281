"""Days as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.days import parse_day

TODAY = date(2024, 11, 20)


@pytest.mark.parametrize(
    "text",
    [
        "2024-11-25", "2024/11/25", "2024.11.25", "2024年11月25日", "2024年11月25号", "20241125",
        "11-25", "11/25", "11.25", "11月25日", "２０２４－１１－２５", "２０２４年１１月２５日",
        " 2024年 11月 25日 ",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_usual_form(text: str) -> None:
    assert parse_day(text, TODAY) == date(2024, 11, 25)


@given(st.dates(date(1000, 1, 1)))
def test_every_day_is_read_back(day: date) -> None:
    today = date(day.year, 1, 1)
    for text in (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.month}/{day.day}",
    ):
        assert parse_day(text, today) == day


def test_days_may_be_named_from_today() -> None:
    named = [parse_day(word, date(2024, 3, 1)) for word in ("昨天", "今天", "明天")]
    assert named == [date(2024, 2, 29), date(2024, 3, 1), date(2024, 3, 2)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2024-11-31", "没有 2024-11-31 这一天：11月只有30天"),
        ("2023-02-29", "没有 2023-02-29 这一天：2023年不是闰年，2月只有28天"),
        ("2024年2月30日", "2月只有29天"),
        ("2月30日", "2月只有29天"),
        ("20241232", "12月只有31天"),
        ("9999-12-32", "12月只有31天"),
        ("2024-13-01", "没有13月"),
        ("0-25", "没有0月"),
        ("2024-11-00", "每月从1日起"),
        ("", "不是日期"),
        ("0000-11-25", "不是日期"),
        ("24-11-25", "不是日期"),
        ("2024-11", "不是日期"),
        ("十一月二十五日", "不是日期"),
        ("²-5", "不是日期"),
    ],
)
def test_a_day_that_cannot_be_says_why(text: str, message: str) -> None:
    with pytest.raises(BulletinError, match=message) as caught:
        parse_day(text, TODAY)
    assert caught.value.hint
