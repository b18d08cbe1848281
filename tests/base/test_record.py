"""Records are equal, hashed and shown by their fields, as frozen dataclasses are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass, replace
from typing import Any

import pytest

from bulletin_cli.base import record as records
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


def test_a_record_is_changed_as_dataclasses_change_theirs() -> None:
    one = Point(1, ("甲",), line=2, data=b"3")
    for changes in ({}, {"x": 4}, {"line": 5, "names": ()}):
        mine, theirs = records.replace(one, **changes), replace(one, **changes)
        assert (mine, mine.line, mine.data) == (theirs, theirs.line, theirs.data)
        assert type(mine) is Point
    with pytest.raises(TypeError, match="'y'"):
        records.replace(one, y=1)  # type: ignore[call-arg]


@record
class Named:
    """A record with a field that cannot be hashed."""

    name: str
    facts: Mapping[str, int] = field(default_factory=dict, hash=False)


def test_a_field_may_count_for_being_equal_and_not_for_the_hash() -> None:
    assert Named("甲", {"乙": 1}) != Named("甲")
    assert len({Named("甲", {"乙": 1}), Named("甲"), Named("甲")}) == 2


@record
class Further(Point):
    """A record with fields of another one and its own."""

    facts: dict[str, int] = field(default_factory=dict)


def test_a_record_may_have_the_fields_of_another_before_its_own() -> None:
    assert repr(Further(1, line=2)) == "Further(x=1, names=(), line=2, facts={})"
    assert replace(Further(1), facts={"甲": 1}).facts == {"甲": 1}
    assert Further(1).facts is not Further(1).facts


def test_a_record_tells_its_fields_before_there_is_an_instance() -> None:
    @record
    class Fresh:
        """Nobody has made one yet."""

        x: int
        names: tuple[str, ...] = ()

    assert is_dataclass(Fresh)
    assert [(each.name, each.default) for each in fields(Fresh)] == [("x", MISSING), ("names", ())]


def test_what_a_record_cannot_be_made_of_is_refused_the_first_time_and_later() -> None:
    @record
    class Fresh:
        """Nobody has made one yet."""

        x: int

    make: Any = Fresh
    for _ in range(2):
        with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
            make()
        with pytest.raises(TypeError, match="unexpected keyword argument 'y'"):
            make(1, y=2)
