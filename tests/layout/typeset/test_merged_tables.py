"""Tables with merged cells, several header rows, figures and given widths, on pages."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings

from bulletin_cli.content.article import Article, Table, plain
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.document import Document, StyledTable
from bulletin_cli.layout.pages import Line, Pages, Stroke
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.writers import text
from bulletin_cli.writers.docx import write
from bulletin_cli.writers.paged import page_lines
from tests.composed import ISSUE, composed
from tests.content.test_pipe_table import TWO_ROWS, merged_tables
from tests.layout.typeset.test_pages import document, lines_of
from tests.writers.docx.test_readers import needs_libreoffice, pdf_pages


def table_of(block: str | Table) -> StyledTable:
    """Return what an article's table becomes."""
    blocks = parse(block, "01.md") if isinstance(block, str) else (block,)
    article = Article("01.md", ("题",), blocks)
    made = composed(replace(ISSUE, articles=(article,)))
    return next(each for each in made.body if isinstance(each, StyledTable))


def set_with(*tables: StyledTable, before: int = 0, **styles: object) -> Pages:
    looks = dict.fromkeys(("table", "table_head"), styles)
    return typeset(document((*lines_of(before), *tables), styles=looks))


def line(pages: Pages, text: str) -> Line:
    return next(each for page in pages.pages for each in page.lines if each.text == text)


def body_of(made: Document) -> str:
    with ZipFile(io.BytesIO(write(made))) as package:
        return package.read("word/document.xml").decode()


def tall(rows: int, header: str = "| 部门 | 事项 |") -> str:
    """Return a table whose first column is one cell below the header."""
    below = "".join(f"\n| ^ | 事{n} |" for n in range(1, rows))
    return f"{header}\n| --- | --- |\n| 甲部 | 事0 |{below}"


def test_what_is_in_a_merged_cell_stands_in_the_middle_of_all_its_rows() -> None:
    pages = set_with(table_of(TWO_ROWS))
    assert line(pages, "单位").top == pytest.approx(
        (line(pages, "人数").top + line(pages, "男").top) / 2
    )
    wide = line(pages, "人数")
    assert wide.left + wide.width / 2 == pytest.approx(
        (line(pages, "男").left + line(pages, "女").left + line(pages, "女").width) / 2, abs=30
    )


def test_no_stroke_goes_through_a_merged_cell() -> None:
    pages = set_with(table_of("| 甲 | < |\n| ^ | < |\n| --- | --- |\n| 丙 | 丁 |"))
    cell, below = line(pages, "甲"), line(pages, "丙")
    strokes = [each for each in pages.pages[0].items if isinstance(each, Stroke)]
    top = min(each.top for each in strokes)
    inside = [each for each in strokes if top < each.top < below.top - 1 and each.width > 1]
    assert [each.top > cell.top + cell.height for each in inside] == [True]  # the one below it
    sides = [each for each in strokes if each.height > 1 and each.top < below.top - 20]
    assert len({each.left for each in sides}) == 2


def test_all_rows_of_a_header_are_repeated_on_every_page() -> None:
    rows = "".join(f"\n| 局{n} | {n} | {n} | |" for n in range(60))
    pages = set_with(table_of(TWO_ROWS.strip() + rows))
    texts = [[each.text for each in page.lines] for page in pages.pages]
    assert len(texts) > 2
    assert all({"单位", "人数", "男", "女"} <= set(page) for page in texts)
    xml = body_of(pages.document)
    assert xml.count("<w:tblHeader/>") == 2


def test_rows_that_a_cell_reaches_over_stand_on_one_page() -> None:
    pages = set_with(table_of(tall(6)), before=20)
    first = [each.text for each in pages.pages[0].lines]
    assert "部门" not in first
    assert {"甲部", "事0", "事5"} <= {each.text for each in pages.pages[1].lines}
    rows = re.findall("<w:tr>.*?</w:tr>", body_of(pages.document))
    assert ["<w:keepNext/>" in row for row in rows] == [True] * 6 + [False]


