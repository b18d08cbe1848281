"""Where pages end: what is kept together, where the imprint stands, what tables repeat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import (
    Border,
    Document,
    Run,
    StyledBlock,
    StyledParagraph,
    StyledPicture,
)
from bulletin_cli.layout.pages import Pages, PlacedPicture, Stroke
from bulletin_cli.layout.typeset import typeset
from tests import samples

ROWS = 24  # lines of body text on a page of shanghai-post


def document(
    body: tuple[StyledBlock, ...],
    imprint: int = 0,
    styles: Mapping[str, Mapping[str, object]] | None = None,
    **line_breaking: object,
) -> Document:
    """Return the sample with this body, an imprint of so many lines, and what else is changed."""
    sample = samples.document()
    changed = {key: replace(sample.styles[key], **facts) for key, facts in (styles or {}).items()}  # type: ignore[arg-type]
    return replace(
        sample,
        body=body,
        imprint=tuple(body_text(f"版记{n}") for n in range(imprint)),
        styles={**sample.styles, **changed},
        line_breaking=replace(sample.line_breaking, **line_breaking),  # type: ignore[arg-type]
    )


def body_text(text: str) -> StyledParagraph:
    return StyledParagraph("body", (Run(text),))


def lines_of(number: int, first: int = 0) -> tuple[StyledParagraph, ...]:
    """Return paragraphs of one line each."""
    return tuple(body_text(f"行{n}") for n in range(first, first + number))


def pages_of(made: Document) -> list[list[str]]:
    return [[line.text for line in page.lines] for page in typeset(made).pages]


def counts(made: Document) -> list[int]:
    return [len(page) for page in pages_of(made)]


@pytest.mark.parametrize(
    ("widow_control", "before", "rows", "expected"),
    [
        (False, ROWS - 1, 3, [ROWS, 2]),
        (True, ROWS - 1, 3, [ROWS - 1, 3]),  # its first line does not stand alone
        (True, ROWS - 2, 4, [ROWS, 2]),
        (False, ROWS - 3, 4, [ROWS, 1]),
        (True, ROWS - 3, 4, [ROWS - 1, 2]),  # its last line neither
        (True, ROWS - 1, 1, [ROWS]),
    ],
)
def test_widow_control_leaves_no_line_of_a_paragraph_alone(
    widow_control: bool, before: int, rows: int, expected: list[int]
) -> None:
    paragraph = body_text(LINE_BREAK.join("字" * rows))
    made = document((*lines_of(before), paragraph), widow_control=widow_control)
    assert counts(made) == expected


@pytest.mark.parametrize(
    ("rows", "on_even_page", "expected"),
    [
        (3, False, [5]),
        (3, True, [3, 2]),
        (ROWS - 1, False, [ROWS - 1, 2]),
        (ROWS - 1, True, [ROWS - 1, 2]),
        (ROWS + 3, True, [ROWS, 5]),
        (2 * ROWS - 1, False, [ROWS, ROWS - 1, 2]),
        (2 * ROWS - 1, True, [ROWS, ROWS - 1, 0, 2]),
        (2 * ROWS + 1, True, [ROWS, ROWS, 1, 2]),
    ],
)
def test_the_imprint_stands_on_the_last_page_where_the_template_wants_it_on_an_even_one(
    rows: int, on_even_page: bool, expected: list[int]
) -> None:
    made = document(lines_of(rows), 2, imprint_on_even_page=on_even_page)
    assert counts(made) == expected


@pytest.mark.parametrize("on_even_page", [False, True])
def test_without_an_imprint_no_page_is_begun_for_one(on_even_page: bool) -> None:
    assert counts(document(lines_of(3), imprint_on_even_page=on_even_page)) == [3]


@pytest.mark.parametrize(("at_foot", "line"), [(True, ROWS - 2), (False, 3)])
def test_the_imprint_goes_to_the_foot_or_follows_the_text(at_foot: bool, line: int) -> None:
    pages = typeset(document(lines_of(3), 2, imprint_at_foot=at_foot))
    page, height = pages.document.page, pages.pages[0].lines[0].height
    first = next(each for each in pages.pages[0].lines if each.text == "版记0")
    wanted = page.top + line * height
    if at_foot:
        wanted = page.height - page.bottom - 0.75 - 2 * height  # 15 twips are left free
    assert first.top == pytest.approx(wanted, abs=0.01)
    assert (pages.document.imprint_gap > 0) is at_foot


def test_space_before_a_paragraph_vanishes_at_the_top_of_a_page() -> None:
    spaced = StyledParagraph("headline", (Run("题"),))
    styles = {"headline": {"before": 50.0, "keep_with_next": False}}
    pages = typeset(document((*lines_of(1), spaced, *lines_of(1, 1)), styles=styles))
    first, title, _ = pages.pages[0].lines
    assert title.top - first.top - first.height == pytest.approx(50.0)
    later = typeset(document((*lines_of(ROWS), spaced), styles=styles))
    assert later.pages[1].lines[0].top == pytest.approx(later.document.page.top)


def test_space_before_a_paragraph_stays_where_it_begins_the_text_or_a_page() -> None:
    spaced = StyledParagraph("headline", (Run("题"),))
    styles = {"headline": {"before": 50.0, "page_break_before": True}}
    for page in typeset(document((spaced, *lines_of(1), spaced), styles=styles)).pages:
        assert page.lines[0].top == pytest.approx(72.0 + 50.0)


@pytest.mark.parametrize(("after", "before"), [(50.0, 20.0), (20.0, 50.0)])
def test_of_two_spaces_that_meet_the_larger_one_is_taken(after: float, before: float) -> None:
    styles = {"body": {"after": after}, "headline": {"before": before}}
    made = document((*lines_of(1), StyledParagraph("headline", (Run("题"),))), styles=styles)
    first, title = typeset(made).pages[0].lines
    assert title.top - first.top - first.height == pytest.approx(50.0)


def test_space_after_a_paragraph_needs_no_room_at_the_foot_of_a_page() -> None:
    made = document((*lines_of(ROWS - 1), StyledParagraph("headline", (Run("题"),))),
                    styles={"headline": {"after": 50.0, "keep_with_next": False}})  # fmt: skip
    assert counts(made) == [ROWS]


def test_a_style_that_begins_a_page_does_so_but_on_an_empty_one() -> None:
    styles = {"headline": {"page_break_before": True}}
    title = StyledParagraph("headline", (Run("题"),))
    made = document((title, *lines_of(2), title, *lines_of(1)), styles=styles)
    assert counts(made) == [3, 2]


def test_what_begins_a_page_is_kept_with_nothing_before_it() -> None:
    styles = {"headline": {"page_break_before": True}, "note": {"keep_with_next": True}}
    note, title = StyledParagraph("note", (Run("注"),)), StyledParagraph("headline", (Run("题"),))
    made = document((*lines_of(2), note, title, *lines_of(1, 2)), styles=styles)
    assert pages_of(made) == [["行0", "行1", "注"], ["题", "行2"]]


def test_a_style_that_keeps_its_lines_together_moves_whole() -> None:
    styles = {"note": {"keep_together": True, "keep_with_next": False, "line": 28.0, "size": 16.0}}
    note = StyledParagraph("note", (Run(LINE_BREAK.join("甲乙丙")),))
    assert counts(document((*lines_of(ROWS - 2), note), styles=styles))[0] == ROWS - 2


def footers(pages: Pages) -> list[str]:
    return ["".join(line.text for line in page.footer).strip() for page in pages.pages]


def test_odd_and_even_pages_have_their_own_footers_with_their_number() -> None:
    made = replace(
        document(lines_of(2 * ROWS + 1)),
        odd_footer=(body_text("单\ue000"),),
        even_footer=(body_text("双\ue000"),),
    )
    assert footers(typeset(made)) == ["单1", "双2", "单3"]


@pytest.mark.parametrize(("align", "share"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_a_line_stands_where_its_alignment_says(align: str, share: float) -> None:
    made = document((body_text("字字"),), styles={"body": {"align": align, "first_line": 0.0}})
    (line,) = typeset(made).pages[0].lines
    room = made.page.text_width - line.width
    assert line.left == pytest.approx(made.page.left + share * room)


def test_indents_move_the_first_line_and_the_others() -> None:
    styles = {"body": {"left": 1.0, "first_line": 2.0, "align": "left"}}
    made = document((body_text("字" * 40 + LINE_BREAK + "字"),), styles=styles)
    lines = typeset(made).pages[0].lines
    assert [each.left - made.page.left for each in lines] == pytest.approx([48.0, 16.0, 16.0])
    assert [each.indent for each in lines] == [3.0, 1.0, 1.0]
    assert [each.last for each in lines] == [False, False, True]


def test_bold_is_told_of_the_characters_of_each_line() -> None:
    paragraph = StyledParagraph(
        "body", (Run("字" * 30), Run("粗", bold=True), Run(LINE_BREAK + "尾"))
    )
    first, second, third = typeset(document((paragraph,))).pages[0].lines
    assert not any(first.bold)
    assert [text for text, bold in zip(second.text, second.bold, strict=True) if bold] == ["粗"]
    assert third.bold == (False,)


def test_rules_above_and_below_a_paragraph_take_their_height() -> None:
    border = Border(2.0, "FF0000")
    styles = {"headline": {"rule_above": border, "rule_below": border, "after": 0.0, "before": 0.0,
                           "keep_with_next": False}}  # fmt: skip
    title = StyledParagraph("headline", (Run(LINE_BREAK.join("甲乙")),))
    pages = typeset(document((title, *lines_of(1)), styles=styles))
    above, below = (each for each in pages.pages[0].items if isinstance(each, Stroke))
    first, second, body = pages.pages[0].lines
    top = pages.document.page.top
    assert (above.height, above.color) == (2.0, "FF0000")
    assert above.top == pytest.approx(top)
    assert first.top == pytest.approx(top + 2.0)
    assert below.top == pytest.approx(second.top + second.height)
    assert body.top == pytest.approx(below.top + 2.0)


def test_lines_of_a_footer_stand_below_one_another_and_end_at_their_distance() -> None:
    footer = (body_text("上"), body_text("下"))
    pages = typeset(replace(document(lines_of(1)), odd_footer=footer))
    upper, lower = pages.pages[0].footer
    page = pages.document.page
    assert lower.top == pytest.approx(upper.top + upper.height)
    assert lower.top + lower.height == pytest.approx(page.height - page.footer)


def test_a_picture_stands_in_the_middle_between_the_spaces_of_its_style() -> None:
    picture = StyledPicture("picture", b"", "png", 100.0, 50.0, "")
    styles = {"picture": {"before": 7.0, "after": 9.0, "keep_with_next": False}}
    pages = typeset(document((*lines_of(1), picture, *lines_of(1, 1)), styles=styles))
    (placed,) = (each for each in pages.pages[0].items if isinstance(each, PlacedPicture))
    first, second = pages.pages[0].lines
    page = pages.document.page
    assert placed.left == pytest.approx(page.left + (page.text_width - 100.0) / 2)
    assert placed.top == pytest.approx(first.top + first.height + 7.0)
    assert second.top == pytest.approx(placed.top + 50.0 + 9.0)


@pytest.mark.parametrize(("align", "spread"), [("justify", True), ("left", False)])
def test_only_a_justified_line_that_another_follows_is_spread(align: str, spread: bool) -> None:
    styles = {"body": {"align": align, "first_line": 0.0}}
    made = document((body_text("字" * 24 + "长的单词word" * 3),), styles=styles)
    first, *_, last = typeset(made).pages[0].lines
    assert (sum(first.advances) == pytest.approx(made.page.text_width)) is spread
    assert sum(last.advances) < made.page.text_width


def test_the_faces_of_paragraphs_with_letters_are_measured_and_no_others() -> None:
    asked = []

    def latin(fonts: tuple[str, ...]) -> Mapping[str, float]:
        asked.append(fonts)
        return {"A": 0.9}

    made = document((body_text("AAA"),))
    (line,) = typeset(made, latin=latin).pages[0].lines
    assert made.styles["body"].fonts in asked
    assert line.advances == pytest.approx((0.9 * 16,) * 3)
    asked.clear()
    typeset(replace(document((body_text("字"),)), odd_footer=(), even_footer=()), latin=latin)
    assert asked == []
