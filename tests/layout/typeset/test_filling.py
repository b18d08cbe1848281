"""A masthead's line is narrowed or spread to fill its own, as far as its style allows."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from bulletin_cli.layout.document import Document, Run, Style, StyledParagraph, StyledTable
from bulletin_cli.layout.pages import Line
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.writers.docx import write
from tests.composed import composed

ROOM = composed().page.text_width  # 415.3 points
PLATE = Style("plate", "刊名", ("宋体",), 40, align="center", line=60, narrowest=0.7, spread=0.5)


def masthead(*lines: str, style: Style = PLATE) -> Document:
    plate = StyledParagraph("plate", (Run("\u2028".join(lines)),), part="masthead")
    styles = {**composed().styles, "plate": style}
    return replace(composed(), styles=styles, body=(plate,), across=1, imprint=())


def fitted(*lines: str, style: Style = PLATE) -> Style:
    return typeset(masthead(*lines, style=style)).document.styles["plate"]


def reach(line: Line) -> tuple[float, float]:
    """Return where the first character of a line begins and the last one ends."""
    placing = line.place()
    return placing.left, placing.left + sum(placing.advances)


def test_a_short_line_is_spread_as_far_as_its_style_allows() -> None:
    (line,) = typeset(masthead("工作简报")).pages[0].lines
    left, right = reach(line)
    assert right - left == pytest.approx(4 * 40 + 3 * 20, abs=1)
    assert left - composed().page.left == pytest.approx(
        composed().page.left + ROOM - right, abs=0.1
    )


def test_a_line_that_is_nearly_full_is_spread_to_both_edges() -> None:
    (line,) = typeset(masthead("示例行业党建工作简报")).pages[0].lines
    left, right = reach(line)
    assert left == pytest.approx(composed().page.left)
    assert right - left == pytest.approx(ROOM, abs=0.5)
    assert fitted("示例行业党建工作简报").scale == 1


def test_a_long_line_is_narrowed_until_it_fits_and_fills_its_own() -> None:
    pages = typeset(masthead("示例市行业党建工作简报快讯"))
    (line,) = pages.pages[0].lines
    assert pages.document.styles["plate"].scale == 0.79  # 13 characters of 40 points
    assert reach(line)[1] - reach(line)[0] == pytest.approx(ROOM, abs=0.5)


def test_a_line_too_long_at_its_narrowest_is_broken_and_not_narrowed() -> None:
    pages = typeset(masthead("示例市示例行业党建工作情况简报快讯"))
    assert (len(pages.pages[0].lines), pages.document.styles["plate"]) == (2, PLATE)


def test_two_lines_are_flush_on_both_sides() -> None:
    one, other = typeset(masthead("示例行业协会", "党建工作简报快讯")).pages[0].lines
    assert reach(one) == pytest.approx(reach(other), abs=0.1)


def test_a_line_much_shorter_than_the_other_is_not_pulled_apart() -> None:
    assert fitted("示例", "党建工作简报快讯").align == "center"


@pytest.mark.parametrize(("line", "spread"), [("", 0.5), ("左\t右", 0.5), ("工作简报", 0.0)])
def test_what_has_no_line_to_fill_stays_as_it_is(line: str, spread: float) -> None:
    style = replace(PLATE, spread=spread, narrowest=0.7 if spread else 1.0)
    assert fitted(line, style=style) == style


def test_a_line_in_a_cell_fills_the_cell() -> None:
    made = masthead("工作简报")
    (cell,) = made.body
    assert isinstance(cell, StyledParagraph)
    table = StyledTable(((cell, cell),), (200.0, ROOM - 200), header=0, rules="none")
    pages = typeset(replace(made, body=(table,)))
    line, other = (each for each in pages.pages[0].lines if each.text)
    assert reach(line)[1] - reach(line)[0] == pytest.approx(200, abs=0.5)
    assert reach(other)[1] > reach(line)[1]


def test_setting_a_filled_masthead_again_changes_nothing() -> None:
    once = typeset(masthead("示例市行业党建工作简报快讯"))
    assert typeset(once.document).document.styles == once.document.styles


def test_word_gets_the_scale_and_the_indents() -> None:
    data = write(typeset(masthead("示例市行业党建工作简报快讯")).document)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        styles = package.read("word/styles.xml").decode()
    plate = styles.partition('w:styleId="plate"')[2].partition("</w:style>")[0]
    assert '<w:w w:val="79"/>' in plate
    assert '<w:jc w:val="distribute"/>' in plate
