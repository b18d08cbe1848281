"""Each rule of docs/typesetting.md, by the lines that it decides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.layout.document import Style
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.typeset.lines import (
    GAP,
    HAIR,
    LineSpan,
    break_line,
    break_lines,
    measure_text,
)
from bulletin_cli.layout.typeset.placing import Placer, compress, justify
from bulletin_cli.layout.typeset.widths import Widths, marks_give, natural_widths, pulled

EM = 1.0
STYLE = Style("em", "em", (), EM)


def first_line(text: str, room: float, *, compressed: bool = True, **switches: bool) -> str:
    """Return the first line of `text` in `room` ems."""
    line_breaking = LineBreaking(**switches)  # type: ignore[arg-type]
    widths = natural_widths(text, STYLE, line_breaking)
    measure = measure_text(text, widths, EM, line_breaking)
    return text[: break_line(measure, 0, room, compress=compressed).end]


@pytest.mark.parametrize(("room", "taken"), [(9.5, 10), (9.49, 9)])
def test_a_character_that_lacks_half_an_em_is_taken_in_and_no_other(
    room: float, taken: int
) -> None:
    assert len(first_line("字，字，字字字字字字字字", room)) == taken


def test_a_line_without_marks_takes_in_nothing() -> None:
    assert len(first_line("字" * 20, 9.9)) == 9


def test_a_colon_gives_and_a_question_mark_does_not() -> None:
    assert len(first_line("字：字字字字字字字字字字", 9.6)) == 10
    assert len(first_line("字？字字字字字字字字字字", 9.6)) == 9


def test_what_must_not_begin_a_line_comes_along_if_all_can_be_paid() -> None:
    assert first_line("字，字，字，字字字字。字字", 10.0).endswith("。")
    assert not first_line("字字字字字字字字字字。字字", 10.0).endswith("。")


def test_an_opening_mark_at_the_start_of_a_line_gives_nothing() -> None:
    assert len(first_line("（字字字字字字字字字字字", 9.6)) == 9
    assert len(first_line("字（字字字字字字字字字字", 9.6)) == 10


def test_gaps_beside_latin_give_when_the_marks_have_given() -> None:
    text = "字，12字34字。字"  # to the stop 7.75 em; two marks give 1, three gaps .094 each
    assert first_line(text, 6.47).endswith("。")
    assert not first_line(text, 6.45).endswith("。")


def test_a_whole_word_is_taken_in_or_none_of_it() -> None:
    assert first_line("字，字，字字字字字2024年", 10.0) == "字，字，字字字字字"
    assert first_line("字，字，字字字2024年字字字", 10.0).endswith("年")
    assert first_line("AB。字1234567890。AB字字，。。1", 9.5) == "AB。字1234567890。"


def test_blanks_at_the_end_of_a_line_stand_outside_it() -> None:
    assert first_line("字" * 10 + "   字", 10.0) == "字" * 10 + "   "


def test_neighbouring_marks_are_pulled_together_where_the_template_says_so() -> None:
    text = "字，“字”，字字字字字字"
    assert len(first_line(text, 9.0, compressed=False)) == 9
    assert len(first_line(text, 9.0, compressed=False, pull_marks=True)) == 10


def test_quotes_are_not_pulled_in_a_paragraph_that_is_not_compressed() -> None:
    line_breaking = LineBreaking(pull_marks=True)
    widths = [
        sum(natural_widths("，“字》，", STYLE, line_breaking, compress=compress).advances)
        for compress in (True, False)
    ]
    assert widths == [4.0, 4.5]


def test_quotes_of_a_latin_face_are_not_pulled_and_give_nothing() -> None:
    line_breaking = LineBreaking(pull_marks=True)
    widths = [1.0, 0.4, 1.0, 0.4, 1.0]
    assert list(pulled("，“字”，", widths, EM)) == []
    gives = marks_give("，“字”，", Widths(widths, [0.0] * 5), EM, line_breaking)
    assert list(gives) == [True, False, False, False, True]


def test_a_mark_begins_no_line_behind_a_blank_either() -> None:
    assert first_line("字字字字字字字字字) 。字字", 10.0) == "字字字字字字字字"


def test_nothing_hangs_while_marks_are_compressed() -> None:
    text = "字" * 10 + "。字"
    assert len(first_line(text, 10.0, hang_punctuation=True)) == 9
    assert len(first_line(text, 10.0, compressed=False, hang_punctuation=True)) == 11


def test_marks_are_narrowed_alike_and_the_gaps_after_them() -> None:
    text, line_breaking = "字，12字。", LineBreaking()
    widths = natural_widths(text, STYLE, line_breaking)
    narrowed = compress(text, widths, 3.9, EM, line_breaking)
    assert sum(narrowed) == pytest.approx(4.25 - GAP)  # two marks give an em, one gap all it can
    assert narrowed[1] == narrowed[5] == pytest.approx(0.5)


def test_a_line_opens_beside_latin_first() -> None:
    text = "字12字字"
    widths = natural_widths(text, STYLE, LineBreaking()).advances
    assert justify(text, widths, [0, 2], sum(widths) + 0.5, EM) == pytest.approx(
        [1.5, 0.5, 1.0, 1.0, 1.0]
    )
    spread = justify(text, widths, [0, 2], sum(widths) + 0.8, EM)
    assert spread == pytest.approx([1.6, 0.5, 1.1, 1.1, 1.0])


def test_a_line_is_paid_by_its_own_marks_and_not_by_those_before_it() -> None:
    text, line_breaking = "，字，字字字，字，字", LineBreaking()
    measure = measure_text(text, natural_widths(text, STYLE, line_breaking), EM, line_breaking)
    own = line_breaking.compression
    assert [measure.give(0, 4), measure.give(3, 6), measure.give(4, 9)] == [2 * own, 0.0, 2 * own]


SIGNS = st.text(st.sampled_from("甲乙丙，。、：（《“”》）·—12Aa "), min_size=1, max_size=60)


@given(SIGNS, st.floats(6, 20), st.booleans(), st.booleans())
def test_what_was_taken_in_is_placed_within_the_line(
    text: str, room: float, pull_marks: bool, auto_space: bool
) -> None:
    line_breaking = LineBreaking(pull_marks=pull_marks, auto_space=auto_space)
    style = replace(STYLE, align="justify")
    place = Placer(style, "justify", line_breaking)
    measure = measure_text(text, natural_widths(text, STYLE, line_breaking), EM, line_breaking)
    for span in break_lines(measure, (room, room)):
        line = text[span.start : span.end]
        advances = place(line, 0.0, span, ends=span.end == len(text)).advances
        width = sum(advances[: len(line.rstrip(" "))])
        assert all(each >= 0 for each in advances)
        assert width <= room + HAIR + 1e-6 or not any(map(measure.may_break, inner(span)))


def inner(span: LineSpan) -> range:
    """Return the places within a line at which it might have ended."""
    return range(span.start + 1, span.end)