def test_a_merged_cell_higher_than_a_page_is_cut_between_its_rows_and_begins_at_the_top() -> None:
    pages = set_with(table_of(tall(80)))
    assert len(pages.pages) > 2
    assert line(pages, "甲部").top == pytest.approx(line(pages, "事0").top, abs=1)
    assert '<w:vMerge w:val="restart"/><w:vAlign w:val="top"/>' in body_of(pages.document)
    for page in pages.pages[1:]:
        strokes = [each for each in page.items if isinstance(each, Stroke) and each.width > 100]
        row = min(each.top for each in page.lines if each.text.startswith("事"))
        whole = pages.document.page.text_width
        assert any(each.width > whole - 1 and row - 8 < each.top < row for each in strokes)


def test_the_last_row_has_what_a_merged_cell_needs_more() -> None:
    low = set_with(table_of(tall(2)))
    high = set_with(
        table_of(tall(2).replace("甲部", "甲" * 40).replace("--- |", "--- {width=10%} |", 1))
    )
    grown = [
        max(e.top for e in each.pages[0].items if isinstance(e, Stroke)) for each in (low, high)
    ]
    assert grown[1] - grown[0] > 200
    assert line(high, "事1").top - line(high, "事0").top > 80


@settings(max_examples=25)  # each is composed and set
@given(merged_tables())
def test_no_words_of_a_table_of_any_shape_are_lost_on_low_pages(table: Table) -> None:
    made = document((table_of(table),))
    low = replace(made, page=replace(made.page, bottom=made.page.height - made.page.top - 60))
    shown = Counter(
        letter for page in typeset(low).pages for each in page.lines for letter in each.text
    )
    for row in table.rows:
        shown.subtract(letter for cell in row for letter in plain(cell))
    assert all(count >= 0 for count in shown.values())  # a header is shown more than once


def test_figures_stand_point_under_point() -> None:
    head = "| 项目 | 金额 |\n| --- | --.-- |"
    rows = f"{head}\n| 甲 | 1,203.5 |\n| 乙 | −3 |\n| 丙 | 12.25% |\n| 丁 | — |"
    pages = set_with(table_of(rows), before=1)
    points = []
    for figure in ("1,203.5", "−3", "12.25%"):
        each = line(pages, figure)
        before = figure.partition(".")[0]
        points.append(each.left + sum(each.advances[: len(before)]))
    assert points == pytest.approx([points[0]] * 3, abs=0.06)
    dash, name = line(pages, "—"), line(pages, "金额")
    assert dash.left + dash.width / 2 == pytest.approx(name.left + name.width / 2)
    assert len(re.findall(r'<w:ind w:rightChars="0" w:right="\d+"/>', body_of(pages.document))) == 3


def test_a_figure_in_a_cell_over_several_columns_stands_as_any_words_do() -> None:
    rows = "| 金额 | 注 |\n| --.-- | --- |\n| 1.5 | 甲 |\n| 123456.75 | < |"
    xml = body_of(set_with(table_of(rows), before=1).document)
    assert len(re.findall(r'<w:ind w:rightChars="0" w:right="\d+"/>', xml)) == 1


def test_figures_that_a_given_width_does_not_hold_are_not_moved() -> None:
    rows = "| 甲 | 乙 |\n| --.-- {width=3%} | --- |\n| 12345.5 | 丙 |"
    pages = set_with(table_of(rows), smallest=12.0)
    assert "w:rightChars" not in body_of(pages.document)


def test_columns_have_the_widths_that_the_writer_gives_and_the_others_the_rest() -> None:
    pages = set_with(table_of("| 甲 | 乙 | 丙 |\n| --- {width=20%} | --- | --- |\n| 1 | 2 | 3 |"))
    (table,) = (each for each in pages.document.body if isinstance(each, StyledTable))
    whole = pages.document.page.text_width
    assert table.widths[0] == pytest.approx(whole / 5, abs=0.06)
    assert sum(table.widths) == pytest.approx(whole, abs=0.06)


