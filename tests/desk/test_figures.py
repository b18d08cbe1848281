"""Rows: ranks within groups, columns, units with nothing; and that all of it adds up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.desk.commissions import CommissionState
from bulletin_cli.desk.figures import Count, Figures, add, figures
from bulletin_cli.desk.periods import Period, parse_period, spans
from bulletin_cli.desk.points import Award, CommissionAward, LowRate, QuotaAward, Scheme
from bulletin_cli.desk.records import PrintedArticle, Records
from bulletin_cli.desk.submissions import Step, Submission
from bulletin_cli.desk.uses import Use, UseKind
from tests.desk.records import (
    LAST,
    REGISTER,
    article,
    commission,
    endorsement,
    records,
    sent,
    use,
)

Q2 = parse_period("2024Q2", LAST)
FOUND = records(
    [
        article(1, "02-01", "甲公司"),
        article(2, "04-02", "东区局", "", "2024-04-01-01"),
        article(3, "05-02", "东区联络站、西区局"),
        article(4, "08-02", "甲公司"),
    ],
    [sent("04-01", "东区局"), sent("06-01", "东区局"), sent("01-09", "甲公司")],
    [commission(1, "04-30", "西区局", "done"), commission(2, "05-30", "西区局", "missed")],
    [use(1, "06-01", "国办"), endorsement(2, "06-02", "市领导"), use(2, "10-01", "国办")],
)
SCHEME = Scheme(
    own=Award(Decimal(2)),
    channels=(Award(Decimal(20), channel="国办"),),
    endorsements=(Award(Decimal(7), level="市领导"),),
    commissions=CommissionAward(done=Decimal(2), missed=Decimal("-0.5")),
)


def by_unit(found: Figures) -> dict[str, tuple[int, Count, Count]]:
    return {row.unit: (row.rank, row.period, row.so_far) for row in found.rows}


def test_a_row_has_the_columns_of_the_period_and_of_the_year_so_far() -> None:
    rows = by_unit(figures(REGISTER, SCHEME, FOUND, Q2))
    rank, period, so_far = rows["东区局"]
    assert rank == 1
    assert (period.submitted, period.accepted, period.endorsements) == (3, 2, 1)
    assert period.points == 2 + 2 + 7
    assert period.rate == Decimal("66.7")
    assert so_far == period
    _, period, so_far = rows["甲公司"]
    assert (period.submitted, period.accepted, period.used_by("国办"), period.elsewhere) == (
        0,
        0,
        1,
        1,
    )
    assert (period.points, so_far.points) == (Decimal(20), Decimal(22))
    assert (so_far.submitted, so_far.accepted) == (2, 1)
    assert period.rate is None
    _, period, _ = rows["西区局"]
    assert (period.due, period.done, period.adjusted, period.points) == (
        2,
        1,
        Decimal("1.5"),
        Decimal("3.5"),
    )


def test_groups_come_in_the_order_of_units_toml_and_ranks_are_within_them() -> None:
    found = figures(REGISTER, SCHEME, FOUND, Q2)
    ranks = {group: [(row.rank, row.unit) for row in rows] for group, rows in found.groups.items()}
    assert ranks == {"企业": [(1, "甲公司")], "区局": [(1, "东区局"), (2, "西区局")]}


def test_units_with_the_same_points_share_a_rank() -> None:
    found = figures(REGISTER, SCHEME, records(), Q2)
    assert [row.rank for row in found.rows] == [1, 1, 1]


def test_the_sums_of_the_period_count_each_thing_once() -> None:
    found = figures(REGISTER, SCHEME, FOUND, Q2)
    assert (found.issues, found.articles, found.submitted) == (2, 2, 3)
    assert found.total.period.accepted == 3
    assert found.channels == ("国办",)


def test_units_with_nothing_sent_or_nothing_used_are_named() -> None:
    found = figures(REGISTER, SCHEME, records(submissions=[sent("04-01", "东区局")]), Q2)
    assert found.silent == ("甲公司", "西区局")
    assert found.unused == ("东区局",)


def test_a_unit_that_units_toml_does_not_know_has_a_row_too() -> None:
    found = figures(REGISTER, SCHEME, records([article(1, "04-02", "外单位")]), Q2)
    assert [row.unit for row in found.groups[""]] == ["外单位"]
    assert list(found.groups)[-1] == ""


def test_an_article_without_a_unit_is_named_and_in_no_sum() -> None:
    found = figures(REGISTER, SCHEME, records([article(1, "04-02", "")]), Q2)
    assert found.unsigned == ("issues/2024-1/articles/01.md",)
    assert (found.issues, found.articles, found.used, found.submitted) == (1, 0, 0, 0)


def test_what_a_unit_took_back_is_not_counted_as_sent() -> None:
    came = sent("04-01", "东区局")
    back = replace(sent("04-02", "东区局"), history=(Step("withdrawn", date(2024, 4, 3)),))
    found = figures(REGISTER, SCHEME, records(submissions=[came, back]), Q2)
    assert (found.submitted, by_unit(found)["东区局"][1].submitted) == (1, 1)
    assert [each.source for each in found.trace] == ["submissions/2024-04/01-01/submission.toml"]


def test_two_texts_of_a_unit_made_one_article_are_both_used_and_earn_once() -> None:
    one, other = sent("04-01", "东区局"), sent("04-01", "东区联络站", number=2)
    third = sent("04-03", "西区局")
    made = article(1, "04-09", "东区局、西区局", "", one.id, other.id, third.id)
    found = figures(REGISTER, SCHEME, records([made], [one, other, third]), Q2)
    assert (found.submitted, found.used, found.articles) == (3, 3, 1)
    east, west = by_unit(found)["东区局"][1], by_unit(found)["西区局"][1]
    assert (east.submitted, east.accepted, east.points) == (2, 2, Decimal(2))
    assert east.rate == 100
    assert (west.submitted, west.accepted, west.points) == (1, 1, Decimal(2))
    assert [
        each.reason for each in found.trace if each.unit == "东区局" and each.kind == "own"
    ] == [
        "本刊采用《题1》（2 个单位合写）",
        "本刊采用《题1》（2 个单位合写），合稿里还有来稿 2024-04-01-02",
    ]


def test_where_more_was_used_than_came_there_is_no_rate() -> None:
    assert Count(submitted=3, accepted=4).rate is None
    assert Count(submitted=4, accepted=4).rate == 100
    assert Count(submitted=0, accepted=1).rate is None


DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31))
UNITS = ("东区局", "西区局", "东区联络站", "甲公司", "外单位")
LEVELS = st.sampled_from(["市领导", "省领导", "专报"])
CHANNELS = st.sampled_from(["国办", "网", "别处"])
KINDS: st.SearchStrategy[UseKind] = st.sampled_from(["use", "endorsement"])
OUTCOMES: st.SearchStrategy[CommissionState] = st.sampled_from(["done", "late", "missed", "open"])
SCHEMES = st.builds(
    Scheme,
    own=st.just(Award(Decimal(5), shared=Decimal(3))),
    channels=st.just(
        (
            Award(Decimal(20), channel="国办"),
            Award(Decimal("0.5"), channel="网"),
            Award(Decimal(30), channel="网", level="专报", on_top=True),
        )
    ),
    endorsements=st.just((Award(Decimal(7), level="市领导"),)),
    shared=st.sampled_from(["full", "split"]),
    several=st.sampled_from(["sum", "highest"]),
    quota=st.sampled_from([None, QuotaAward(Decimal(10), Decimal(15))]),
    commissions=st.builds(
        CommissionAward, done=st.just(Decimal(2)), missed=st.just(Decimal(-1)),
        misses=st.sampled_from([0, 1, 2]),
    ),
    low_rate=st.sampled_from([None, LowRate(50, Decimal(-3), "month")]),
)  # fmt: skip


@st.composite
def offices(draw: st.DrawFn) -> Records:
    """Return the records of a year of a random office."""
    names = st.lists(st.sampled_from(UNITS), min_size=1, max_size=3)
    submissions = tuple(
        Submission(f"{on}-{number:02}", tuple(draw(names)), on)
        for number, on in enumerate(draw(st.lists(DAYS, max_size=12)), start=1)
    )
    ids = [each.id for each in submissions]
    articles = tuple(
        PrintedArticle(
            f"2024-{number}/01.md", on, "、".join(draw(names)),
            submissions=tuple(draw(st.lists(st.sampled_from(ids), max_size=2)) if ids else ()),
        )
        for number, on in enumerate(draw(st.lists(DAYS, max_size=12)), start=1)
    )  # fmt: skip
    uses = tuple(
        Use(
            number,
            draw(st.sampled_from(articles)).id,
            draw(KINDS),
            on,
            draw(CHANNELS),
            "",
            draw(LEVELS),
        )
        for number, on in enumerate(draw(st.lists(DAYS, max_size=8)) if articles else (), start=1)
    )
    outcomes = tuple(
        commission(number, f"{draw(DAYS):%m-%d}", draw(st.sampled_from(UNITS)), outcome)
        for number, outcome in enumerate(draw(st.lists(OUTCOMES, max_size=6)), start=1)
    )
    return Records(articles, submissions, outcomes, uses, LAST)


@given(offices(), SCHEMES, st.sampled_from(["month", "quarter"]))
def test_the_year_so_far_is_the_sum_of_its_periods(
    found: Records, scheme: Scheme, kind: str
) -> None:
    whole = by_unit(figures(REGISTER, scheme, found, parse_period("2024", LAST)))
    parts = [
        by_unit(figures(REGISTER, scheme, found, each))
        for each in spans(kind, Period(date(2024, 1, 1), LAST))
    ]
    for unit, (_, period, so_far) in whole.items():
        assert so_far == period
        assert period == add(part[unit][1] for part in parts if unit in part)


@given(offices(), SCHEMES)
def test_every_point_of_a_row_is_in_its_trace(found: Records, scheme: Scheme) -> None:
    made = figures(REGISTER, scheme, found, Q2)
    for row in made.rows:
        own = [each for each in made.trace if each.unit == row.unit]
        assert row.so_far.points == sum(each.points for each in own)
        assert row.period.points == sum(each.points for each in own if each.date in Q2)
        assert row.so_far.points == row.so_far.points.quantize(Decimal("0.1"))
    assert made.total.period.points == sum(row.period.points for row in made.rows)


@given(offices(), SCHEMES, st.randoms())
def test_the_order_of_the_records_and_of_an_articles_units_does_not_matter(
    found: Records, scheme: Scheme, order: st.DataObject
) -> None:
    def mixed(things: tuple[object, ...]) -> list[object]:
        return sorted(things, key=lambda _: order.random())  # type: ignore[attr-defined]

    turned = [
        PrintedArticle(
            each.id, each.date, "、".join(reversed(each.unit.split("、"))),
            submissions=each.submissions[::-1],
        )
        for each in found.articles
    ]  # fmt: skip
    other = Records(
        mixed(tuple(turned)), mixed((*found.submissions,)), mixed((*found.outcomes,)),  # type: ignore[arg-type]
        mixed((*found.uses,)), found.today,  # type: ignore[arg-type]
    )  # fmt: skip
    assert by_unit(figures(REGISTER, scheme, other, Q2)) == by_unit(
        figures(REGISTER, scheme, found, Q2)
    )


def test_submissions_that_became_one_article_are_all_of_them_used() -> None:
    merged = article(1, "11-25", "东区局、西区局", "", "2024-11-20-01", "2024-11-20-02")
    came = (sent("11-20", "东区局"), sent("11-20", "西区局", number=2))
    found = figures(REGISTER, Scheme(), records([merged], came), parse_period("2024", LAST))
    assert (found.articles, found.used, found.submitted) == (1, 2, 2)
    assert found.whole.rate == 100
