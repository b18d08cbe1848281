"""A line is narrowed at its marks, or spread between its characters, until it fits."""

from __future__ import annotations

import pytest

from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.typeset.placing import compress, distribute, justify
from bulletin_cli.layout.typeset.widths import Widths

EM = 16.0


def narrowed(text: str, room: float) -> list[float]:
    widths = Widths([EM] * len(text), [0.0] * len(text))
    return compress(text, widths, room, EM, LineBreaking())


def spread(text: str, widths: list[float], room: float) -> list[float]:
    return justify(text, widths, (), room, EM)


def test_marks_alone_are_narrowed_and_alike() -> None:
    assert narrowed("甲，乙。丙", 76.0) == [16.0, 14.0, 16.0, 14.0, 16.0]


def test_a_mark_at_the_end_of_the_line_is_narrowed_before_the_others() -> None:
    assert narrowed("甲，乙丙。", 76.0) == [16.0, 16.0, 16.0, 16.0, 12.0]
    assert narrowed("甲，乙丙。", 70.0) == [16.0, 14.0, 16.0, 16.0, 8.0]


def test_an_opening_mark_gives_within_the_line_and_not_where_it_begins_it() -> None:
    assert narrowed("“甲“乙丙", 76.0) == [16.0, 16.0, 12.0, 16.0, 16.0]
    assert narrowed("，甲“乙丙", 76.0) == [14.0, 16.0, 14.0, 16.0, 16.0]


@pytest.mark.parametrize("room", [64.0, 70.0])
def test_a_line_that_fits_is_not_narrowed(room: float) -> None:
    assert narrowed("甲，乙。", room) == [16.0] * 4


def test_where_no_mark_is_to_be_narrowed_none_is() -> None:
    assert narrowed("甲乙丙丁", 60.0) == [16.0] * 4


def test_what_is_left_goes_between_characters_and_not_behind_the_last() -> None:
    assert spread("甲乙丙", [16.0] * 3, 52.0) == [18.0, 18.0, 16.0]


def test_nothing_goes_into_a_number() -> None:
    assert spread("甲12乙", [16.0, 8.0, 8.0, 16.0], 52.0) == [18.0, 8.0, 10.0, 16.0]
    assert spread("12", [8.0, 8.0], 20.0) == [8.0, 8.0]


@pytest.mark.parametrize("room", [48.0, 40.0])
def test_a_full_line_is_not_spread(room: float) -> None:
    assert spread("甲乙丙", [16.0] * 3, room) == [16.0] * 3


def test_a_distributed_line_is_spread_inside_words_too_and_its_last_character_ends_it() -> None:
    assert distribute("甲12 ", [16.0, 8.0, 8.0, 8.0], 40.0) == [20.0, 12.0, 8.0, 8.0]
    assert distribute("甲", [16.0], 40.0) == [16.0]
    assert distribute("甲乙", [16.0, 16.0], 20.0) == [16.0, 16.0]
