"""points.toml is read strictly; the shipped schemes give what was worked out by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.desk.figures import figures
from bulletin_cli.desk.periods import parse_period
from bulletin_cli.desk.points import Scheme, shown
from bulletin_cli.desk.records import Records
from bulletin_cli.desk.units import Unit, UnitGroup, UnitRegister
from bulletin_cli.store.desk.points import parse_scheme, shipped_scheme, shipped_schemes
from tests.desk.records import article, endorsement, records, sent, use
from tests.samples import ROOT

TOWNS = UnitRegister(
    (Unit("甲镇", group="乡镇街道"), Unit("乙镇", group="乡镇街道"), Unit("丙局", group="部门")),
    (UnitGroup("乡镇街道", 8), UnitGroup("部门", 3)),
)
SECTION = '[[sections]]\nname = "专报"\npoints = 1\n'
YEAR = parse_period("2024", date(2024, 12, 31))


def points(name: str, found: Records) -> dict[str, str]:
    """Return the points of a year by a shipped scheme, of the units that have some."""
    made = figures(TOWNS, shipped_scheme(name, TOWNS), found, YEAR)
    return {row.unit: shown(row.period.points) for row in made.rows if row.period.points}


def test_the_schemes_of_three_offices_are_shipped() -> None:
    assert shipped_schemes() == ("chang-2014", "hu-2018", "yu-2011")


def test_by_channels_each_print_and_each_use_adds_up() -> None:
    found = records(
        [article(n, f"03-0{n}", unit) for n, unit in ((1, "甲镇"), (2, "甲镇"), (3, "丙局"))],
        uses=[
            use(1, "04-01", "中办、国办"), use(1, "04-02", "省级刊物"), use(2, "04-03", "信息网"),
            use(3, "04-04", "部级刊物"), use(3, "04-05", "信息网"),
        ],
    )  # fmt: skip
    # 甲镇 has 6 and 20 and 10, then 6 and 0.5; 丙局 has 6 and 10 and 0.5
    assert points("yu-2011", found) == {"甲镇": "42.5", "丙局": "16.5"}


def test_by_sections_uses_and_instructions_come_on_top() -> None:
    found = records(
        [
            article(1, "03-01", "甲镇"),
            article(2, "03-02", "乙镇", "专报"),
            article(3, "03-03", "丙局", "特刊"),
            article(4, "03-04", "丙局"),
        ],
        uses=[
            endorsement(1, "04-01", "市领导", "张"), endorsement(1, "04-02", "市领导", "李"),
            use(2, "04-03", "报省"), use(2, "04-04", "省采用", "专报"),
            endorsement(2, "04-05", "市领导"), endorsement(2, "04-06", "省领导"),
            use(4, "04-07", "报省"), use(4, "04-08", "省采用"),
        ],
    )  # fmt: skip
    # 甲镇: 3 + 10, the second instruction of that level nothing
    # 乙镇: 10, forwarded 10, used 10 and as 专报 30 more, instructions 20 and 50
    # 丙局: 20; and 3 + 3 + 10
    assert points("hu-2018", found) == {"甲镇": "13", "乙镇": "130", "丙局": "36"}


def test_by_quotas_a_month_brings_base_points_and_sections_theirs() -> None:
    def many(unit: str, month: int, count: int) -> Iterable[object]:
        return (sent(f"{month:02}-{n:02}", unit, number=n) for n in range(1, count + 1))

    submissions = [
        *many("甲镇", 1, 8), *many("甲镇", 2, 7), *many("甲镇", 3, 12),
        *(each for month in range(1, 13) for each in many("丙局", month, 3)),
    ]  # fmt: skip
    found = records(
        [
            article(1, "01-05", "甲镇", "", "2024-01-01-01"),
            article(2, "02-05", "甲镇", "综合", "2024-02-01-01"),
            article(3, "03-05", "丙局", "专报", "2024-03-01-01"),
            article(4, "03-06", "丙局", "", "2024-03-02-02"),
        ],
        submissions,  # type: ignore[arg-type]
        uses=[
            use(1, "04-01", "市级"), use(2, "04-02", "市级", "单独成期"),
            use(3, "04-03", "市级", "专报"),
        ],
    )  # fmt: skip
    # 甲镇: two of three months met, 20; 5 + 20 and 10 + 50
    # 丙局: twelve months met, 120 at most; 30 + 80 and 5
    assert points("chang-2014", found) == {"甲镇": "105", "丙局": "235"}


def test_the_years_most_cuts_the_base_points() -> None:
    text = "schema = 1\n[own]\npoints = 0\n[quota]\npoints = 10\nmost = 15\n"
    scheme = parse_scheme(text, "points.toml", TOWNS)
    submissions = [
        sent(f"{month:02}-{n:02}", "丙局", number=n) for month in (1, 2, 3) for n in (1, 2, 3)
    ]
    made = figures(TOWNS, scheme, records(submissions=submissions), YEAR)
    assert {row.unit: row.period.points for row in made.rows}["丙局"] == 15


def test_a_whole_file_is_read() -> None:
    text = """schema = 1
