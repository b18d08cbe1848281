"""Articles in columns between a masthead and an imprint that stand across them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.layout.compose import compose, set_issue
from bulletin_cli.layout.document import Document, StyledParagraph, StyledTable
from bulletin_cli.layout.pages import LaidOutPage, Line, Pages
from bulletin_cli.layout.template import Template, load
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.writers.paged import page_lines
from tests import samples
from tests.composed import template
from tests.layout.typeset.test_pages import body_text, document, lines_of

GAP = 20.0


def looks(page: str = "columns = 2", old: str = "", new: str = "") -> Template:
    """Return the shipped template with these facts of its page, and one thing changed."""
    file = samples.ROOT / "templates" / "shanghai-post" / "template.toml"
    text = file.read_text(encoding="utf-8").replace("[page]\n", f"[page]\n{page}\n")
    return load(text.replace(old, new, 1), file.name, "own", template("shanghai-post").base)


def columned(count: int, *, across: int = 0, imprint: int = 2, columns: int = 2) -> Document:
    """Return so many lines in columns below lines that stand across them."""
    made = document((*lines_of(across), *lines_of(count, across)), imprint)
    page = replace(made.page, columns=columns, column_gap=GAP)
    return replace(made, page=page, across=across)


def columns_of(page: LaidOutPage, first: float) -> list[list[str]]:
    """Return the lines of the columns of a page from left to right, the imprint left out."""
    found: dict[float, list[str]] = {}
    for line in page.lines:
        if line.text.startswith("行"):
            found.setdefault(round(line.left - first), []).append(line.text)
    return [found[left] for left in sorted(found)]


def numbers(first: int, end: int) -> list[str]:
    return [f"行{n}" for n in range(first, end)]


def shown(made: Document) -> list[list[list[str]]]:
    return [columns_of(page, made.page.left) for page in typeset(made).pages]


def test_columns_are_filled_one_after_the_other_and_level_on_the_last_page() -> None:
    assert shown(columned(54)) == [
        [numbers(0, 24), numbers(24, 48)], [numbers(48, 51), numbers(51, 54)]
    ]  # fmt: skip


def test_the_first_column_has_what_is_too_much() -> None:
    assert shown(columned(7)) == [[numbers(0, 4), numbers(4, 7)]]
    assert shown(columned(7, columns=3)) == [[numbers(0, 3), numbers(3, 6), numbers(6, 7)]]


def test_without_an_imprint_below_them_columns_are_not_level() -> None:
    assert shown(columned(30, imprint=0)) == [[numbers(0, 24), numbers(24, 30)]]


def test_columns_begin_below_what_stands_across_them_and_go_on_at_the_top_of_a_page() -> None:
    made = columned(60, across=4, imprint=0)
    first, second = typeset(made).pages
    lines = {line.text: line for line in (*first.lines, *second.lines)}
    pitch = lines["行0"].height
    assert lines["行4"].top == lines["行24"].top == pytest.approx(made.page.top + 4 * pitch)
    assert lines["行44"].top == pytest.approx(made.page.top)
    width = (made.page.text_width - GAP) / 2
    assert lines["行24"].left - lines["行4"].left == pytest.approx(width + GAP, abs=0.05)


def test_a_line_is_as_long_as_its_column() -> None:
    made = replace(columned(0), body=(body_text("字" * 40),))
    (page,) = typeset(made).pages
    for line in page.lines[:2]:
        assert line.left + line.width <= made.page.left + made.page.column.text_width + 16.1


def test_a_paragraph_that_begins_a_page_begins_no_mere_column() -> None:
    made = columned(3)
    styles = {**made.styles, "note": replace(made.styles["note"], page_break_before=True)}
    body = (*made.body, StyledParagraph("note", body_text("行新").runs))
    pages = typeset(replace(made, body=body, styles=styles)).pages
    assert pages[1].lines[0].text == "行新"


def test_a_column_too_short_for_a_row_is_left_for_the_next_page() -> None:
    cell = StyledParagraph("table", body_text("\u2028".join("高" * 6)).runs)
    made = columned(0, across=23, imprint=0)
    (*_, last) = typeset(replace(made, body=(*made.body, StyledTable(((cell,),))))).pages
    assert (last.number, last.lines[0].text) == (2, "高")


def test_the_imprint_stands_across_at_the_foot() -> None:
    made = columned(7)
    (page,) = typeset(made).pages
    imprint = [line for line in page.lines if line.text.startswith("版记")]
    foot = imprint[-1].top + imprint[-1].height
    assert foot == pytest.approx(made.page.top + made.page.text_height, abs=1)
    assert imprint[0].left == page.lines[0].left


def issue(template: Template) -> Pages:
    return set_issue(samples.issue(), template, samples.periodical())


def test_masthead_and_contents_stand_across_and_titles_break_to_their_column() -> None:
    found = compose(samples.issue(), looks(), samples.periodical())
    parts = {
        block.part for block in found.body[: found.across] if isinstance(block, StyledParagraph)
    }
    assert parts == {"masthead", "contents"}
    edge = found.page.left + found.page.column.text_width
    titles = [line for page in issue(looks()).pages for line in page.lines if line.part == "title"]
    assert titles
    assert all(line.left + line.width <= edge or line.left > edge for line in titles)


def test_pictures_and_tables_are_as_wide_as_a_column() -> None:
    made = issue(looks())
    room = made.document.page.column.text_width
    for page in made.pages:
        for item in page.items:
            if not isinstance(item, Line) and page.number > 1 and item.height > 1:
                assert item.width <= room + 1


def test_a_text_is_read_one_column_after_the_other() -> None:
    (page,) = typeset(columned(6, across=1)).pages
    assert [line.strip() for line in page_lines(page)] == [*numbers(0, 7), "版记0", "版记1"]


def test_no_line_is_lost_or_said_twice() -> None:
    plain, made = issue(looks("")), issue(looks())

    def texts(pages: Pages) -> list[str]:
        return sorted("".join(x.text for page in pages.pages for x in page.lines if x.source))

    assert texts(made) == texts(plain)


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("columns = 0", "columns"),
        ("columns = 5", "columns"),
        ('columns = 4\ncolumn_gap = "30mm"', "一栏不足 1 英寸"),
    ],
)
def test_columns_that_are_too_many_or_too_narrow_are_refused(page: str, message: str) -> None:
    with pytest.raises(BulletinError, match=message):
        looks(page)


def test_indents_that_leave_no_room_in_a_column_are_refused() -> None:
    with pytest.raises(BulletinError, match=r"styles.note 的缩进出了栏"):
        looks(old="[styles.note]\n", new="[styles.note]\nleft = 11\n")


def test_a_right_tab_in_a_column_is_refused_for_word_counts_it_across_the_page() -> None:
    with pytest.raises(BulletinError, match="right_tab 不能用在分栏的部分"):
        looks(old="[styles.body]\n", new='[styles.body]\nright_tab = "dots"\n')


def test_a_table_of_an_article_is_as_wide_as_its_column() -> None:
    pages = issue(looks())
    made = pages.document
    (table,) = (each for each in made.body if isinstance(each, StyledTable))
    assert sum(table.widths) == pytest.approx(made.page.column.text_width, abs=0.2)
