"""Two changes of one text: both, where they do not touch."""

from __future__ import annotations

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from bulletin_cli.incoming.revised.merge3 import merge3


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("甲乙丙丁", "子乙丙丁", "甲乙丙丑", "子乙丙丑"),
        ("甲乙丙丁", "乙丙丁", "甲乙丙丁丑", "乙丙丁丑"),
        ("甲乙丙丁", "甲子乙丙丁", "甲乙丙", "甲子乙丙"),
        ("甲乙丙丁", "甲丙丁", "甲乙子丁", None),
        ("甲乙丙丁", "", "甲乙丙", None),
        ("", "子", "", "子"),
    ],
)
def test_both_changes_are_in_the_result(
    base: str, ours: str, theirs: str, merged: str | None
) -> None:
    assert merge3(base, ours, theirs) == merged


def test_long_texts_of_few_characters_are_merged_too() -> None:
    base = "一二三四五" * 60
    assert merge3(base, f"甲{base}", f"{base}乙") == f"甲{base}乙"


@over(*[st.text("甲乙丙丁", max_size=8)] * 3)
def test_a_merge_holds_what_one_side_alone_changed(base: str, ours: str, theirs: str) -> None:
    assert merge3(base, ours, base) == ours
    assert merge3(base, base, theirs) == theirs
    assert merge3(base, ours, ours) == ours
    assert merge3(base, ours, theirs) == merge3(base, theirs, ours)


@over(*[st.text("甲乙丙丁", max_size=6)] * 2, *[st.text("子丑寅卯", min_size=1, max_size=4)] * 2)
def test_changes_that_touch_are_a_conflict(before: str, after: str, ours: str, theirs: str) -> None:
    one, other = before + ours + after, before + theirs + after
    assert (merge3(before + after, one, other) is None) == (ours != theirs)
    assert merge3(before + "戊" + after, one, before + "戊" + theirs + after) is None
