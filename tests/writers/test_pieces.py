"""Characters that stand as their face has them are drawn in one; others are moved or narrowed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.base.fonts import Glyph
from bulletin_cli.layout.pages import Line, Placing
from bulletin_cli.writers.drawn.cast import DrawnFace
from bulletin_cli.writers.drawn.pieces import Cutter, Piece
from tests import samples

STYLE = replace(samples.document().styles["body"], size=10.0, tracking=0.0, bold=False, latin={})
WIDE = Glyph(1.0)
GLYPHS = {
    **dict.fromkeys("甲乙，）—", WIDE),
    **dict.fromkeys("（《", Glyph(1.0, 0.6)),
    **dict.fromkeys("12", Glyph(0.5)),
    "A": Glyph(0.8),
    "i": Glyph(0.25),
    **dict.fromkeys("“”", Glyph(0.4)),
    "·": Glyph(0.2, 0.05),
    "：": Glyph(1.0, 0.4, 0.6),  # its ink is in the middle
    "【": Glyph(1.0, 0.3, 0.7),
    "」": Glyph(1.0, 0.2, 0.8),
}


def cut(
    text: str, *advances: float, bold: tuple[bool, ...] = (), pulled: bool = False
) -> list[Piece]:
    line = Line(text, "body", 0.0, 28.0, lambda: Placing(100.0, advances), bold=bold)
    face = DrawnFace("x", True, GLYPHS, {**GLYPHS, "甲": Glyph(1.25)})
    return list(Cutter(STYLE, face, pulled=pulled)(line))


def stands(piece: Piece) -> tuple[str, float, float]:
    return piece.text, round(piece.left, 3), round(piece.by, 3)


def test_characters_equally_far_apart_are_one_piece_and_the_last_may_have_more_after_it() -> None:
    assert cut("甲乙，1", 10.5, 10.5, 14, 5) == [
        Piece("甲乙，", "text", 100.0, 35.0, 0.5),
        Piece("1", "text", 135.0, 5.0),
    ]


def test_two_marks_are_never_one_piece() -> None:
    assert [piece.text for piece in cut("甲，）乙", 10, 10, 10, 10)] == ["甲，", "）乙"]


def test_a_letter_wider_than_its_place_is_narrowed_and_a_narrower_one_begins_there() -> None:
    assert list(map(stands, cut("AiA", 5, 5, 7.5))) == [
        ("A", 100, 0.625), ("i", 105, 1), ("A", 110, 0.625),
    ]  # fmt: skip


def test_a_letter_may_be_as_wide_as_the_template_s_face_has_it() -> None:
    line = Line("A", "body", 0.0, 28.0, lambda: Placing(0.0, (8.0,)))
    face = DrawnFace("x", True, GLYPHS, GLYPHS)
    (piece,) = Cutter(replace(STYLE, latin={"A": 0.8}), face, pulled=False)(line)
    assert piece.by == 1


@pytest.mark.parametrize(
    ("text", "width", "left", "by"),
    [
        ("，", 5, 100, 1),  # its ink is on the left
        ("（", 5, 95, 1),  # on the right
        ("：", 5, 97.5, 1),  # in the middle, and there it stays
        ("【", 6, 98, 1),
        ("」", 5, 100, 0.5),  # no room for its ink
        ("·", 10, 104, 1),
        ("“", 10, 106, 1),
        ("”", 10, 100, 1),
        ("—", 12, 100, 1),  # what a line is spread by stands after the character
        ("—", 9, 100, 0.9),
    ],
)
def test_ink_stands_within_its_place_and_on_its_side(
    text: str, width: float, left: float, by: float
) -> None:
    assert list(map(stands, cut(text, width))) == [(text, left, by)]


def test_an_opening_mark_that_the_next_is_pulled_to_stays_where_it_is() -> None:
    assert [stands(piece)[1] for piece in cut("（《甲", 5, 10, 10, pulled=True)] == [100, 105]
    assert [stands(piece)[1] for piece in cut("（《甲", 5, 10, 10)] == [95, 105]


def test_a_character_that_the_face_lacks_is_left_to_typst_with_its_place() -> None:
    assert cut("甲丙丁乙", 10, 10, 11, 10)[1] == Piece("丙丁", "unknown", 110.0, 21.0)


def test_an_accent_that_the_face_lacks_is_drawn_with_its_neighbours() -> None:
    pieces = cut("甲乙\u0302甲乙", 10, 10, 10, 10, 10)
    assert [(piece.text, piece.kind) for piece in pieces] == [
        ("甲", "text"), ("乙\u0302甲", "unknown"), ("乙", "text"),
    ]  # fmt: skip


def test_a_tab_is_a_piece_of_its_own() -> None:
    assert [piece.kind for piece in cut("甲\t\t1", 10, 20, 20, 5)] == ["text", "tab", "tab", "text"]


def test_bold_characters_are_pieces_of_their_own_as_wide_as_in_the_bold_face() -> None:
    pieces = cut("甲甲", 10, 10, bold=(False, True))
    assert [(piece.bold, piece.by) for piece in pieces] == [(False, 1), (True, 0.8)]
