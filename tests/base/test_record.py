"""Records are equal, hashed and shown by their fields, as frozen dataclasses are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pytest

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
class Place(Point):
    """A record that has another's fields, too, and one with a value of its own."""

    notes: Mapping[str, str] = field(default_factory=dict)
    note: str = "甲"


def test_a_record_takes_its_fields_in_order_and_by_name() -> None:
    place = Place(1, ("甲",), 2, data=b"3", note="乙")
    assert (place.x, place.names, place.line, place.data) == (1, ("甲",), 2, b"3")
    assert (place.notes, place.note, Place(1).note) == ({}, "乙", "甲")
    assert Point(4) == Point(x=4, names=())


def test_a_value_that_is_made_is_made_for_each_record() -> None:
    assert Place(1).notes is not Place(1).notes
    assert Place(1, notes={"甲": "乙"}).notes == {"甲": "乙"}


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), ((1,), {"y": 2}), ((1, (), 0, b"", 1), {})]
)
def test_a_record_refuses_fields_that_lack_or_that_it_has_not(
    values: tuple[object, ...], named: dict[str, object]
) -> None:
    made: type = Point
    for _ in range(2):  # the first call is not like the others
        with pytest.raises(TypeError, match="__init__"):
            made(*values, **named)
