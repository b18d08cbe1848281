"""Pictures side by side: one line of the article, two or three pictures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Block, Paragraph, Picture, Span
from bulletin_cli.content.markdown import dump, parse
from bulletin_cli.content.picture_line import picture_rows


def test_pictures_on_one_line_stand_side_by_side_each_with_its_caption() -> None:
    first, second, third = parse("![左](a.png) ![中](b.png)![右](c.png)", "01.md", 7)
    assert first == Picture("a.png", "左")
    assert second == Picture("b.png", "中", beside=True)
    assert third == Picture("c.png", "右", beside=True)
    assert {each.line for each in (first, second, third)} == {7}


def test_pictures_on_two_lines_stand_one_below_the_other() -> None:
    blocks = parse("![](a.png)\n![](b.png)", "01.md")
    assert [each.beside for each in blocks if isinstance(each, Picture)] == [False, False]


def test_pictures_side_by_side_may_say_their_widths() -> None:
    blocks = parse("![](a.png){width=30%} ![](b.png){width=7.5cm}", "01.md")
    assert blocks == (
        Picture("a.png", "", width=30),
        Picture("b.png", "", centimetres=7.5, beside=True),
    )


@pytest.mark.parametrize("caption", ["a](b) ![c", "反斜杠\\", "中括号]", "{width=1}", "*_^~"])
def test_any_caption_of_a_row_comes_back_from_its_line(caption: str) -> None:
    row = (Picture("a.png", caption), Picture("b.png", caption, beside=True))
    assert parse(dump(row), "01.md") == row


@given(st.lists(st.booleans(), min_size=1, max_size=9))
def test_what_is_written_as_rows_is_read_as_the_same_rows(beside: list[bool]) -> None:
    blocks = [Picture(f"{n}.png", "", beside=each) for n, each in enumerate(beside)]
    rows = [[each.path for each in row] for _, row in _rows(blocks)]
    again = [[each.path for each in row] for _, row in _rows(parse(dump(blocks), "01.md"))]
    assert again == rows
    assert max(map(len, rows)) <= 3
    assert [each for row in rows for each in row] == [each.path for each in blocks]


def _rows(blocks: list[Picture] | tuple[Block, ...]) -> list[tuple[int, list[Picture]]]:
    return [
        (place, [each for each in row if isinstance(each, Picture)])
        for place, row in picture_rows(blocks)
    ]


def test_only_a_picture_has_another_beside_it() -> None:
    blocks = (Paragraph((Span("文"),)), Picture("a.png", "", beside=True))
    assert [len(row) for _, row in picture_rows(blocks)] == [1, 1]


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("![](a.png) ![](b.png) ![](c.png) ![](d.png)", "一行里有 4 张图", "最多 3 张并排"),
        ("![甲](a.png)、![乙](b.png)", "图的这一行里还有别的字", "文字另起一行"),
        ("![甲](a.png) ![乙](b.png) 说明", "图的这一行里还有别的字", "文字另起一行"),
        ("![](a.png) ![](b.png){width=3}", "{width=3} 不是宽度", "10 到 100"),
        ("![](a.png){width=60%} ![](b.png){width=50%}", "合计 110%，一行排不下", "不超过 100%"),
        ("![](a.png){width=95%} ![](b.png)", "合计 95%，一行排不下", "至少留 10%"),
        ("![](a.png){width=12cm} ![](b.png){width=9cm}", "合计 21 厘米", "不超过 20 厘米"),
        ("![**甲**](a.png) ![乙](b.png)", "图题、表题不能加粗", "去掉"),
        ("注：![甲](a.png) ![乙](b.png)", "行内图片", "注另起一行"),
    ],
)
def test_a_row_that_cannot_be_set_is_refused_with_its_line(
    line: str, message: str, hint: str
) -> None:
    with pytest.raises(BulletinError) as caught:
        parse(f"文。\n\n{line}", "01.md")
    assert caught.value.line == 3
    assert message in caught.value.message
    assert hint in (caught.value.hint or "")
