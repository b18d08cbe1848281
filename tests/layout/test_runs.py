"""A set line falls into runs that a renderer draws each at one place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.layout.pages import Line, Placing
from bulletin_cli.layout.runs import GlyphRun, runs
from tests import samples

STYLE = replace(samples.document().styles["body"], size=16.0, tracking=0.0, latin={})
HALF = (8.0,)


def line(text: str, widths: tuple[float, ...], bold: tuple[bool, ...] = ()) -> Line:
    return Line(text, "body", 50.0, 28.0, lambda: Placing(100.0, widths), bold=bold)


def cut(text: str, widths: tuple[float, ...], bold: tuple[bool, ...] = ()) -> list[GlyphRun]:
    return list(runs(line(text, widths, bold), STYLE))


def test_han_of_one_width_is_one_run_with_its_full_width_marks() -> None:
    assert cut("甲乙，丙", (16.0,) * 4) == [GlyphRun("甲乙，丙", "han", 64.0)]


def test_another_width_is_another_run() -> None:
    assert cut("甲乙丙", (16.0, 16.0, 17.0)) == [
        GlyphRun("甲乙", "han", 32.0),
        GlyphRun("丙", "han", 17.0),
    ]


@pytest.mark.parametrize(("mark", "kind"), [("（", "opening"), ("，", "closing")])
def test_a_squeezed_mark_is_a_run_of_its_own(mark: str, kind: str) -> None:
    found = cut(f"甲{mark}乙", (16.0, 12.0, 16.0))
    assert [(each.text, each.kind, each.width) for each in found] == [
        ("甲", "han", 16.0), (mark, kind, 12.0), ("乙", "han", 16.0),
    ]  # fmt: skip


def test_marks_side_by_side_are_runs_of_their_own_at_any_place() -> None:
    found = cut("（“甲”）乙，", (16.0,) * 7)
    assert [(each.text, each.kind) for each in found] == [
        ("（", "opening"), ("“", "opening"), ("甲", "han"), ("”", "closing"), ("）", "closing"),
        ("乙，", "han"),
    ]  # fmt: skip


def test_a_number_is_one_run_and_the_space_after_it_is_its_gap() -> None:
    assert cut("12年", (8.0, 12.0, 16.0)) == [
        GlyphRun("12", "latin", 16.0, 4.0),
        GlyphRun("年", "han", 16.0),
    ]


def test_the_gap_is_counted_from_the_width_that_the_face_gives_the_letter() -> None:
    style = replace(STYLE, latin={"A": 0.75}, tracking=1.0)
    (run,) = runs(line("A", (20.0,)), style)
    assert (run.width, run.gap) == (13.0, 7.0)


def test_a_letter_wider_than_its_advance_has_no_gap() -> None:
    (run,) = runs(line("A", (10.0,)), replace(STYLE, latin={"A": 0.75}))
    assert (run.width, run.gap) == (10.0, 0.0)


def test_a_tab_is_a_run_of_its_own() -> None:
    assert [(each.text, each.kind) for each in cut("甲\t1", (16.0, 40.0, 8.0))] == [
        ("甲", "han"), ("\t", "tab"), ("1", "latin"),
    ]  # fmt: skip


def test_bold_begins_a_run() -> None:
    found = cut("甲乙丙", (16.0,) * 3, (False, True, True))
    assert [(each.text, each.bold) for each in found] == [("甲", False), ("乙丙", True)]
