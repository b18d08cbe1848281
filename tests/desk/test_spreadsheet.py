"""A spreadsheet has every number, and several of them are read back as one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.desk.figures import figures
from bulletin_cli.desk.points import Scheme
from bulletin_cli.desk.records import Records
from bulletin_cli.desk.spreadsheet import merged, spreadsheet
from tests.desk.records import REGISTER, records
from tests.desk.test_figures import FOUND, Q2, SCHEME, SCHEMES, offices

Rows = list[list[str]]
Change = Callable[[Rows], object]


def rows(found: Records = FOUND, scheme: Scheme = SCHEME) -> Rows:
    return [list(each) for each in spreadsheet(figures(REGISTER, scheme, found, Q2))]


@given(offices(), SCHEMES)
def test_one_spreadsheet_read_back_has_the_same_rows(found: Records, scheme: Scheme) -> None:
    made = figures(REGISTER, scheme, found, Q2)
    again = merged({"a.csv": rows(found, scheme)})
    assert {row.unit: row for row in again.rows} == {row.unit: row for row in made.rows}


def test_a_unit_of_two_offices_gets_the_sum_and_its_rank_anew() -> None:
    whole = merged({"a.csv": rows(), "b.csv": rows()})
    first, second = whole.groups["区局"]
    assert (first.unit, first.period.points, first.rank) == ("东区局", Decimal(22), 1)
    assert (second.unit, second.period.accepted, second.rank) == ("西区局", 2, 2)
    assert whole.groups["企业"][0].period.used_by("国办") == 2
    assert (whole.submitted, whole.used, whole.articles) == (8, 6, 6)


def test_offices_may_have_other_channels() -> None:
    other = rows(records())
    other[0] = [each.replace("国办", "省报") for each in other[0]]
    assert merged({"a.csv": rows(), "b.csv": other}).channels == ("国办", "省报")


@pytest.mark.parametrize(
    ("change", "message", "line"),
    [
        (lambda each: each.clear(), "不是统计表", 1),
        (lambda each: each[0].pop(), "不是统计表，少了 采用率", 1),
        (lambda each: each[0].append("备注"), "不是统计表", 1),
        (lambda each: each[1].pop(), "格，表头有", 2),
        (lambda each: each[2].__setitem__(4, "三"), "报送 是“三”，不是篇数", 3),
        (lambda each: each[2].__setitem__(4, "1.5"), "报送 是“1.5”，不是篇数", 3),
        (lambda each: each[2].__setitem__(4, "-1"), "报送 是“-1”，不是篇数", 3),
        (lambda each: each[2].__setitem__(16, "1.25"), "不是最多一位小数的分数", 3),
        (lambda each: each[1].__setitem__(3, " "), "没有写单位", 2),
        (lambda each: each[1].__setitem__(0, "三季度"), "期间是“三季度”", 2),
        (lambda each: each[2].__setitem__(0, "2023-04-01—2023-06-30"), "和前面的不一样", 3),
        (lambda each: each.__delitem__(slice(1, None)), "没有一行数字", None),
    ],
)
def test_a_broken_spreadsheet_is_refused_with_its_line(
    change: Change, message: str, line: int | None
) -> None:
    table = rows()
    change(table)
    with pytest.raises(BulletinError) as refused:
        merged({"甲.csv": table})
    assert message in refused.value.message
    assert (refused.value.line, refused.value.file) == (line, "甲.csv" if line else "")


def test_empty_lines_are_passed_over() -> None:
    assert len(merged({"a.csv": [*rows(), ["", ""], []]}).rows) == 3
