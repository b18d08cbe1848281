"""The probe as a document: one line a label, and feet that leave what they say."""

from __future__ import annotations

import pytest

from bulletin_cli.layout.pages import Line
from bulletin_cli.layout.probe.labels import Label, LineEnd, read_label
from bulletin_cli.layout.probe.questions import QUESTIONS
from tests.probes import probe


def lines() -> list[Line]:
    return [line for page in probe().pages for line in page.lines]


def labels() -> list[Label]:
    return [label for line in lines() if (label := read_label(line.text))]


def test_every_question_has_its_label_on_one_line() -> None:
    assert [label.asks for label in labels()] == [each.asks for each in QUESTIONS]


def test_a_prediction_is_where_the_typesetter_ends_the_first_line() -> None:
    texts = [line.text for line in lines()]
    (place,) = [n for n, text in enumerate(texts) if "差0.3字，只有冒号" in text]
    label = read_label(texts[place])
    assert label
    assert label.predicted == LineEnd(26, "度重点任")
    assert len(texts[place + 1]) == 26


def test_the_questions_about_lines_fill_four_pages_and_each_foot_its_own() -> None:
    first = [page.lines[0].text[:3] for page in probe().pages]
    assert len(first) == 6
    assert first[4:] == ["P76", "P77"]


@pytest.mark.parametrize(("page", "left"), [(4, 0.0), (5, 1.0)])
def test_a_foot_leaves_as_many_points_as_it_says(page: int, left: float) -> None:
    sheet = probe().document.page
    assert sheet.height - sheet.bottom - probe().pages[page].bottom == pytest.approx(left)
