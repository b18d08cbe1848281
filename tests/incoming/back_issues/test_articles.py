"""Credits, tables and notes of old issues go where they belong, and what has no place is told."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from bulletin_cli.content.article import Picture, Table, plain
from bulletin_cli.content.article_text import dump_article, parse_article
from bulletin_cli.incoming.back_issues import TemplateFacts, read_old
from bulletin_cli.incoming.back_issues.content import OldIssue
from bulletin_cli.incoming.back_issues.word_source import read_word_source
from tests.drafts import LONG, made
from tests.dumps import texts
from tests.incoming.back_issues.test_heads import BODY, HEAD, READ, doubled, read
from tests.incoming.test_credit import CREDITS
from tests.samples import picture

SECOND = READ[1][0]


def read_word_file(make: Callable[[Any], None]) -> OldIssue:
    """Return what is read of a Word file with masthead and title, and what `make` puts below."""

    def fill(document: Any) -> None:
        for line in (*HEAD.replace("\t", "　　").splitlines(), READ[0][0]):
            document.add_paragraph(line)
        make(document)
        document.add_paragraph(LONG)

    return read_old(read_word_source(made(fill), "a.docx"), TemplateFacts())


def add_table(document: Any, *rows: str) -> Any:
    """Add a table whose rows are given as their cells, parted by |."""
    cells = [row.split("|") for row in rows]
    table = document.add_table(len(rows), len(cells[0]))
    for row, given in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, given, strict=True):
            cell.text = text
    return table


def tables(old: OldIssue) -> list[list[list[str]]]:
    """Return the tables of the first article, all of which can be written and read again."""
    parse_article(dump_article(old.articles[0]), "01.md", "01.md")
    found = (each for each in old.articles[0].blocks if isinstance(each, Table))
    return [[[plain(cell) for cell in row] for row in table.rows] for table in found]


@pytest.mark.parametrize("shape", [str, doubled])
@pytest.mark.parametrize(("line", "unit", "author"), CREDITS)
def test_a_credit_above_a_title_belongs_to_the_article_above(
    line: str, unit: str, author: str, shape: type[str]
) -> None:
    old = read(shape(HEAD + BODY.replace(SECOND, f"{line}\n{SECOND}")))
    assert texts(old.articles) == READ
    assert [(each.unit, each.author) for each in old.articles] == [(unit, author), ("", "")]


@pytest.mark.parametrize("line", ["（示例区局　张三）", "供稿：示例区局 张三"])
def test_a_credit_below_a_title_belongs_to_the_article_below(line: str) -> None:
    old = read(HEAD + BODY.replace(SECOND, f"{SECOND}\n{line}"))
    assert texts(old.articles) == READ
    assert [(each.unit, each.author) for each in old.articles] == [("", ""), ("示例区局", "张三")]


def test_a_credit_whose_blank_a_pdf_has_swallowed_is_one() -> None:
    old = read(HEAD + BODY.replace(SECOND, f"（示例区局张三）\n{SECOND}"))
    assert texts(old.articles) == READ
    assert (old.articles[0].unit, old.articles[0].author) == ("示例区局", "张三")


def test_what_an_article_has_no_place_for_is_told() -> None:
    old = read(HEAD + BODY.replace(SECOND, f"供稿：示例区局　电话：021-12345678\n{SECOND}"))
    assert texts(old.articles) == READ
    assert ["021-12345678" in each.what for each in old.doubts] == [True]


def test_a_second_credit_that_says_otherwise_stays_and_is_told() -> None:
    old = read(HEAD + BODY.replace(SECOND, f"（甲区局 张三）\n（乙区局 李四）\n{SECOND}"))
    assert (old.articles[0].unit, old.articles[0].author) == ("乙区局", "李四")
    assert texts(old.articles)[0][1][-1] == "（甲区局张三）"
    assert any("甲区局 张三" in each.what for each in old.doubts)


def test_a_credit_above_the_first_article_is_told() -> None:
    old = read(f"{HEAD}供稿单位：示例区局\n{BODY}")
    assert texts(old.articles) == READ
    assert ["供稿单位：示例区局" in each.what for each in old.doubts] == [True]


def test_neighbouring_tables_stay_two_and_empty_rows_are_rows() -> None:
    def make(document: Any) -> None:
        add_table(document, "网点|隐患|整改", "||")
        add_table(document, "东站|2", "西站|3")

    assert tables(read_word_file(make)) == [
        [["网点", "隐患", "整改"], ["", "", ""]],
        [["东站", "2"], ["西站", "3"]],
    ]


def test_a_table_of_one_row_is_a_table_and_an_empty_one_nothing() -> None:
    def make(document: Any) -> None:
        add_table(document, "网点|隐患")
        document.add_paragraph(LONG)
        add_table(document, "|")

    assert tables(read_word_file(make)) == [[["网点", "隐患"]]]


def test_numbers_and_pictures_in_cells_are_kept() -> None:
    def make(document: Any) -> None:
        table = add_table(document, "网点|照片", "东站|")
        table.cell(1, 0).paragraphs[0].style = "List Number"
        run = table.cell(1, 1).paragraphs[0].add_run()
        run.add_picture(io.BytesIO(picture().data))

    old = read_word_file(make)
    assert tables(old) == [[["网点", "照片"], ["1.东站", ""]]]
    assert [type(each).__name__ for each in old.articles[0].blocks][:2] == ["Table", "Picture"]


def test_pictures_side_by_side_stay_so_with_their_captions() -> None:
    def make(document: Any) -> None:
        table = document.add_table(1, 2)
        for cell, caption in zip(table.rows[0].cells, ("图1　左", "图2　右"), strict=True):
            cell.paragraphs[0].add_run().add_picture(io.BytesIO(picture().data))
            cell.add_paragraph(caption)

    pictures = [
        (each.caption, each.beside)
        for each in read_word_file(make).articles[0].blocks
        if isinstance(each, Picture)
    ]
    assert pictures == [("图1　左", False), ("图2　右", True)]


def add_picture(document: Any, below: str, size: float) -> None:
    """Add a picture with a centred line below it."""
    document.add_paragraph(LONG)
    document.add_paragraph().add_run().add_picture(io.BytesIO(picture().data))
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run(below).font.size = Pt(size)


def test_a_caption_below_a_picture_needs_no_number() -> None:
    (article,) = read_word_file(lambda document: add_picture(document, "会议现场", 9)).articles
    assert [each.caption for each in article.blocks if isinstance(each, Picture)] == ["会议现场"]


@pytest.mark.parametrize(("text", "size"), [("会议现场会", 22), ("会议在示例区召开。", 9)])
def test_a_large_line_or_a_sentence_below_a_picture_is_no_caption(text: str, size: float) -> None:
    old = read_word_file(lambda document: add_picture(document, text, size))
    blocks = [block for article in old.articles for block in article.blocks]
    assert [each.caption for each in blocks if isinstance(each, Picture)] == [""]


def test_a_table_of_many_small_rows_leaves_a_caption_a_caption() -> None:
    def make(document: Any) -> None:
        add_table(document, *["区|数"] * 9)
        add_picture(document, "会议现场", 9)

    (article,) = read_word_file(make).articles
    assert [each.caption for each in article.blocks if isinstance(each, Picture)] == ["会议现场"]


def test_a_caption_above_a_table_needs_no_number() -> None:
    def make(document: Any) -> None:
        document.add_paragraph(LONG)
        document.add_paragraph("表　各区").alignment = WD_ALIGN_PARAGRAPH.CENTER
        add_table(document, "区|数", "甲区|12")

    old = read_word_file(make)
    assert tables(old) == [[["区", "数"], ["甲区", "12"]]]
    assert [each.caption for each in old.articles[0].blocks if isinstance(each, Table)] == [
        "表　各区"
    ]
    assert len(old.articles) == 1


NOTE = "编者按：现将两家做法编发，供各单位学习。"


@pytest.mark.parametrize("between", ["", "【动态】\n"])
@pytest.mark.parametrize("note", [NOTE, NOTE.replace("：", "\n"), NOTE.replace("：", "：\n")])
def test_an_editors_note_above_the_first_title_may_have_its_own_line(
    note: str, between: str
) -> None:
    old = read(f"{HEAD}{note}\n{between}{BODY}")
    assert texts(old.articles) == READ
    assert old.articles[0].editor_note == NOTE[4:]


def test_an_editors_note_of_several_paragraphs_is_told() -> None:
    more = "请各单位结合实际，抓好落实。"
    old = read(f"{HEAD}{NOTE}\n{more}\n{BODY}")
    assert texts(old.articles) == READ
    assert old.articles[0].editor_note == NOTE[4:] + more
    assert "编者按有 2 段，并成了一段" in [each.what for each in old.doubts]


@pytest.mark.parametrize("shape", [str, doubled])
def test_of_two_editors_notes_in_a_row_none_is_lost(shape: type[str]) -> None:
    title = READ[1][0]
    notes = "编者按：甲单位的做法很好。\n编者按：请各单位学习。"
    old = read(shape(HEAD + BODY.replace(title, f"{notes}\n{title}")))
    assert old.articles[1].editor_note == "请各单位学习。"
    assert texts(old.articles)[0][1][-1] == "编者按：甲单位的做法很好。"


def test_a_section_without_articles_is_told() -> None:
    old = read(HEAD + BODY.replace(SECOND, f"【动态】\n【交流】\n{SECOND}") + "【简讯】\n")
    assert [each.section for each in old.articles] == ["", "交流"]
    assert [each.what[:4] for each in old.doubts] == ["“【动态", "“【简讯"]
