"""What an article earns: channels, on top, instructions, shared articles, sum or highest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bulletin_cli.desk.points import Award, Scheme, rounded, shown
from bulletin_cli.desk.uses import Use, UseKind


def use(channel: str = "", level: str = "", kind: UseKind = "use") -> Use:
    return Use(1, "2024-35/01.md", kind, date(2024, 11, 25), channel, level=level)


def endorsement(level: str) -> Use:
    return use(level=level, kind="endorsement")


def award(points: str, **facts: str | bool | Decimal) -> Award:
    return Award(Decimal(points), **facts)  # type: ignore[arg-type]


SCHEME = Scheme(
    own=award("5", shared=Decimal(3)),
    sections=(award("10", section="专报"),),
    channels=(
        award("20", channel="市级"),
        award("50", channel="市级", level="单独成期"),
        award("4", channel="省级", section="专报"),
        award("2", channel="省级"),
        award("30", channel="省级", level="专报", on_top=True),
    ),
    endorsements=(award("10", level="市领导"), award("20", level="市领导", section="专报")),
)


def test_without_a_scheme_an_article_is_one_point_and_a_use_none() -> None:
    assert Scheme().earned("", 1, [use("市级"), endorsement("市领导")]) == 1
    assert not Scheme().knows(use("市级"), "")


def test_a_level_of_its_own_stands_instead_of_the_channels_points() -> None:
    assert SCHEME.earned("", 1, [use("市级")]) == 25
    assert SCHEME.earned("", 1, [use("市级", "单独成期")]) == 55


def test_what_is_on_top_is_added_to_the_channels_points() -> None:
    assert SCHEME.earned("", 1, [use("省级")]) == 5 + 2
    assert SCHEME.earned("", 1, [use("省级", "专报")]) == 5 + 2 + 30
    assert SCHEME.earned("专报", 1, [use("省级", "专报")]) == 10 + 4 + 30


def test_an_instruction_of_a_level_counts_once() -> None:
    assert SCHEME.earned("", 1, [endorsement("市领导")] * 3) == 5 + 10
    assert SCHEME.earned("专报", 1, [endorsement("市领导")] * 2) == 10 + 20


def test_of_several_uses_the_highest_counts_where_the_scheme_says_so() -> None:
    highest = Scheme(
        own=SCHEME.own, channels=SCHEME.channels, endorsements=SCHEME.endorsements,
        several="highest",
    )  # fmt: skip
    uses = [use("市级"), use("省级"), use("市级")]
    assert SCHEME.earned("", 1, uses) == 5 + 20 + 2 + 20
    assert highest.earned("", 1, uses) == 20
    assert (
        highest.earned("", 1, [*uses, use("省级", "专报"), endorsement("市领导")]) == 20 + 30 + 10
    )


@pytest.mark.parametrize(
    ("shared", "sharers", "points"), [("full", 3, "10"), ("split", 3, "3.3"), ("split", 4, "2.5")]
)
def test_a_shared_article_counts_in_full_or_is_split(
    shared: str, sharers: int, points: str
) -> None:
    scheme = Scheme(own=award("10"), shared=shared)  # type: ignore[arg-type]
    assert scheme.earned("", sharers, ()) == Decimal(points)


def test_a_shared_article_may_have_a_value_of_its_own_for_each() -> None:
    assert SCHEME.earned("", 1, ()) == 5
    assert SCHEME.earned("", 2, ()) == 3


def test_an_article_without_units_earns_what_one_would() -> None:
    assert SCHEME.earned("", 0, ()) == 5


def test_points_are_rounded_half_up_and_shown_short() -> None:
    assert [shown(rounded(Decimal(each))) for each in ("3.25", "-0.05", "4", "120", "2.04")] == [
        "3.3", "-0.1", "4", "120", "2",
    ]  # fmt: skip
