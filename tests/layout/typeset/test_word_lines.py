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
    "lines": 0.89,
    "without_ascii": 0.95,
    "clean": 0.96,
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
