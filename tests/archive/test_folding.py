"""Text as it is searched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.archive.folding import fold, fold_with_places, pairs


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("２０２４年", "2024年"), ("ＰＤＦ和Word", "pdf和word"), ("张　三 丰", "张三丰"),
        ("㎡", "m2"), ("甲\u200b乙\u2028丙", "甲乙丙"), ("，（）", ",()"),
    ],
)  # fmt: skip
def test_width_case_and_blanks_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_each_folded_character_knows_where_it_comes_from(text: str) -> None:
    folded, places = fold_with_places(text)
    assert folded == fold(text)
    assert len(places) == len(folded)
    assert all(folded[at] in fold(text[place]) for at, place in enumerate(places))


@given(st.text(), st.integers(0, 20), st.integers(1, 5))
def test_all_pairs_of_a_stretch_are_among_those_of_the_text(
    text: str, start: int, length: int
) -> None:
    folded = fold(text)
    stretch = folded[start : start + length]
    assert {each for each in pairs(stretch) if len(each) == 2} <= pairs(folded)
    assert all(any(each.startswith(one) for each in pairs(folded)) for one in stretch)
