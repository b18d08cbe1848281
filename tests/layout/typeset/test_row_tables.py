"""Three parts on a line, and tables of a template's rows, at their places on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.layout.document import (
    Border,
    Run,
    Style,
    StyledParagraph,
    StyledPicture,
    StyledTable,
)
from bulletin_cli.layout.pages import LaidOutPage, Line, PlacedPicture, Stroke
from bulletin_cli.layout.typeset import typeset
from tests import samples
from tests.layout.typeset.test_pages import document

LINE = Style("line", "三段", ("仿宋",), 16.0, align="left", line=28.0, center_tab=True)
PAGE = samples.document().page
LEFT, WIDTH = PAGE.left, PAGE.text_width


def set_line(text: str, style: Style = LINE) -> Line:
    made = document((StyledParagraph("line", (Run(text),)),))
    return typeset(replace(made, styles={**made.styles, "line": style})).pages[0].lines[0]


def middle_of(line: Line, words: str) -> float:
    start = line.text.index(words)
    end = start + len(words)
    return line.left + (sum(line.advances[:start]) + sum(line.advances[:end])) / 2


def right_of(line: Line) -> float:
    return line.left + sum(line.advances)


def test_what_follows_the_first_tab_stands_in_the_middle_and_the_rest_at_the_edge() -> None:
    line = set_line("左\t中间的话\t右边", replace(LINE, right_tab="blank"))
    assert middle_of(line, "中间的话") == pytest.approx(LEFT + WIDTH / 2)
    assert right_of(line) == pytest.approx(LEFT + WIDTH)


def test_a_middle_without_a_right_part_stays_in_the_middle() -> None:
    assert middle_of(set_line("\t中间"), "中间") == pytest.approx(LEFT + WIDTH / 2)


def test_an_empty_middle_leaves_the_right_part_at_the_edge() -> None:
    line = set_line("左\t\t右边", replace(LINE, right_tab="blank"))
    assert right_of(line) == pytest.approx(LEFT + WIDTH)
    assert line.left == LEFT


def test_indents_move_the_middle() -> None:
    line = set_line("\t中间", replace(LINE, left=4.0))
    assert middle_of(line, "中间") == pytest.approx(LEFT + 32.0 + WIDTH / 2)


def test_a_left_part_beyond_the_middle_has_its_tab_at_the_edge() -> None:
    line = set_line(f"{'长' * 15}\t右", replace(LINE, right_tab="blank"))
    assert right_of(line) == pytest.approx(LEFT + WIDTH)


def test_a_left_part_that_nearly_meets_the_middle_is_not_run_over() -> None:
    line = set_line(f"{'长' * 12}\t中间中间中间")
    assert min(line.advances) >= 0.0


def table(**looks: object) -> StyledTable:
    cells = tuple(StyledParagraph("table", (Run(text),), align="left") for text in "甲乙")
    values: dict[str, object] = {"header": 0, "border": Border(2.0, "FF0000"), **looks}
    return replace(StyledTable((cells, cells), (100.0, 100.0)), **values)  # type: ignore[arg-type]


def page_of(*blocks: StyledTable | StyledParagraph) -> LaidOutPage:
    return typeset(document(blocks, styles={"table": {"line": 20.0}})).pages[0]


def strokes(page: LaidOutPage, *, across: bool) -> list[Stroke]:
    found = [each for each in page.items if isinstance(each, Stroke)]
    return [each for each in found if (each.width > each.height) == across]


@pytest.mark.parametrize(
    ("rules", "across", "down", "height"),
    [("none", 0, 0, 40.0), ("outer", 2, 4, 44.0), ("all", 3, 6, 46.0)],
)
def test_a_table_has_the_lines_it_asks_for_and_their_height(
    rules: str, across: int, down: int, height: float
) -> None:
    page = page_of(table(rules=rules), StyledParagraph("body", (Run("后"),)))
    assert len(strokes(page, across=True)) == across
    assert len(strokes(page, across=False)) == down
    assert {each.color for each in strokes(page, across=True)} <= {"FF0000"}
    body = samples.document().styles["table"]
    spaces = 2 * (body.before + body.after)
    assert page.lines[-1].top - PAGE.top == pytest.approx(height + spaces)


def test_a_narrow_table_stands_in_the_middle_its_text_at_the_edge_where_no_line_is() -> None:
    left = LEFT + (WIDTH - 200.0) / 2
    assert page_of(table(rules="none")).lines[0].left == pytest.approx(left)
    assert page_of(table(rules="outer")).lines[0].left == pytest.approx(left + 5.4)


def test_a_table_without_a_header_has_nothing_to_repeat_on_the_next_page() -> None:
    cells = (StyledParagraph("table", (Run("格"),)),)
    long = StyledTable((cells,) * 60, (100.0,), header=0)
    pages = typeset(document((long,))).pages
    assert sum(len(page.lines) for page in pages) == 60
    assert len(pages) > 1


@pytest.mark.parametrize(
    ("align", "share"), [("left", 0.0), ("justify", 0.0), ("center", 0.5), ("right", 1.0)]
)
def test_a_picture_in_a_cell_or_alone_stands_where_its_style_puts_it(
    align: str, share: float
) -> None:
    logo = StyledPicture("caption", samples.picture().data, "png", 30.0, 15.0, "标志")
    alone = StyledParagraph("caption", picture=logo)
    cell = replace(table(rules="none"), rows=((alone, alone),))
    look = {"caption": {"align": align, "left": 0.0, "right": 0.0, "first_line": 0.0}}
    page = typeset(document((alone, cell), styles=look)).pages[0]
    by_itself, first, second = (each for each in page.items if isinstance(each, PlacedPicture))
    edge = LEFT + (WIDTH - 200.0) / 2
    assert by_itself.left == pytest.approx(LEFT + share * (WIDTH - 30.0))
    assert first.left == pytest.approx(edge + share * 70.0)
    assert second.left == pytest.approx(edge + 100.0 + share * 70.0)
    assert second.top > by_itself.top