def test_a_table_all_of_whose_widths_are_given_may_be_narrower_and_stands_in_the_middle() -> None:
    pages = set_with(table_of("| 甲 | 乙 |\n| --- {width=20%} | --- {width=20%} |\n| 1 | 2 |"))
    page = pages.document.page
    sides = [each.left for each in pages.pages[0].items if isinstance(each, Stroke)]
    assert min(sides) - page.left == pytest.approx(page.text_width * 0.3, abs=0.1)


WIDE = (
    "| 代码 | 起始 | 截止 | 合同 | 金额 |\n| --- | --- | --- | --- | --- |\n"
    "| 91310000MA1FL0000X | 2024-01-01 | 2024-12-31 | HT-2024-0001-A | 1234567.89 |"
)


def test_a_table_that_is_too_wide_is_set_in_smaller_type_in_word_too() -> None:
    pages = set_with(table_of(WIDE))
    cell = line(pages, "91310000MA1FL0000X")
    own = pages.document.styles["table"]
    small = pages.document.styles[cell.style]
    assert own.smallest <= small.size < own.size
    assert small.name == f"{own.name}（{small.size:g}磅）"
    assert own.line
    assert small.line == pytest.approx(own.line * small.size / own.size, abs=0.05)
    with ZipFile(io.BytesIO(write(pages.document))) as package:
        styles = package.read("word/styles.xml").decode()
    found = re.search(rf'w:styleId="{small.key}".*?</w:style>', styles)
    assert found
    assert f'<w:sz w:val="{round(small.size * 2)}"/>' in found[0]


def test_type_is_no_smaller_than_a_template_says_and_not_smaller_for_nothing() -> None:
    for smallest, rows in ((12.0, WIDE), (9.0, WIDE.replace("1", "1" * 40))):
        pages = set_with(table_of(rows), smallest=smallest)
        styles = {each.style for each in pages.pages[0].lines}
        assert styles <= {"body", "table", "table_head"}


def test_a_text_file_has_a_tab_for_every_column() -> None:
    made = replace(document((table_of(TWO_ROWS),)), imprint=())
    assert text.write(made).decode().splitlines()[:4] == [
        "单位\t人数\t\t备注", "\t男\t女\t", "甲局\t3\t2.5\t无", "合计\t\t5.5\t",
    ]  # fmt: skip


def test_python_docx_reads_the_merged_cells() -> None:
    table = docx.Document(io.BytesIO(write(set_with(table_of(TWO_ROWS)).document))).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["单位", "人数", "人数", "备注"],
        ["单位", "男", "女", "备注"],
        ["甲局", "3", "2.5", "无"],
        ["合计", "合计", "5.5", "无"],
    ]


@needs_libreoffice
def test_libreoffice_ends_pages_with_merged_rows_at_the_same_places(tmp_path: Path) -> None:
    groups = "".join(
        f"\n| 部{n} | 甲{n} | {n}.5 |\n| ^ | 乙{n} | < |\n| ^ | 丙{n} | 1 |" for n in range(17)
    )
    header = "| 部门 | 事项 | < |\n| ^ | 名称 | 数 |\n| --- | --- | --.-- |"
    made = set_with(table_of(header + groups), table_of(tall(60)), before=7, line=16.0)
    shown = pdf_pages(write(made.document), tmp_path)
    assert len(shown) == len(made.pages) > 3
    for page, found in zip(made.pages, shown, strict=True):
        plain_text = re.sub(r"\s", "", found).removesuffix(str(page.number))
        assert sorted(plain_text) == sorted(re.sub(r"\s", "", "".join(page_lines(page))))


def test_styles_and_paragraphs_of_plain_tables_are_as_they_were() -> None:
    pages = set_with(table_of("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |"))
    assert set(pages.document.styles) == set(document(()).styles)
    xml = body_of(pages.document)
    assert not re.search("gridSpan|vMerge|w:rightChars", xml)
