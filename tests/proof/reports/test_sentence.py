"""The sentence of a finding, and the words marked in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.typography import display_width
from bulletin_cli.proof.finding import Place
from bulletin_cli.proof.reports.sentence import marked_lines, sentence_of


def test_of_a_line_only_the_sentence_with_the_words_is_taken() -> None:
    line = "  第一句。他说：“第二句,有错。”第三句！"
    column = line.index(",") + 1
    place = Place("a.md", 5, column, column + 1, "句,有", (1, 2))
    text, start, end = sentence_of(place, line)
    assert (text, text[start:end]) == ("他说：“第二句,有错。”", ",")


def test_without_a_column_it_is_the_snippet() -> None:
    assert sentence_of(Place("a.md", 5, 0, 0, "题,目", (1, 2)), "title = ") == ("题,目", 1, 2)


def test_a_sentence_without_an_end_is_cut_on_both_sides() -> None:
    text, start, end = sentence_of(Place("a.md", 1, 1001, 1002), "字" * 1000 + "," + "字" * 1000)
    assert (len(text), text[start:end]) == (401, ",")


def test_words_over_the_end_of_a_line_are_marked_in_both() -> None:
    assert list(marked_lines("甲乙丙丁戊", 1, 4, 6)) == [
        ("甲乙丙", False), ("  ^^^^", True), ("丁戊", False), ("^^", True),
    ]  # fmt: skip


def test_a_place_between_two_characters_gets_one_caret() -> None:
    assert list(marked_lines("甲乙", 1, 1, 10)) == [("甲乙", False), ("  ^", True)]


@given(st.text(max_size=80), st.data())
def test_every_marked_character_has_a_caret_and_no_line_is_too_wide(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = list(marked_lines(text, start, end, 20))
    assert all(display_width(line) <= 21 for line, _ in lines)
    carets = sum(line.count("^") for line, is_mark in lines if is_mark)
    assert carets >= len(text[start:end].replace(" ", "")) * (start == 0 and text.isascii())