name = "办法"
shared = "split"
several = "highest"
[own]
points = 5
shared = 3
[commissions]
done = 2
late = 0.5
missed = -2
misses = 2
[low_rate]
below = 30
points = -5
each = "month"
[quota]
points = 10
counts = "accepted"
groups = ["部门"]
"""
    scheme = parse_scheme(text, "points.toml", TOWNS)
    assert (scheme.name, scheme.shared, scheme.several) == ("办法", "split", "highest")
    assert (scheme.own.points, scheme.own.shared) == (Decimal(5), Decimal(3))
    assert scheme.commissions.late == Decimal("0.5")
    assert scheme.low_rate
    assert scheme.low_rate.each == "month"
    assert scheme.quota
    assert scheme.quota.groups == ("部门",)


def test_the_example_of_the_guide_is_read() -> None:
    guide = (ROOT / "docs" / "points.md").read_text("utf-8")
    text = guide.partition("```toml\n")[2].partition("```")[0]
    scheme = parse_scheme(text, "points.toml", UnitRegister(groups=(UnitGroup("区局"),)))
    assert scheme.channels[2].on_top
    assert scheme.low_rate


def test_an_empty_file_is_the_default() -> None:
    assert parse_scheme("schema = 1\n", "points.toml", TOWNS) == Scheme()


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("[own]\npoints = -1", "own.points 应为 0 到 1000", "范围"),
        ("[own]\npoints = 5000", "own.points 应为 0 到 1000", "范围"),
        ("[own]\npoints = nan", "own.points 应为 0 到 1000", "范围"),
        ("[own]\npoints = 0.25", "分数最多一位小数", "一位小数"),
        ("[own]\npionts = 1", "pionts 是不认识的键", "points"),
        ('[own]\npoints = "六"', "own.points 应为数字", "points = "),
        ("[[channels]]\npoints = 1", "channels.name 没有写", "补上"),
        ('[[channels]]\nname = " "\npoints = 1', "channels.name 是空的", "写上名称"),
        ('[[channels]]\nname = "省"', "channels.points 没有写", "补上"),
        ('[[endorsements]]\npoints = 1', "endorsements.level 没有写", "补上"),
        (SECTION + '[[channels]]\nname = "省"\nsection = "专抱"\npoints = 1',
         "“专抱”不在 [[sections]] 里", "专报"),
        ('[[channels]]\nname = "省"\nsection = "专报"\npoints = 1',
         "“专报”不在 [[sections]] 里", "先写 [[sections]]"),
        ('[quota]\npoints = 1\ngroups = ["乡镇"]',
         "“乡镇”不在 units.toml 的 [[groups]] 里", "乡镇街道"),
        ('[quota]\npoints = 1\ncounts = "sent"', "quota.counts 不能是“sent”", "submitted"),
        ('[[channels]]\nname = "省"\npoints = 1\n[[channels]]\nname = "省"\npoints = 2',
         "channels 写了两次", "级别"),
        ("[commissions]\nmissed = 2", "commissions.missed 应为 -1000 到 0", "范围"),
        ("[low_rate]\nbelow = 130\npoints = -1", "low_rate.below 应为 1 到 100", "范围"),
        ("[low_rate]\nbelow = 30\npoints = 1", "low_rate.points 应为 -1000 到 0", "范围"),
        ('several = "most"', "several 不能是“most”", "sum"),
    ],
)  # fmt: skip
def test_a_scheme_that_cannot_be_is_refused_with_its_place(
    text: str, message: str, hint: str
) -> None:
    with pytest.raises(BulletinError) as refused:
        parse_scheme(f"schema = 1\n{text}\n", "points.toml", TOWNS)
    assert message in refused.value.message
    assert hint in refused.value.hint
    assert refused.value.file == "points.toml"
    assert refused.value.line


def test_another_scheme_is_refused_with_those_there_are() -> None:
    with pytest.raises(BulletinError, match="没有叫“hu”的计分办法"):
        shipped_scheme("hu", TOWNS)
