"""Rules, bands and boxes on the pages: how high they are, and what goes on from line to line."""

from __future__ import annotations

from typing import Any

import pytest

from bulletin_cli.layout.document import Border, Run, StyledParagraph
from bulletin_cli.layout.pages import LaidOutPage, Stroke
from bulletin_cli.layout.style import BOX_FOOT, BOX_SIDE
from bulletin_cli.layout.typeset import typeset
from tests.layout.typeset.test_pages import ROWS, document, lines_of

BLACK = Border(1.0, "000000")
GREEN = "DDEEDD"


def noted(*texts: str) -> tuple[StyledParagraph, ...]:
    return tuple(StyledParagraph("note", (Run(text),)) for text in texts)


def pages(*texts: str, lines: int = 1, **looks: Any) -> tuple[LaidOutPage, ...]:
    """Return the pages of paragraphs in this look, plain lines before and behind them."""
    facts = {"before": 0.0, "after": 0.0, "first_line": 0.0, **looks}
    body = (*lines_of(lines), *noted(*texts), *lines_of(1, lines))
    return typeset(document(body, styles={"note": facts})).pages


def strokes(page: LaidOutPage) -> list[Stroke]:
    return [item for item in page.items if isinstance(item, Stroke)]


def test_a_double_rule_is_two_strokes_and_three_times_as_high() -> None:
    (page,) = pages("字", rule_below=Border(1.5, "FF0000", "double"))
    upper, lower = strokes(page)
    _, line, after = page.lines
    assert (upper.height, lower.height) == (1.5, 1.5)
    assert upper.top == pytest.approx(line.top + line.height)
    assert lower.top == pytest.approx(upper.top + 3.0)
    assert after.top == pytest.approx(upper.top + 4.5)


@pytest.mark.parametrize(("kind", "pattern"), [("dotted", (2.0, 2.0)), ("dashed", (8.0, 4.0))])
def test_a_dotted_or_dashed_rule_is_one_stroke_with_gaps(
    kind: Any, pattern: tuple[float, float]
) -> None:
    (page,) = pages("字", rule_above=Border(2.0, "FF0000", kind))
    (stroke,) = strokes(page)
    assert (stroke.height, stroke.pattern) == (2.0, pattern)


def test_a_band_reaches_from_indent_to_indent_behind_all_lines_of_its_paragraphs() -> None:
    (page,) = pages("字" * 40, "字", band=GREEN, left=1.0, right=2.0, before=6.0, after=4.0)
    (band,) = strokes(page)
    own = [line for line in page.lines if line.style == "note"]
    sample = typeset(document(())).document
    size, sheet = sample.styles["note"].size, sample.page
    assert len(own) > 2
    assert band.color == GREEN
    assert band.top == pytest.approx(own[0].top)
    assert band.top + band.height == pytest.approx(own[-1].top + own[-1].height)
    assert own[-1].top - own[-2].top == pytest.approx(own[0].height + 6.0)  # the gap is filled
    assert band.left == pytest.approx(sheet.left + size)
    assert band.width == pytest.approx(sheet.text_width - 3 * size)
    assert page.items.index(band) < page.items.index(own[0])


def test_paragraphs_of_one_style_share_a_box_outside_their_text() -> None:
    (page,) = pages("字" * 40, "字", box=BLACK, after=10.0)
    left, right, *others = sorted(strokes(page), key=lambda each: each.width)
    top, foot = sorted(others, key=lambda each: each.top)
    plain, *own, after = page.lines
    assert top.top == pytest.approx(plain.top + plain.height)
    assert own[0].top == pytest.approx(top.top + 1.0 + BOX_FOOT)
    assert foot.top == pytest.approx(own[-1].top + own[-1].height + BOX_FOOT)
    assert after.top == pytest.approx(foot.top + 1.0 + 10.0)
    for side in (left, right):
        assert side.top == pytest.approx(top.top)
        assert side.top + side.height == pytest.approx(foot.top + 1.0)
    left, right = sorted((left, right), key=lambda each: each.left)
    edge = typeset(document(())).document.page.left
    assert left.left == top.left == pytest.approx(edge - BOX_SIDE - 1.0)
    assert right.left + 1.0 == pytest.approx(top.left + top.width)


def test_a_double_box_has_two_strokes_on_every_side_and_its_band_fills_it() -> None:
    (page,) = pages("字", box=Border(1.0, "000000", "double"), band=GREEN)
    (band,) = (each for each in strokes(page) if each.color == GREEN)
    assert len(strokes(page)) == 9
    line = page.lines[1]
    assert band.top == pytest.approx(line.top - BOX_FOOT - 3.0)
    assert band.left == pytest.approx(line.left - BOX_SIDE)


def test_a_box_that_goes_on_on_the_next_page_begins_again_there_without_a_top() -> None:
    first, second = pages("字" * 80, lines=ROWS - 2, box=BLACK, keep_together=False)
    across = [
        [each for each in strokes(page) if each.width > each.height] for page in (first, second)
    ]
    assert [len(each) for each in across] == [1, 1]
    assert across[1][0].top > second.lines[0].top
    for page in (first, second):
        own = [line for line in page.lines if line.style == "note"]
        sides = [each for each in strokes(page) if each.height > each.width]
        assert len(sides) == 2
        assert sides[0].top == pytest.approx(own[0].top - (page is first) * (1.0 + BOX_FOOT))


def test_boxes_of_other_styles_stay_apart() -> None:
    body = (*noted("甲"), *lines_of(1), *noted("乙"))
    (page,) = typeset(document(body, styles={"note": {"box": BLACK}})).pages
    assert len(strokes(page)) == 8
