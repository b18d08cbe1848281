"""Every gain has its day, its reason and its file; periods add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bulletin_cli.desk.gains import gains
from bulletin_cli.desk.periods import Period
from bulletin_cli.desk.points import Award, CommissionAward, LowRate, QuotaAward, Scheme
from bulletin_cli.desk.records import Gain, Records
from tests.desk.records import (
    REGISTER,
    article,
    commission,
    day,
    endorsement,
    records,
    sent,
    use,
)

YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))


def award(points: str, **facts: str) -> Award:
    return Award(Decimal(points), **facts)  # type: ignore[arg-type]


def given(scheme: Scheme, found: Records, unit: str = "东区局") -> list[tuple[str, str, str]]:
    """Return day, kind and points of a unit's gains, what it sent left out."""
    return [
        (f"{each.date:%m-%d}", each.kind, f"{each.points:f}")
        for each in gains(REGISTER, scheme, found, YEAR)
        if each.unit == unit and each.kind != "submitted"
    ]


def test_a_gain_names_the_file_that_says_so() -> None:
    found = records([article(3, "03-01", "东局")], uses=[use(3, "05-02", "市级")])
    own, elsewhere = (
        each for each in gains(REGISTER, Scheme(), found, YEAR) if each.kind != "submitted"
    )
    assert (own.unit, own.source) == ("东区局", "issues/2024-3/articles/01.md")
    assert own.reason == "本刊采用《题3》"
    assert (elsewhere.source, elsewhere.line, elsewhere.points) == ("uses/2024.toml", 3, Decimal(0))
    assert elsewhere.reason == "市级 采用《题3》"


def test_where_the_highest_counts_a_later_use_brings_what_is_more() -> None:
    scheme = Scheme(
        own=award("6"),
        channels=(award("20", channel="国办"), award("10", channel="省级")),
        several="highest",
    )
    uses = [use(3, "07-01", "国办"), use(3, "05-02", "省级"), use(3, "09-01", "省级")]
    found = records([article(3, "03-01", "东区局")], uses=uses)
    assert given(scheme, found) == [
        ("03-01", "own", "6"), ("05-02", "use", "4"), ("07-01", "use", "10"), ("09-01", "use", "0"),
    ]  # fmt: skip


def test_what_was_sent_up_and_not_printed_has_no_points_for_being_printed() -> None:
    channels = (award("20", channel="国办"), award("10", channel="省级"))
    sent_up = (article(3, "03-01", "东区局"),)
    uses = [use(3, "05-02", "省级"), use(3, "07-01", "国办")]
    for several, points in (("highest", ["10", "10"]), ("sum", ["10", "20"])):
        scheme = Scheme(own=award("6"), channels=channels, several=several)  # type: ignore[arg-type]
        found = replace(records(uses=uses), sent_up=sent_up)
        assert [each[2] for each in given(scheme, found)] == points


def test_an_instruction_of_the_same_level_brings_nothing_more() -> None:
    scheme = Scheme(endorsements=(award("10", level="市领导"),))
    found = records(
        [article(3, "03-01", "东区局")],
        uses=[endorsement(3, "04-01", "市领导", "甲"), endorsement(3, "05-01", "市领导", "乙")],
    )
    assert [each[2] for each in given(scheme, found)] == ["1", "10", "0"]


def test_what_was_undone_counts_nowhere() -> None:
    scheme = Scheme(channels=(award("20", channel="国办"),))
    found = records([article(3, "03-01", "东区局")], uses=[use(3, "05-02", "国办", undone=True)])
    assert given(scheme, found) == [("03-01", "own", "1")]


def test_a_contact_points_article_counts_for_its_unit_once() -> None:
    found = records([article(3, "03-01", "东区联络站、东区局、西区局")])
    scheme = Scheme(own=award("5"), shared="split")
    assert given(scheme, found) == [("03-01", "own", "2.5")]
    assert given(scheme, found, "西区局") == [("03-01", "own", "2.5")]
    assert given(scheme, found, "东区联络站") == []


