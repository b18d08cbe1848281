"""Merged cells and header rows of Word files and web pages, into the article."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement

from bulletin_cli.base.merged_cells import MergedCell
from bulletin_cli.content.article import Table, plain
from bulletin_cli.content.markdown import dump, parse
from bulletin_cli.incoming.back_issues import TemplateFacts, read_old
from bulletin_cli.incoming.back_issues.word_source import read_word_source
from bulletin_cli.incoming.draft import read_draft
from bulletin_cli.incoming.given_title import GivenTitle
from bulletin_cli.incoming.html import read_html
from bulletin_cli.incoming.text import ConvertedArticle
from bulletin_cli.incoming.word.document import read_word
from tests.incoming.test_html_links import taken
from tests.incoming.word.building import TITLE, package

TEXTS = (("单位", "人数", "", "备注"), ("", "男", "女", ""), ("甲局", "3", "2", "无"))


def table_in(converted: ConvertedArticle) -> Table:
    (table,) = (each for each in converted.article.blocks if isinstance(each, Table))
    return table


def python_docx(*repeated: int) -> bytes:
    """Return a file of python-docx with a table whose cells are merged, these rows repeated."""
    document: Any = docx.Document()
    document.add_paragraph(TITLE[0], style="Title")
    document.add_paragraph("下面是一张表，说明各单位的人数。")
    table = document.add_table(rows=3, cols=4)
    for row, texts in enumerate(TEXTS):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    for column in (0, 3):
        table.cell(0, column).merge(table.cell(1, column))
    for row in repeated:
        table.rows[row]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph("上面是一张表。")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def draft(data: bytes) -> ConvertedArticle:
    return read_draft(read_word(data, "来稿.docx"), "来稿.docx", {}, GivenTitle(TITLE))[0]


def word_table(*rows: str) -> bytes:
    return package(f"<w:tbl>{''.join(rows)}</w:tbl><w:p/>")


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


@pytest.mark.parametrize("repeated", [(), (0,), (0, 1)])
def test_merged_cells_of_a_word_file_are_those_of_the_article(repeated: tuple[int, ...]) -> None:
    converted = draft(python_docx(*repeated))
    table = table_in(converted)
    assert table.merged == (MergedCell(0, 0, 2), MergedCell(0, 1, 1, 2), MergedCell(0, 3, 2))
    assert table.header == 2
    assert [[plain(each) for each in cells] for cells in table.rows] == [[*each] for each in TEXTS]
    assert not any("合并" in each for each in converted.messages)
    assert "| 单位 | 人数 | < | 备注 |\n| ^ | 男 | 女 | ^ |\n| --- |" in dump([table])


def test_names_below_a_wide_cell_are_a_second_header_row_but_figures_are_not() -> None:
    wide = row(cell("项目"), cell("数量", '<w:gridSpan w:val="2"/>'))
    last = row(cell("甲"), cell("1"), cell("2"))
    for names, header in (("男女", 2), ("12", 1)):
        below = row(cell("类"), *map(cell, names))
        assert table_in(draft(word_table(wide, below, last))).header == header


@pytest.mark.parametrize(
    ("title", "caption", "header"),
    [("表1　各单位人数", "表1　各单位人数", 1), ("各单位人数", "", 2)],
)
def test_a_title_in_the_first_row_is_the_caption_or_goes_with_the_header(
    title: str, caption: str, header: int
) -> None:
    whole = row(cell(title, '<w:gridSpan w:val="2"/>'))
    table = table_in(
        draft(word_table(whole, row(cell("单位"), cell("人数")), row(cell("甲"), cell("1"))))
    )
    assert (table.caption, table.header) == (caption, header)
    assert [plain(each) for each in table.rows[header - 1]] == ["单位", "人数"]
    assert parse(dump([table]), "01.md") == (table,)


def test_a_cell_merged_across_the_lower_edge_of_the_header_is_cut_and_told() -> None:
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [row(cell("姓名"), cell("张三"), cell("照片", restart))]
    rows += [row(cell(f"项{n}"), cell(f"值{n}"), cell("", goes_on)) for n in range(4)]
    converted = draft(word_table(*rows))
    table = table_in(converted)
    assert (table.header, table.merged) == (1, ())
    assert any("表头和下面合并的单元格拆开了" in each for each in converted.messages)


@pytest.mark.parametrize(
    ("grid", "widths"), [((1000, 3000, 1000), (0, 60, 0)), ((1, 0, 0), (0, 3, 0)), ((9, 9), ())]
)
def test_a_column_that_is_left_blank_is_as_wide_as_in_word(
    grid: tuple[int, ...], widths: tuple[int, ...]
) -> None:
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in grid)
    rows = (row(*map(cell, texts)) for texts in (("单位", "签收", "日期"), ("甲局", "", "2日")))
    data = word_table(f"<w:tblGrid>{columns}</w:tblGrid>", *rows)
    assert table_in(draft(data)).widths == widths


def test_old_merged_cells_and_rows_that_are_hidden_or_empty_are_no_trouble() -> None:
    rows = [
        row(cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("乙")),
        row(cell("子", '<w:vMerge w:val="restart"/>'), cell("1"), cell("2")),
        row(cell("", "<w:vMerge/>"), cell("藏"), cell("藏"), properties="<w:hidden/>"),
        row(cell("", "<w:vMerge/>"), cell(""), cell("")),
        row(cell("", "<w:vMerge/>"), cell("3"), cell("4")),
        row(cell("", "<w:vMerge/>"), cell("5", '<w:gridSpan w:val="2"/>')),
    ]
    table = table_in(draft(word_table(*rows)))
    assert table.merged == (MergedCell(0, 0, 1, 2), MergedCell(1, 0, 3), MergedCell(3, 1, 1, 2))
    assert len(table.rows) == 4


def test_a_cell_that_goes_on_from_nothing_is_a_cell() -> None:
    rows = [row(cell("甲"), cell("乙")), row(cell("", "<w:vMerge/>"), cell("丙"))]
    assert table_in(draft(word_table(*rows))).merged == ()


def test_merged_cells_of_an_old_issue_are_taken() -> None:
    issue = read_old(read_word_source(python_docx(), "旧刊.docx"), TemplateFacts())
    (table,) = (
        block for each in issue.articles for block in each.blocks if isinstance(block, Table)
    )
    assert (table.header, len(table.merged)) == (2, 3)


PAGE = """<p>下面是一张表。</p><table><thead>
<tr><th rowspan="2">单位</th><th colspan="2">人数</th><th rowspan=2>备注</th></tr>
<tr><th>男</th><th>女</th></tr></thead>
<tr><td>甲局</td><td>3</td><td>2</td><td>无</td></tr></table><p>上面是一张表。</p>"""


def test_merged_cells_of_a_page_stand_where_a_browser_puts_them() -> None:
    table = table_in(taken(PAGE))
    assert table.merged == (MergedCell(0, 0, 2), MergedCell(0, 1, 1, 2), MergedCell(0, 3, 2))
    assert table.header == 2
    assert [[plain(each) for each in cells] for cells in table.rows] == [[*each] for each in TEXTS]


@pytest.mark.parametrize("span", ["0", "-1", "", "2.5", "９", "99999", "999999999"])
def test_odd_spans_of_a_page_lose_no_words(span: str) -> None:
    page = PAGE.replace('"2"', f'"{span}"').replace("=2", f'="{span}"')
    table = table_in(taken(page))
    assert "".join(plain(cell) for row in table.rows for cell in row) == "单位人数备注男女甲局32无"
    places = [place for each in table.merged for place in each.places]
    assert len(places) == len(set(places))
    assert max(map(len, table.rows)) <= 70


def test_a_cell_of_a_page_is_not_spread_over_one_that_comes_from_above() -> None:
    page = "<tr><td>甲</td><td rowspan=2>乙</td></tr><tr><td colspan=2>丙</td></tr>"
    table = table_in(
        taken(f"<p>下面是一张表。</p><table><tr><td>头</td><td>首</td></tr>{page}</table>")
    )
    assert table.merged == (MergedCell(1, 1, 2),)


def test_a_page_of_cells_that_span_everything_is_read_soon() -> None:
    cells = '<td colspan="9999" rowspan="9999">格</td>' * 50
    page = read_html(f"<table>{f'<tr>{cells}</tr>' * 50}</table>", "页.html", lambda _: None)
    assert page.blocks
