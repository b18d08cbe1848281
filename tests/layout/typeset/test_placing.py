"""A line is narrowed at its marks, or spread between its characters, until it fits."""

from __future__ import annotations

import pytest

from bulletin_cli.layout.document import LineBreaking
from bulletin_cli.layout.typeset.placing import compress, justify

EM = 16.0


def narrowed(text: str, room: float) -> list[float]:
    widths = [EM] * len(text)
    return compress(text, widths, [0.0] * len(text), room, EM, LineBreaking())


def test_marks_alone_are_narrowed_and_evenly() -> None:
    assert narrowed("甲，乙丙。", 76.0) == [16.0, 14.0, 16.0, 16.0, 14.0]


@pytest.mark.parametrize("room", [64.0, 70.0])
def test_a_line_that_fits_is_not_narrowed(room: float) -> None:
    assert narrowed("甲，乙。", room) == [16.0] * 4


def test_where_no_mark_is_to_be_narrowed_none_is() -> None:
    assert narrowed("甲乙丙丁", 60.0) == [16.0] * 4


def test_what_is_left_goes_between_characters_and_not_behind_the_last() -> None:
    assert justify("甲乙丙", (16.0,) * 3, 52.0, EM) == [18.0, 18.0, 16.0]


def test_nothing_goes_into_a_number() -> None:
    assert justify("甲12乙", (16.0, 8.0, 8.0, 16.0), 52.0, EM) == [18.0, 8.0, 10.0, 16.0]
    assert justify("12", (8.0, 8.0), 20.0, EM) == [8.0, 8.0]


@pytest.mark.parametrize("room", [48.0, 40.0])
def test_a_full_line_is_not_spread(room: float) -> None:
    assert justify("甲乙丙", (16.0,) * 3, room, EM) == [16.0] * 3
