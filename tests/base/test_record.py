"""Records are equal, hashed and shown by their fields, as frozen dataclasses are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bulletin_cli.base.record import record


@record
class Point:
    """A point."""

    x: int
    names: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Frozen:
    """The same fields, as the standard library makes them."""

    x: int
    names: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)
    data: bytes = field(default=b"", repr=False)


def test_records_are_equal_by_the_fields_that_count() -> None:
    assert Point(1, ("甲",), line=3) == Point(1, ("甲",), line=4)
    assert Point(1) != Point(2)
    other: object = Frozen(1)
    assert Point(1) != other
    assert len({Point(1), Point(1, line=2), Point(2)}) == 2


def test_records_are_shown_copied_and_matched_as_dataclasses_are() -> None:
    assert repr(Point(1, ("甲",))) == repr(Frozen(1, ("甲",))).replace("Frozen", "Point")
    assert replace(Point(1, line=2), x=3) == Point(3)
    match Point(1, ("甲",)):
        case Point(x, names):
            assert (x, names) == (1, ("甲",))
    assert not hasattr(Point(1), "__dict__")


@record
class Named:
    """A record with a field that cannot be hashed."""

    name: str
    facts: Mapping[str, int] = field(default_factory=dict, hash=False)


def test_a_field_may_count_for_being_equal_and_not_for_the_hash() -> None:
    assert Named("甲", {"乙": 1}) != Named("甲")
    assert len({Named("甲", {"乙": 1}), Named("甲"), Named("甲")}) == 2
