"""The natural widths of characters, and the space where Han meets a number."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.layout.document import Run
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.typeset.widths import (
    bold_marks,
    latin_faces,
    most_width,
    natural_widths,
)
from tests import samples

STYLE = replace(samples.document().styles["body"], size=16.0, tracking=0.0, latin={})


def advances(text: str, *, auto_space: bool = True) -> list[float]:
    return natural_widths(text, STYLE, LineBreaking(auto_space=auto_space)).advances


def test_han_is_an_em_wide_and_ascii_half_of_one() -> None:
    assert advances("汉，aA1 ") == [16.0, 16.0, 8.0, 8.0, 8.0, 8.0]


def test_where_han_meets_a_number_a_quarter_em_stands_that_a_line_can_give_up() -> None:
    widths = natural_widths("共12件", STYLE, LineBreaking(auto_space=True))
    assert widths.advances == [20.0, 8.0, 12.0, 16.0]
    assert widths.tails == [4.0, 0.0, 4.0, 0.0]


def test_without_the_switch_there_is_no_space() -> None:
    widths = natural_widths("共12件", STYLE, LineBreaking(auto_space=False))
    assert (widths.advances, widths.tails) == ([16.0, 8.0, 8.0, 16.0], [0.0] * 4)


def test_beside_punctuation_there_is_no_space() -> None:
    assert natural_widths("，12。", STYLE, LineBreaking(auto_space=True)).tails == [0.0] * 4


def test_tracking_goes_behind_every_character() -> None:
    style = replace(STYLE, tracking=1.0)
    assert natural_widths("汉a", style, LineBreaking(auto_space=False)).advances == [17.0, 9.0]


def test_a_face_with_widths_of_its_own_is_measured_at_each_of_its_letters() -> None:
    style = replace(STYLE, latin={"A": 0.75}, tracking=1.0)
    assert natural_widths("AbA", style, LineBreaking(auto_space=False)).advances == [
        13.0,
        9.0,
        13.0,
    ]


@given(st.text("汉，“（A1% \u2219", max_size=8), st.floats(0.1, 1.0), st.booleans())
def test_no_face_makes_a_text_wider_than_the_most(text: str, width: float, pulled: bool) -> None:
    style = replace(STYLE, latin=dict.fromkeys("A1%", width), tracking=0.5)
    widths = natural_widths(text, style, LineBreaking(auto_space=True, pull_marks=pulled))
    assert sum(widths.advances) <= most_width(text, style) + 1e-9


def test_a_text_without_latin_letters_is_as_wide_as_the_most() -> None:
    assert most_width("汉，字", STYLE) == sum(advances("汉，字"))


@pytest.mark.parametrize("bold", [True, False])
def test_bold_is_told_by_the_character(bold: bool) -> None:
    assert bold_marks([Run("甲乙", bold), Run("丙")]) == ((True, True, False) if bold else ())


def test_a_bold_letter_is_as_wide_as_its_bold_face_has_it() -> None:
    style = replace(STYLE, latin={"A": 0.75}, latin_bold={"A": 0.8, "1": 0.55})
    widths = natural_widths("汉A1A", style, LineBreaking(), bold=(True, False, True, True))
    assert widths.advances == pytest.approx([20.0, 12.0, 8.8, 12.8])


def test_a_scaled_character_and_the_space_beside_it_are_narrower_and_tracking_is_not() -> None:
    style = replace(STYLE, scale=0.5, tracking=1.0, latin={"A": 0.75})
    widths = natural_widths("共A，“", style, LineBreaking(auto_space=True, pull_marks=True))
    assert widths.advances == pytest.approx([9.0 + 2.0, 7.0, 9.0 - 4.0, 9.0])


def test_a_face_of_its_own_is_looked_up_for_latin_and_its_bold_one_first_where_bold() -> None:
    style = replace(STYLE, fonts=("仿宋",), latin_fonts=("Arial", "Helvetica"))
    assert latin_faces(style) == ("Arial", "Helvetica")
    assert latin_faces(style, bold=True) == (
        "Arial Bold", "Arial", "Helvetica Bold", "Helvetica"
    )  # fmt: skip
    assert latin_faces(replace(style, latin_fonts=())) == ("仿宋",)
