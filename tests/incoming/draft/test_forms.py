"""Tables that only lay an article out are taken as its paragraphs, and that is told."""

from __future__ import annotations

import pytest

from bulletin_cli.base.merged_cells import MergedCell
from bulletin_cli.content.article import Heading, Paragraph, Table
from bulletin_cli.incoming.word.content import WordTable
from tests.drafts import LONG, MORE
from tests.incoming.draft.test_titles import TITLE, cell, line, middle, read, texts


@pytest.mark.parametrize("name", ["信息标题", "标 题：", "题目"])
def test_a_form_gives_title_unit_and_text(name: str) -> None:
    form = WordTable(
        (
            (cell(name), cell(TITLE)),
            (cell("报送单位"), cell("示例区局")),
            (cell("信息内容"), cell(LONG, "一、做法", MORE)),
        )
    )
    one = read(middle("示例局信息报送表"), form, line(""))
    assert (one.article.title, one.article.unit) == ((TITLE,), "示例区局")
    assert [type(each) for each in one.article.blocks] == [Paragraph, Heading, Paragraph]
    assert texts(one) == [LONG, "一、做法", MORE]
    assert any("报送表" in each and "信息内容" in each for each in one.messages)


def test_a_form_of_four_columns_with_its_text_in_one_wide_cell() -> None:
    form = WordTable(
        (
            (cell("信息标题"), cell(TITLE), (), ()),
            (cell("报送单位"), cell("示例区局"), cell("联系电话"), cell("021-12345678")),
            (cell("信息内容"), (), (), ()),
            (cell(LONG, MORE), (), (), ()),
        ),
        merged=(MergedCell(0, 1, 1, 3), MergedCell(2, 0, 1, 4), MergedCell(3, 0, 1, 4)),
    )
    one = read(form)
    assert (one.article.title, one.article.unit) == ((TITLE,), "示例区局")
    assert texts(one) == [LONG, MORE]
    assert any("021-12345678" in each for each in one.messages)


@pytest.mark.parametrize(
    ("reviewed", "left"), [("李四", []), ("待局长审定", ["审核人：待局长审定"])]
)
def test_a_phone_beside_who_reviewed_it_is_not_printed_where_both_are_sure(
    reviewed: str, left: list[str]
) -> None:
    form = WordTable(
        (
            (cell("标题"), cell(TITLE), (), ()),
            (cell("报送单位"), cell("示例区局"), cell("报送人"), cell("张 三")),
            (cell("正文"), cell(LONG), (), ()),
            (cell("联系电话"), cell("13800000000"), cell("审核人"), cell(reviewed)),
        ),
        merged=(MergedCell(0, 1, 1, 3), MergedCell(2, 1, 1, 3)),
    )
    one = read(form)
    assert (one.article.unit, one.article.author) == ("示例区局", "张三")
    kept = ["联系电话：13800000000"] if left else []
    assert texts(one) == [LONG, *kept, *left]


def test_what_else_a_form_says_stays_in_the_text() -> None:
    rows = (
        (cell("标题"), cell(TITLE)),
        (cell("阅办意见"), cell("同意")),
        (cell("正文"), cell(LONG)),
    )
    assert texts(read(WordTable(rows))) == ["阅办意见：同意", LONG]


@pytest.mark.parametrize("rows", [((TITLE, LONG, MORE),), ((TITLE,), (LONG, MORE))])
def test_a_table_of_one_column_is_text(rows: tuple[tuple[str, ...], ...]) -> None:
    one = read(WordTable(tuple((cell(*row),) for row in rows)))
    assert (one.article.title, texts(one)) == ((TITLE,), [LONG, MORE])
    assert any("收成了正文" in each for each in one.messages)


def test_a_table_of_data_stays_a_table_though_it_has_a_column_of_titles() -> None:
    rows = ((cell("标题"), cell("内容")), (cell("甲局开展检查"), cell(LONG)))
    one = read(middle(TITLE), WordTable(rows))
    assert [type(each) for each in one.article.blocks] == [Table]


def test_several_paragraphs_of_a_cell_are_told_where_the_table_stays_one() -> None:
    rows = ((cell("站点"), cell("情况")), (cell("东站"), cell(LONG, MORE)))
    one = read(middle(TITLE), WordTable(rows))
    assert [type(each) for each in one.article.blocks] == [Table]
    assert any("一格里有几段文字" in each for each in one.messages)


def test_a_masthead_set_as_a_table_is_a_masthead() -> None:
    row = (cell("2024年第9期"), cell("示例公司党委办公室"), cell("2024年11月20日"))
    one = read(middle("示例公司党建简报", 36), WordTable((row,)), middle(TITLE), line(LONG))
    assert (one.article.title, texts(one)) == ((TITLE,), [LONG])
    assert "没有收标题上面的报头“示例公司党建简报”" in one.messages
    assert sum("2024年第9期" in each for each in one.messages) == 1


def test_a_narrow_table_of_data_stays_a_table() -> None:
    rows = tuple((cell(each),) for each in ("站点", "东站", "西站"))
    assert [type(each) for each in read(middle(TITLE), WordTable(rows)).article.blocks] == [Table]
