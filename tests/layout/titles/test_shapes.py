"""The lines of a title by their lengths, where every end costs the same."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bulletin_cli.layout.titles.shapes import choose_breaks


def lengths(characters: int, room: int, ends: dict[int, float] | None = None) -> list[int]:
    """Return the lengths of the lines; `ends` says what an end costs where it is no 5."""
    costs = ends or {}
    breaks = choose_breaks(
        range(characters + 1),
        lambda end: costs.get(end, 5.0),
        lambda start, end: float(end - start),
        float(room),
    )
    edges = [0, *breaks, characters]
    return [end - start for start, end in pairwise(edges)]


@pytest.mark.parametrize(
    ("characters", "lines"),
    [(21, [11, 10]), (22, [12, 10]), (30, [16, 14]), (38, [20, 18]), (45, [16, 15, 14])],
)
def test_lines_are_alike_and_the_longer_one_stands_above(characters: int, lines: list[int]) -> None:
    assert lengths(characters, 20) == lines


def test_a_good_end_is_worth_a_difference() -> None:
    assert lengths(22, 20, {13: 0.0}) == [13, 9]
    assert lengths(22, 20, {14: 0.0, 8: 0.0}) == [14, 8]


def test_a_line_more_is_taken_to_save_a_word() -> None:
    ends = {20: 300.0, 13: 0.0, 26: 0.0}
    assert lengths(40, 20, ends) == [13, 13, 14]


@pytest.mark.parametrize("good", [1, 2, 20, 21])
def test_no_line_has_one_or_two_characters(good: int) -> None:
    assert min(lengths(22, 20, {good: -50.0})) >= 3


def test_where_nothing_fits_nothing_is_chosen() -> None:
    assert choose_breaks((0, 30), lambda _: 0.0, lambda a, b: float(b - a), 20.0) == ()
