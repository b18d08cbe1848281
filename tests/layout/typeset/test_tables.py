"""Tables on pages: how wide their columns are, where their rows go, what Word is told of them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.typography import twips
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import Document, Run, StyledParagraph, StyledTable
from bulletin_cli.layout.pages import Stroke
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.writers.docx import write
from tests import samples
from tests.layout.typeset.test_pages import ROWS, counts, document, lines_of, pages_of


def cells(*rows: tuple[str, ...]) -> StyledTable:
    """Return a table of these texts, its widths left to the typesetter."""
    return StyledTable(
        tuple(tuple(StyledParagraph("table", (Run(text),)) for text in row) for row in rows)
    )


def columns(table: StyledTable) -> list[float]:
    """Return the widths that the typesetter gives, in characters between the margins of a cell."""
    (made,) = typeset(document((table,))).document.body
    assert isinstance(made, StyledTable)
    return [(width - 2 * 5.4) / 12 for width in made.widths]


def word_body(made: Document) -> str:
    with ZipFile(io.BytesIO(write(typeset(made).document))) as package:
        return package.read("word/document.xml").decode()


TEXTS = st.text("上a，1 ", max_size=60)


@given(
    st.integers(1, 9).flatmap(lambda n: st.lists(st.tuples(*[TEXTS] * n), min_size=1, max_size=4))
)
def test_columns_add_up_to_the_text_and_are_written_as_they_are(
    rows: list[tuple[str, ...]],
) -> None:
    made = document((cells(*rows),))
    (table,) = typeset(made).document.body
    assert isinstance(table, StyledTable)
    assert sum(table.widths) == pytest.approx(made.page.text_width)
    widths = [twips(width) for width in table.widths]
    assert widths == pytest.approx([width * 20 for width in table.widths])
    body = word_body(made)
    assert [int(each) for each in re.findall(r'<w:gridCol w:w="(\d+)"', body)] == widths
    written = [int(each) for each in re.findall(r'<w:tcW w:w="(\d+)"', body)]
    assert written == widths * len(rows)


def test_no_word_and_no_number_is_cut_while_another_column_has_room() -> None:
    row = ("12.34%", "字" * 200, "2024-11-25", "字" * 90)
    pages = typeset(document((cells(("占比", "做法", "日期", "成效"), row),)))
    texts = [line.text for page in pages.pages for line in page.lines]
    assert {"12.34%", "2024-11-25"} <= set(texts)


def test_columns_that_need_little_have_it_and_long_ones_share_the_rest_alike() -> None:
    short, one, other = columns(cells(("甲乙丙丁戊", "字" * 200, "字" * 90)))
    assert short == pytest.approx(5, abs=0.05)
    assert one == pytest.approx(other, abs=0.01)


def test_columns_share_the_room_by_their_need_where_all_cells_fit_on_a_line() -> None:
    narrow, wide = columns(cells(("甲", "甲乙丙丁"), ("乙丙", "甲")))
    assert (wide * 12 + 10.8) / (narrow * 12 + 10.8) == pytest.approx(58.8 / 34.8, abs=0.01)


def test_only_the_widest_word_is_cut_where_not_even_the_words_fit() -> None:
    short, long = columns(cells(("12.34%", "A" * 100)))
    assert short >= 3
    assert short + long == pytest.approx((415.3 - 4 * 5.4) / 12, abs=0.01)


def test_two_tables_in_a_row_are_kept_apart_by_the_lowest_paragraph() -> None:
    made = document((cells(("甲",)), cells(("乙",)), *lines_of(1)))
    body = word_body(made)
    assert re.sub(r"<w:p>.*?</w:p>", "¶", body).count("</w:tbl>¶<w:tbl>") == 1
    between = body.split("</w:tbl>")[1].split("<w:tbl>")[0]
    assert '<w:spacing w:line="20" w:lineRule="exact"/>' in between
    strokes = [each for each in typeset(made).pages[0].items if isinstance(each, Stroke)]
    across = sorted(stroke.top for stroke in strokes if stroke.width > 100)
    assert across[2] - across[1] == pytest.approx(0.5 + 1.0)


def test_only_rows_higher_than_a_page_may_be_cut_in_word_and_the_header_stays_with_a_row() -> None:
    tall = LINE_BREAK.join("字" * 60)
    rows = re.findall("<w:tr>.*?</w:tr>", word_body(document((cells(("头",), ("短",), (tall,)),))))
    assert ["<w:cantSplit/>" in row for row in rows] == [True, True, False]
    assert ["<w:tblHeader/>" in row for row in rows] == [True, False, False]
    assert ["<w:keepNext/>" in row for row in rows] == [True, False, False]


def test_a_row_higher_than_a_page_begins_where_there_is_room() -> None:
    tall = cells(("头",), (LINE_BREAK.join("字" * 60),))
    first, *_ = counts(document((*lines_of(ROWS // 2), tall)))
    assert first > ROWS // 2 + 15


def test_a_table_that_goes_on_is_closed_at_the_foot_of_the_page() -> None:
    for rows in ([(f"{n}",) for n in range(60)], [("头",), (LINE_BREAK.join("字" * 60),)]):
        page = typeset(document((cells(*rows),))).pages[0]
        across = [each for each in page.items if isinstance(each, Stroke) and each.width > 100]
        last = max(page.lines, key=lambda line: line.top)
        assert max(stroke.top for stroke in across) >= last.top + last.height


def table(rows: int, lines: int = 1, header: int = 1) -> StyledTable:
    """Return a table of one column: a header and rows of so many lines."""
    texts = (
        LINE_BREAK.join(["头"] * header),
        *(LINE_BREAK.join([f"格{n}"] * lines) for n in range(rows)),
    )
    return StyledTable(tuple((StyledParagraph("table", (Run(text),)),) for text in texts), (300.0,))


def headers(pages: list[list[str]]) -> list[int]:
    return [page.count("头") for page in pages]


def test_a_tables_header_is_repeated_on_every_page() -> None:
    pages = pages_of(document((table(80),)))
    assert len(pages) > 2
    assert headers(pages) == [1] * len(pages)
    assert [text for page in pages for text in page if text != "头"] == [
        f"格{n}" for n in range(80)
    ]


def test_a_header_is_not_left_alone_at_the_foot() -> None:
    pages = pages_of(document((*lines_of(ROWS - 1), table(3, lines=2))))
    assert headers(pages) == [0, 1]


def test_a_header_of_half_a_page_is_not_repeated() -> None:
    tall = pages_of(document((table(80, header=30),)))
    assert headers(tall) == [30, *[0] * (len(tall) - 1)]


def test_a_row_higher_than_a_page_is_cut_and_the_header_still_fits_above_it() -> None:
    made = document((table(1, lines=100),))
    pages = typeset(made)
    foot = made.page.height - made.page.bottom + 1
    assert headers(pages_of(made)) == [1] * len(pages.pages)
    assert sum(page.count("格0") for page in pages_of(made)) == 100
    assert all(line.top + line.height <= foot for page in pages.pages for line in page.lines)


def test_cells_stand_in_the_middle_of_their_row() -> None:
    row = tuple(
        StyledParagraph("table", (Run(text),)) for text in ("甲", LINE_BREAK.join("乙丙丁"))
    )
    pages = typeset(document((StyledTable((row,), (100.0, 100.0)),)))
    one, *three = pages.pages[0].lines
    assert one.top == pytest.approx(three[1].top)
    strokes = [each for each in pages.pages[0].items if isinstance(each, Stroke)]
    upper, lower = (min(each.top for each in strokes), max(each.top for each in strokes))
    assert one.top - upper == pytest.approx(lower - one.top - one.height, abs=0.6)


def test_lines_at_the_sides_reach_from_rule_to_rule() -> None:
    items = typeset(document((cells(("甲", "乙"), ("丙", "丁")),))).pages[0].items
    strokes = [each for each in items if isinstance(each, Stroke)]
    rules = sorted({each.top for each in strokes if each.width > each.height})
    sides = [each for each in strokes if each.width < each.height]
    assert {each.top for each in sides} == set(rules[:-1])
    feet = {each.top + each.height - each.width for each in sides}
    assert sorted(feet) == pytest.approx(rules[1:])


def test_a_table_whose_word_fills_the_text_is_set_in_its_own_type() -> None:
    made = document((cells(("1" * 50,)),))
    word = 50 * 6 + 2 * 5.4
    right = made.page.width - made.page.left - word - 0.05  # a twip to spare
    made = replace(made, page=replace(made.page, right=right))
    assert {line.style for line in typeset(made).pages[0].lines} == {"table"}


def test_the_alignment_of_a_cell_goes_before_that_of_its_style() -> None:
    cell = StyledParagraph("table", (Run("字"),), align="right")
    (line,) = typeset(document((StyledTable(((cell,),), (100.0,)),))).pages[0].lines
    page = samples.document().page
    middle = page.left + page.text_width / 2  # a narrower table stands there, as in Word
    assert line.left + line.width == pytest.approx(middle + 50.0 - 5.4, abs=0.05)
