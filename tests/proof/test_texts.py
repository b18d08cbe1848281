"""Articles and files as the rules read them: texts, what each is, and where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from bulletin_cli.content.article_text import parse_article
from bulletin_cli.content.glossary import Glossary, Organisation
from bulletin_cli.proof.context import Text
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.texts import read_article, read_plain, read_word_paragraphs

GLOSSARY = Glossary(organisations=(Organisation("甲局"),))
ARTICLE = """+++
title = ["上行", "下行"]
unit = "甲局"
editor_note = "编者的话。"
ignore = ["NUM001"]
+++

一、**小**标题

<!-- bulletin: ignore PUN001 -->
<!-- bulletin: ignore SPC001 -->
正文\\*。

注：注文。

![图的说明](images/a.png)

表：表的说明

| 头 | 头 |
| --- | --- |
| 格 |  |
"""


def read(text: str) -> list[tuple[int, int, str, str]]:
    """Return line, first column, kind and text of each paragraph of an article."""
    return [seen(each) for each in whole(text).paragraphs]


def seen(paragraph: LogicalParagraph) -> tuple[int, int, str, str]:
    return paragraph.line, (*paragraph.columns, 0)[0], paragraph.kind, paragraph.text


def whole(text: str) -> Text:
    article = parse_article(text, "01.md", "01.md")
    return read_article(article, "01.md", date(2024, 11, 25), GLOSSARY)


def test_every_part_of_an_article_is_read_with_its_place() -> None:
    assert read(ARTICLE) == [
        (2, 11, "title", "上行下行"),
        (3, 9, "unit", "甲局"),
        (4, 16, "note", "编者的话。"),
        (8, 1, "heading", "一、小标题"),
        (12, 1, "body", "正文*。"),
        (14, 1, "note", "注：注文。"),
        (16, 0, "caption", "图的说明"),
        (20, 0, "caption", "表：表的说明"),
        (20, 3, "cell", "头"), (20, 7, "cell", "头"),
        (22, 3, "cell", "格"),
    ]  # fmt: skip


def test_cells_below_two_header_rows_have_their_lines_and_covered_ones_are_no_paragraphs() -> None:
    table = "| 甲 | 乙 | < |\n| ^ | 丙 | 丁 |\n| --- | --- | --- |\n| 戊 | < | 己 |"
    paragraphs = read(f'+++\ntitle = "题"\n+++\n{table}\n')
    assert [each for each in paragraphs if each[2] == "cell"] == [
        (4, 3, "cell", "甲"), (4, 7, "cell", "乙"),
        (5, 7, "cell", "丙"), (5, 11, "cell", "丁"),
        (7, 3, "cell", "戊"), (7, 11, "cell", "己"),
    ]  # fmt: skip


def test_what_stands_before_and_after_an_article_counts() -> None:
    found = whole(ARTICLE)
    assert (found.file, found.date) == ("01.md", date(2024, 11, 25))
    assert found.ignored == {"NUM001"}
    assert found.glossary == GLOSSARY
    assert read_article(parse_article(ARTICLE, "01.md", ""), "").glossary == Glossary()


def test_comments_suppress_rules_in_the_paragraph_below_them_alone() -> None:
    ignored = {each.text: each.ignored for each in whole(ARTICLE).paragraphs if each.ignored}
    assert ignored == {"正文*。": {"PUN001", "SPC001"}}


def test_without_unit_and_note_there_are_no_paragraphs_for_them() -> None:
    assert [kind for _, _, kind, _ in read('+++\ntitle = "题"\n+++\n\n文。\n')] == ["title", "body"]


def test_a_plain_file_is_read_by_its_lines() -> None:
    found = read_plain("# 甲\n\n  **乙** 。\n \n丙", "a.txt")
    assert [seen(each) for each in found.paragraphs] == [
        (1, 1, "body", "# 甲"), (3, 3, "body", "**乙** 。"), (5, 1, "body", "丙"),
    ]  # fmt: skip
    assert found.glossary == Glossary()


def test_a_markdown_file_is_read_without_its_marks() -> None:
    text = "# 题\n## 小\n\n正**文**。\n<!-- 说明 -->\n<!-- bulletin: ignore PUN001 -->\n甲\n\n乙"
    found = read_plain(text, "a.md", markdown=True, glossary=GLOSSARY)
    assert [seen(each) for each in found.paragraphs] == [
        (1, 3, "title", "题"), (2, 4, "heading", "小"), (4, 1, "body", "正文。"),
        (7, 1, "body", "甲"), (9, 1, "body", "乙"),
    ]  # fmt: skip
    assert [set(each.ignored) for each in found.paragraphs] == [
        set(),
        set(),
        set(),
        {"PUN001"},
        set(),
    ]
    assert found.paragraphs[2].columns == (1, 4, 7)
    assert found.glossary == GLOSSARY


def test_comments_of_a_markdown_file_add_up_and_one_that_goes_on_is_text() -> None:
    comments = "<!-- bulletin: ignore PUN001 -->\n<!-- bulletin: ignore PUN002 -->\n"
    text = f"{comments}甲\n<!-- 没完\n###  三\n"
    found = read_plain(text, "a.md", markdown=True, on=date(2024, 11, 25))
    assert [seen(each) for each in found.paragraphs] == [
        (3, 1, "body", "甲"), (4, 1, "body", "<!-- 没完"), (5, 6, "heading", "三"),
    ]  # fmt: skip
    assert found.paragraphs[0].ignored == {"PUN001", "PUN002"}
    assert (found.file, found.date) == ("a.md", date(2024, 11, 25))


@pytest.mark.parametrize("line", ["没有**合上", "![图](没有合上"])
def test_a_line_of_mark_up_that_is_no_article_is_read_as_it_stands(line: str) -> None:
    (found,) = read_plain(line, "a.md", markdown=True).paragraphs
    assert (found.text, len(found.columns)) == (line, len(line))


def test_the_paragraphs_of_a_word_file_are_counted_and_their_breaks_divide_them() -> None:
    found = read_word_paragraphs(
        [(1, "title", "题"), (3, "body", " 甲\n\n 乙丙")], "a.docx", GLOSSARY
    )
    assert [seen(each) for each in found.paragraphs] == [
        (1, 1, "title", "题"), (3, 2, "body", "甲"), (3, 6, "body", "乙丙"),
    ]  # fmt: skip
    assert found.paragraphs[2].columns == (6, 7)
    assert found.glossary == GLOSSARY


def test_a_picture_without_a_caption_is_no_text() -> None:
    assert read('+++\ntitle = "题"\n+++\n\n![](images/a.png)\n')[1:] == []


def test_what_the_file_writes_otherwise_has_a_line_and_no_columns() -> None:
    text = whole('+++\ntitle = "\\u9898"\nunit = "\\u7532局"\n+++\n\n文。\n')
    assert [(each.text, each.line, each.columns) for each in text.paragraphs[:2]] == [
        ("题", 2, ()), ("甲局", 3, ()),
    ]  # fmt: skip


def test_raised_figures_are_read_as_the_signs_that_look_like_them() -> None:
    article = parse_article('+++\ntitle = "题"\n+++\n\n5km^2^，CO~2~，X^甲^。\n', "01.md", "")
    *_, paragraph = read_article(article, "01.md").paragraphs
    assert paragraph.text == "5km²，CO₂，X甲。"
    assert len(paragraph.columns) == len(paragraph.text)
