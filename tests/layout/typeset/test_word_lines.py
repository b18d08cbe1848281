"""The typesetter on the lines and page starts that Word, Word for Mac and WPS set elsewhere."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from tests.samples import SHARED
from tools import word_lines

FOLDER = SHARED / "word-lines"
needs_lines = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the lines of other documents are not beside the project"
)
FLOORS = {
    "lines": 0.90,
    "without_ascii": 0.95,
    "clean": 0.98,
    "clean_without_ascii": 0.99,
    "page_starts": 0.92,
}


@cache
def scores() -> dict[str, Any]:
    return word_lines.score(FOLDER)


@needs_lines
@pytest.mark.parametrize("key", word_lines.KEYS)
def test_as_many_lines_as_before_are_right(key: str) -> None:
    right, total = scores()[key]
    assert right / total >= FLOORS[key]


@needs_lines
def test_every_family_counts() -> None:
    families = scores()["families"]
    assert sum(group["lines"][1] for group in families.values()) == scores()["lines"][1]
    assert {"Win", "Mac", "WPS"} <= families.keys()


def width(text: str, widths: list[list[float]] | None = None) -> float:
    """Return how wide a row's text is read, in ems."""
    row = {"text": text, "widths": widths or []}
    return word_lines.measure(row, pull=False, compress=True).right_edges[-1]


def test_there_is_no_quarter_em_between_a_sign_and_a_digit() -> None:
    assert width("0口0") == 2.0
    assert width("0〇0") == 2.5


def test_a_sign_between_letters_is_half_an_em() -> None:
    assert width("a口a") == 1.5


def test_a_sign_between_letters_is_as_wide_as_it_was_read() -> None:
    assert width("a口a", [[1, 0.625]]) == 1.625


def test_no_line_ends_at_a_sign_between_letters() -> None:
    row = {"text": "〇〇aaa口aaa", "family": "Win", "pairs": False, "corrected": True}
    (line,) = word_lines.lines([{**row, "lines": [2, 7], "rooms": [40, 40], "size": 10}])
    assert line.predicted == 2


def test_a_blank_between_letters_of_a_face_of_one_width_has_that_width() -> None:
    assert width("a a", [[0, 0.75], [2, 0.75]]) == 2.25


def test_a_blank_between_letters_that_differ_is_half_an_em() -> None:
    assert width("a aa", [[0, 0.75], [2, 0.75], [3, 0.25]]) == 2.25


def test_a_blank_that_was_read_keeps_its_width() -> None:
    assert width("a a", [[0, 0.75], [1, 0.25], [2, 0.75]]) == 1.75


def test_a_blank_beside_han_is_half_an_em_in_a_face_of_one_width() -> None:
    assert width("a 〇", [[0, 0.75]]) == 2.25
