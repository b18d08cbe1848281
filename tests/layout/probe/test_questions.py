"""The probe's questions: each asks one thing, in measures that Word can keep."""

from __future__ import annotations

import pytest

from bulletin_cli.layout.probe.questions import QUESTIONS, LineQuestion

LINES = [each for each in QUESTIONS if isinstance(each, LineQuestion)]


def test_no_two_questions_ask_the_same() -> None:
    asked = [each.asks for each in QUESTIONS]
    assert sorted(asked) == sorted(set(asked))


def test_a_number_in_the_pieces_stands_for_so_many_han() -> None:
    assert LineQuestion("", "3 ， 2").text == "各区各，部门"


def test_digits_behind_an_equals_sign_stand_for_themselves() -> None:
    assert LineQuestion("", "2 =2024 1").text == "各区2024各"


@pytest.mark.parametrize("question", LINES, ids=lambda each: each.asks)
def test_a_line_is_narrowed_by_whole_twips_and_hundredths_of_a_character(
    question: LineQuestion,
) -> None:
    for unit in (240, 100):  # twips of a character of 12 points; what w:rightChars counts in
        assert question.narrower * unit == pytest.approx(round(question.narrower * unit))


@pytest.mark.parametrize("question", LINES, ids=lambda each: each.asks)
def test_no_two_neighbours_of_a_text_stand_in_it_twice(question: LineQuestion) -> None:
    pairs = [question.text[n : n + 2] for n in range(len(question.text) - 1)]
    assert len(pairs) == len(set(pairs))
