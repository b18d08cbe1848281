"""What a returned paragraph is in an article, and what returned cells are."""

from __future__ import annotations

import pytest

from bulletin_cli.content.article import (
    Block,
    Heading,
    Inline,
    Note,
    Paragraph,
    Picture,
    Span,
    Table,
    plain,
)
from bulletin_cli.incoming.revised import rebuild
from bulletin_cli.incoming.revised.paragraphs import ParagraphCell, ReturnedParagraph


def returned(text: str, style: str = "") -> ReturnedParagraph:
    return ReturnedParagraph((Span(text),), style=style)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Span(text),))


def heading(level: int, text: str) -> Heading:
    return Heading(level, (Span(text),))


@pytest.mark.parametrize(
    ("text", "style", "block"),
    [
        ("一段话。", "", paragraph("一段话。")),
        ("一、小标题", "", heading(1, "一、小标题")),
        ("（一）小标题", "", heading(2, "（一）小标题")),
        ("没有编号", "heading 2", heading(1, "没有编号")),
        ("没有编号", "Heading 3", heading(2, "没有编号")),
        ("（一）按样式算", "heading 5", heading(4, "（一）按样式算")),
        ("没有编号", "heading 1", paragraph("没有编号")),  # the title's
        ("没有编号", "heading 6", paragraph("没有编号")),
        ("没有编号", "my heading 2", paragraph("没有编号")),
        ("注：数据截至10月。", "", Note((Span("注：数据截至10月。"),))),
    ],
)
def test_a_new_paragraph_is_what_its_style_or_its_beginning_says(
    text: str, style: str, block: Block
) -> None:
    assert list(rebuild.blocks(returned(text, style))) == [block]


@pytest.mark.parametrize(
    ("like", "text", "block"),
    [
        (heading(2, "旧"), "没有编号", heading(2, "没有编号")),
        (heading(1, "旧"), "（一）小标题", heading(1, "（一）小标题")),
        (paragraph("旧"), "一、像标题", paragraph("一、像标题")),
        (paragraph("旧"), "注：像注", paragraph("注：像注")),
        (Note((Span("注：旧"),)), "注：新", Note((Span("注：新"),))),
        (Note((Span("注：旧"),)), "不再是注", paragraph("不再是注")),
    ],
)
def test_a_changed_paragraph_stays_what_it_was(like: Block, text: str, block: Block) -> None:
    assert list(rebuild.blocks(returned(text, "heading 2"), like)) == [block]


def test_a_line_break_parts_paragraphs_and_only_the_first_line_is_the_heading() -> None:
    made = list(rebuild.blocks(returned("一、标题\u2028二、不是标题"), heading(1, "旧")))
    assert made == [heading(1, "一、标题"), paragraph("二、不是标题")]


@pytest.mark.parametrize(
    ("came", "kept"),
    [
        ((Span("\u3000 前"), Span("后 ", bold=True)), (Span("前"), Span("后", bold=True))),
        ((Span("前\t后"),), (Span("前\u3000后"),)),
        ((Span("一"), Span("二"), Span("三", bold=True)), (Span("一二"), Span("三", bold=True))),
        ((Span("一"), Span(""), Span("二")), (Span("一二"),)),
        ((Span("一"), Span(" ", bold=True)), (Span("一"),)),
        ((Span(" "), Span("一", bold=True)), (Span("一", bold=True),)),
        ((Span("", bold=True), Span(" 一")), (Span("一"),)),
    ],
)
def test_blanks_at_the_ends_go_and_stretches_of_one_weight_are_one(
    came: Inline, kept: Inline
) -> None:
    assert list(rebuild.blocks(ReturnedParagraph(came))) == [Paragraph(kept)]


def test_bold_goes_over_a_line_break() -> None:
    came = ReturnedParagraph((Span("一"), Span("二\u2028三", bold=True), Span("四")))
    assert list(rebuild.blocks(came)) == [
        Paragraph((Span("一"), Span("二", bold=True))),
        Paragraph((Span("三", bold=True), Span("四"))),
    ]


@pytest.mark.parametrize("text", ["", " ", "\u2028", "\u3000\u2028\t"])
def test_of_blanks_alone_nothing_is_made(text: str) -> None:
    assert list(rebuild.blocks(returned(text))) == []


def cell(row: int, column: int, text: str) -> ReturnedParagraph:
    return ReturnedParagraph((Span(text),), cell=ParagraphCell(0, row, column))


def words(table: Table) -> list[list[str]]:
    return [[plain(each) for each in row] for row in table.rows]


def test_a_new_table_is_as_wide_as_its_last_column_and_filled_up() -> None:
    made = rebuild.table(None, [cell(0, 0, "年"), cell(1, 2, "5")])
    assert words(made) == [["年", "", ""], ["", "", "5"]]
    assert (made.alignments, made.caption) == (("", "", ""), "")


def test_a_table_keeps_caption_width_and_alignments() -> None:
    like = Table((), ("left", "right"), "表：件数")
    narrow = rebuild.table(like, [cell(0, 0, "年")])
    assert (words(narrow), narrow.caption) == ([["年", ""]], "表：件数")
    assert narrow.alignments == ("left", "right")
    wide = rebuild.table(like, [cell(0, 2, "年")])
    assert wide.alignments == ("left", "right", "")


def test_a_table_is_as_wide_as_its_row_of_most_cells() -> None:
    ragged = [
        ReturnedParagraph((Span(text),), cell=ParagraphCell(0, row, 0, width=width))
        for row, (text, width) in enumerate((("甲", 2), ("乙", 3), ("丙", 1)))
    ]
    made = rebuild.table(None, ragged)
    assert words(made) == [["甲", "", ""], ["乙", "", ""], ["丙", "", ""]]


def test_a_row_without_words_goes() -> None:
    assert words(rebuild.table(None, [cell(0, 0, "年"), cell(2, 0, "甲")])) == [["年"], ["甲"]]


def test_paragraphs_and_lines_of_one_cell_are_parted_by_blanks() -> None:
    made = rebuild.table(None, [cell(0, 0, "一\u2028二 "), cell(0, 0, "三")])
    assert words(made) == [["一 二 三"]]


def test_a_caption_is_one_line() -> None:
    picture, table = Picture("images/a.png", "旧"), Table((), (), "旧")
    assert rebuild.with_caption(picture, "新\u2028的") == Picture("images/a.png", "新的")
    assert rebuild.with_caption(table, "新\u2028的") == Table((), (), "新的")