def test_the_quota_met_brings_base_points_once_a_month_up_to_the_years_most() -> None:
    scheme = Scheme(quota=QuotaAward(Decimal(10), Decimal(25)))
    submissions = [
        sent(f"{month:02}-{on:02}", "东区局") for month in (1, 2, 3, 4) for on in (3, 9, 20)
    ]
    assert given(scheme, records(submissions=submissions)) == [
        ("01-09", "quota", "10"), ("02-09", "quota", "10"), ("03-09", "quota", "5"),
    ]  # fmt: skip


def test_the_quota_may_be_the_groups_and_count_what_was_printed() -> None:
    scheme = Scheme(quota=QuotaAward(Decimal(10), Decimal(120), "accepted"))
    articles = [article(number, f"01-{number:02}", "西区局") for number in range(1, 5)]
    assert ("01-03", "quota", "10") in given(scheme, records(articles), "西区局")
    assert given(scheme, records(articles[:2]), "西区局") == [
        ("01-01", "own", "1"),
        ("01-02", "own", "1"),
    ]


def test_base_points_may_be_for_some_groups_alone() -> None:
    found = records(submissions=[sent("01-03", "东区局"), sent("01-04", "东区局", number=2)])
    for groups, count in ((("企业",), 0), (("区局",), 1), ((), 1)):
        scheme = Scheme(quota=QuotaAward(Decimal(10), Decimal(120), groups=groups))
        assert len(given(scheme, found)) == count


def test_commissions_bring_and_cost_points() -> None:
    scheme = Scheme(commissions=CommissionAward(Decimal(5), Decimal(1), Decimal(-2)))
    outcomes = [
        commission(1, "03-01", "东局", "done"),
        commission(2, "04-01", "东区局", "late"),
        commission(3, "05-01", "东区联络站", "missed"),
        commission(4, "12-01", "东区局", "open"),
    ]
    assert given(scheme, records(outcomes=outcomes)) == [
        ("03-01", "done", "5"), ("04-01", "late", "1"), ("05-01", "missed", "-2"),
        ("12-01", "open", "0"),
    ]  # fmt: skip


def test_with_the_second_miss_the_years_points_are_nothing_also_later_ones() -> None:
    scheme = Scheme(commissions=CommissionAward(missed=Decimal(-2), misses=2))
    articles = [article(1, "02-01", "东区局"), article(2, "09-01", "东区局")]
    outcomes = [commission(n, on, "东区局", "missed") for n, on in ((1, "03-01"), (2, "06-01"))]
    assert given(scheme, records(articles, outcomes=outcomes)) == [
        ("02-01", "own", "1"), ("03-01", "missed", "-2"), ("06-01", "missed", "-2"),
        ("06-01", "void", "3"), ("09-01", "own", "0"),
    ]  # fmt: skip


def test_a_low_rate_costs_points_when_its_span_is_over() -> None:
    scheme = Scheme(low_rate=LowRate(30, Decimal(-5)))
    submissions = [sent("05-01", "东区局", number=n) for n in range(1, 5)]
    printed = article(1, "05-20", "东区局", "", "2024-05-01-01")
    found = records([printed], submissions)
    assert given(scheme, found) == [("05-20", "own", "1"), ("06-30", "low_rate", "-5")]
    assert len(given(scheme, records([printed], submissions, today=day("06-29")))) == 1
    assert len(given(scheme, records([printed], submissions[1:]))) == 1


def test_what_was_printed_without_a_submission_counts_as_sent() -> None:
    found = records(
        [article(1, "05-20", "东区局"), article(2, "05-21", "东区局", "", "2024-05-01-01")],
        [sent("05-01", "东局")],
    )
    sources = [
        each.source for each in gains(REGISTER, Scheme(), found, YEAR) if each.kind == "submitted"
    ]
    assert sources == [
        "submissions/2024-05/01-01/submission.toml", "issues/2024-1/articles/01.md",
    ]  # fmt: skip


def test_an_article_of_another_year_brings_only_what_is_of_this_one() -> None:
    scheme = Scheme(own=award("6"), channels=(award("20", channel="国办"),), several="highest")
    later = Period(date(2024, 4, 1), date(2024, 12, 31))
    found = records([article(3, "03-01", "东区局")], uses=[use(3, "05-02", "国办")])
    kept: list[Gain] = [*gains(REGISTER, scheme, found, later)]
    assert [(each.kind, each.points) for each in kept] == [("use", Decimal(14))]
