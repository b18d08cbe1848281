"""Where a part of a text stands, and which characters are neighbours."""

from __future__ import annotations

import pytest

from bulletin_cli.proof.pairs import pairs, places


@pytest.mark.parametrize(
    ("text", "part", "found"),
    [("中中中", "中中", [0, 1]), ("甲乙甲", "甲", [0, 2]), ("甲", "乙", [])],
)
def test_a_part_is_found_wherever_it_begins(text: str, part: str, found: list[int]) -> None:
    assert list(places(text, part)) == found


def test_neighbours_are_pairs_and_the_edges_have_a_line_end() -> None:
    assert pairs("甲乙") == {"\n甲", "甲乙", "乙\n"}
