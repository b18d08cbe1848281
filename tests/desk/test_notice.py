"""The facts of a notice: who stands first, who fell short, what came of commissions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from bulletin_cli.desk.commissions import Commission, CommissionOutcome, CommissionState
from bulletin_cli.desk.figures import Count, FigureRow, Figures, figures, ranked
from bulletin_cli.desk.notice import (
    Names,
    doubts,
    first_three,
    of_commissions,
    of_groups,
    quotas,
)
from bulletin_cli.desk.periods import Period, parse_period
from bulletin_cli.desk.points import Counted, QuotaAward, Scheme
from bulletin_cli.desk.records import PrintedArticle, Records
from bulletin_cli.desk.submissions import Step, Submission
from bulletin_cli.desk.units import Unit, UnitGroup, UnitRegister

TODAY = date(2024, 12, 1)
Q3 = parse_period("2024Q3", TODAY)


def rows(*points: str, group: str = "") -> tuple[FigureRow, ...]:
    counts = [Count(points=Decimal(each)) for each in points]
    return ranked(
        FigureRow(f"{chr(ord('A') + place)}局", group, 0, count, count)
        for place, count in enumerate(counts)
    )


@pytest.mark.parametrize(
    ("points", "told"),
    [
        (("3", "20", "1.5", "1"), "第一名B局（20.0分），第二名A局（3.0分），第三名C局（1.5分）"),
        (("5", "5", "2"), "并列第一名A局、B局（各5.0分），第三名C局（2.0分）"),
        (
            ("9", "3", "1", "1"),
            "第一名A局（9.0分），第二名B局（3.0分），并列第三名C局、D局（各1.0分）",
        ),
        (("7", "7", "7", "7"), "并列第一名A局、B局、C局、D局（各7.0分）"),
        (("4", "0", "-2"), "第一名A局（4.0分）"),
        (("0", "0"), ""),
        ((), ""),
    ],
)
def test_the_first_three_are_those_on_three_ranks_with_points(
    points: Sequence[str], told: str
) -> None:
    assert first_three(rows(*points)) == told


def test_a_group_without_units_is_not_spoken_of() -> None:
    register = UnitRegister((Unit("甲局", group="区局"),), (UnitGroup("区局"), UnitGroup("空组")))
    made = figures(register, Scheme(), Records([], (), (), [], TODAY), Q3)
    assert [each["group"] for each in of_groups(made)] == ["区局"]


@pytest.mark.parametrize(
    ("others", "name"), [((), "各单位"), (rows("1", group="区局"), "其他单位")]
)
def test_units_without_a_group_are_called_by_whether_there_are_others(
    others: tuple[FigureRow, ...], name: str
) -> None:
    assert [each["group"] for each in of_groups(Figures(Q3, (*others, *rows("2"))))][-1] == name


def submission(received: str, unit: str) -> Submission:
    return Submission(
        f"{received}-01", (unit,), date.fromisoformat(received), history=(
            Step("received", date.fromisoformat(received)),
        ),
    )  # fmt: skip


def fell_short(scheme: Scheme, today: date = TODAY, period: Period = Q3) -> tuple[str, str]:
    register = UnitRegister(
        (
            Unit("甲局", group="区局"),
            Unit("乙局", group="区局"),
            Unit("丙公司", quota=1),
            Unit("丁"),
        ),
        (UnitGroup("区局", 1),),
    )
    sent = tuple(
        submission(day, unit)
        for day, unit in (("2024-07-01", "甲局"), ("2024-09-30", "甲局"), ("2024-08-01", "丙公司"))
    )
    printed = [PrintedArticle("2024-30/01.md", date(2024, 8, 5), "乙局")]
    facts = quotas(
        figures(register, scheme, Records(printed, sent, (), [], TODAY), period),
        register,
        scheme,
        today,
    )
    return str(facts["unmet"]), facts["quota_of"]


def quota(counts: Counted, *groups: str) -> Scheme:
    return Scheme(quota=QuotaAward(Decimal(1), Decimal(12), counts, groups))


def test_a_quota_is_met_month_by_month() -> None:
    assert fell_short(Scheme()) == ("乙局（7月、9月）、甲局（8月）、丙公司（7月、9月）", "报送")


def test_the_scheme_says_what_a_quota_asks_for_and_of_whom() -> None:
    assert fell_short(quota("accepted")) == ("乙局（7月、9月）、甲局、丙公司", "采用")
    assert fell_short(quota("submitted", "区局")) == ("乙局（7月、9月）、甲局（8月）", "报送")


def test_a_month_that_is_not_over_is_not_missed_yet() -> None:
    assert fell_short(Scheme(), date(2024, 9, 29))[0] == "乙局（7月）、甲局（8月）、丙公司（7月）"
    assert fell_short(Scheme(), date(2024, 8, 1))[0] == "乙局、丙公司"
    assert fell_short(Scheme(), date(2024, 7, 31))[0] == ""


def outcome(number: int, unit: str, what: CommissionState) -> CommissionOutcome:
    asked = Commission(number, "旺季", ("甲", "乙"), date(2024, 7, 1), date(2024, 8, 5))
    return CommissionOutcome(asked, unit, what)


def test_each_commission_names_who_did_what() -> None:
    first, second = of_commissions(
        [outcome(1, "甲", "done"), outcome(1, "乙", "missed"), outcome(2, "甲", "open")]
    )
    assert (first["label"], first["deadline"], first["asked"]) == ("约1", "8月5日", ("甲", "乙"))
    assert (first["done"], first["late"], first["missed"]) == (("甲",), (), ("乙",))
    assert second["waiting"] == ("甲",)


def test_names_print_joined_and_count() -> None:
    assert (str(Names(["甲", "乙"])), len(Names(["甲"])), bool(Names())) == ("甲、乙", 1, False)


def test_what_a_notice_cannot_say_yet_is_told() -> None:
    units = UnitRegister((Unit("甲局"),))
    assert list(doubts(Figures(Q3, ()), units, date(2024, 10, 1))) == []
    (early,) = doubts(Figures(Q3, ()), units, date(2024, 9, 30))
    assert "2024年第三季度还没有过完" in early
    (unnamed,) = doubts(Figures(Q3, ()), UnitRegister(), TODAY)
    assert "没有登记供稿单位" in unnamed
