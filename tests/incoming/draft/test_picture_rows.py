"""Pictures side by side in a contributor's file, in a paragraph or in a table of pictures."""

from __future__ import annotations

import pytest

from bulletin_cli.content.article import LINE_BREAK, Picture, PictureShape, plain_text
from bulletin_cli.content.markdown import dump
from bulletin_cli.incoming.draft import read_draft
from bulletin_cli.incoming.text import ConvertedArticle
from bulletin_cli.incoming.word.content import WordBlock, WordParagraph, WordPiece, WordTable
from bulletin_cli.incoming.word.document import WordFile
from tests.drafts import LONG, MORE
from tests.incoming.draft.test_titles import TITLE, line, middle, photo

CAPTION = "图1　活动现场"


def convert(*blocks: WordBlock, width: float = 0.0) -> ConvertedArticle:
    """Return the article of a file whose pictures all have this width in centimetres."""
    names = {f"r{n}": f"{n}.png" for n in range(1, 8)}
    shapes = {each: PictureShape(centimetres=width) for each in names}
    word = WordFile((middle(TITLE), line(LONG), *blocks), {}, {}, (), shapes=shapes)
    (one,) = read_draft(word, "来稿.docx", names)
    return one


def row(count: int, between: str = "", first: int = 1) -> WordParagraph:
    """Return a paragraph of so many pictures with a text between each two."""
    pieces = [WordPiece("", picture=f"r{n}") for n in range(first, first + count)]
    return WordParagraph(tuple(each for one in pieces for each in (one, WordPiece(between))))


def shown(converted: ConvertedArticle) -> list[str]:
    """Return the lines of pictures as the article has them."""
    lines = dump(converted.article.blocks).split("\n")
    return [each for each in lines if each.startswith("![")]


@pytest.mark.parametrize("between", ["", " ", "　　"])
def test_pictures_of_one_paragraph_are_a_row(between: str) -> None:
    one = convert(row(3, between), line(MORE))
    assert shown(one) == ["![](1.png) ![](2.png) ![](3.png)"]
    assert not any("张图" in each for each in one.messages)


@pytest.mark.parametrize("between", [LINE_BREAK, "和"])
def test_pictures_with_a_text_or_a_break_between_are_no_row(between: str) -> None:
    assert shown(convert(row(2, between))) == ["![](1.png)", "![](2.png)"]


@pytest.mark.parametrize(
    ("count", "sizes"), [(4, [2, 2]), (5, [2, 3]), (6, [3, 3]), (7, [2, 2, 3])]
)
def test_more_pictures_make_several_rows_and_are_told(count: int, sizes: list[int]) -> None:
    one = convert(row(count))
    assert [each.count("![") for each in shown(one)] == sizes
    assert f"一段里的 {count} 张图排成了 {len(sizes)} 行；请核对" in one.messages


def test_pictures_as_wide_as_the_text_stand_below_each_other_as_in_word() -> None:
    one = convert(row(2), width=14.5)
    assert shown(one) == ["![](1.png){width=14.5cm}", "![](2.png){width=14.5cm}"]
    assert "一段里的 2 张图排成了 2 行；请核对" in one.messages


def test_pictures_that_fill_the_line_share_it_and_small_ones_keep_their_widths() -> None:
    assert shown(convert(row(2), width=7.3)) == ["![](1.png) ![](2.png)"]
    small = "![](1.png){width=3cm} ![](2.png){width=3cm}"
    assert shown(convert(row(2), width=3.0)) == [small]


@pytest.mark.parametrize("above", [False, True])
def test_the_caption_of_a_row_is_that_of_all_its_pictures(above: bool) -> None:
    pair = [row(2), middle(CAPTION, 14.0)]
    one = convert(*(reversed(pair) if above else pair), line(MORE))
    assert shown(one) == [f"![](1.png) ![{CAPTION}](2.png)"]
    assert plain_text(one.article).count(CAPTION) == 1


def test_captions_that_blanks_part_are_those_of_single_pictures() -> None:
    one = convert(row(2), middle("图1　左　　　　图2　右", 14.0))
    assert shown(one) == ["![图1　左](1.png) ![图2　右](2.png)"]


def test_a_picture_that_cannot_be_shown_leaves_the_others_side_by_side() -> None:
    pieces = tuple(WordPiece("", picture=each) for each in ("r9", "r1", "r2"))
    one = convert(WordParagraph(pieces))
    assert shown(one) == ["![](1.png) ![](2.png)"]
    assert any("没有收一张图片" in each for each in one.messages)


def table(*rows: tuple[tuple[WordParagraph, ...], ...]) -> WordTable:
    return WordTable(rows)


def cell(*paragraphs: WordParagraph) -> tuple[WordParagraph, ...]:
    return paragraphs


PHOTOS = (cell(photo("r1")), cell(photo("r2")))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (table(PHOTOS), ["![](1.png) ![](2.png)"]),
        (table(PHOTOS, (cell(line("左")), cell(line("右")))), ["![左](1.png) ![右](2.png)"]),
        (
            table((cell(photo("r1"), line("左")), cell(photo("r2"), line("右")))),
            ["![左](1.png) ![右](2.png)"],
        ),
        (table(PHOTOS, (cell(line("两张")), cell())), ["![](1.png) ![两张](2.png)"]),
        (
            table(PHOTOS, (cell(photo("r3")), cell(photo("r4")))),
            ["![](1.png) ![](2.png)", "![](3.png) ![](4.png)"],
        ),
    ],
    ids=["pictures", "captions-below", "captions-within", "one-caption", "two-rows"],
)
def test_a_table_of_pictures_is_rows_of_them(made: WordTable, expected: list[str]) -> None:
    one = convert(made, line(MORE))
    assert shown(one) == expected
    assert "一个只放图的表收成了并排的图；请核对" in one.messages


def test_the_text_below_a_table_with_captions_stays_text() -> None:
    made = table(PHOTOS, (cell(line("左")), cell(line("右"))))
    one = convert(made, middle("（示例科供图）", 14.0), line(MORE))
    assert shown(one) == ["![左](1.png) ![右](2.png)"]
    assert "（示例科供图）" in plain_text(one.article)


@pytest.mark.parametrize(
    "made",
    [
        table((cell(line("姓名")), cell(line("照片"))), (cell(line("张三")), cell(photo("r1")))),
        table((cell(line("张三")), cell(photo("r1")))),
        table((cell(photo("r1"), photo("r2")), cell(photo("r3")))),
        table(PHOTOS, (cell(line("左")), cell(line("右"))), (cell(line("再")), cell(line("说")))),
        table(PHOTOS, (cell(line("长" * 61)), cell(line("右")))),
    ],
    ids=["with-a-header", "beside-a-name", "two-in-a-cell", "two-rows-of-words", "a-long-text"],
)
def test_a_table_that_says_more_than_captions_stays_a_table(made: WordTable) -> None:
    one = convert(made, line(MORE))
    assert any("张图片排到了表的后面" in each for each in one.messages)
    words = "".join(each.text for one in made.rows for cell in one for each in cell)
    assert all(each in plain_text(one.article) for each in words)
    names = {name for each in made.rows for cell in each for one in cell for name in one.pictures}
    pictures = [each for each in one.article.blocks if isinstance(each, Picture)]
    assert len(pictures) == len(names)


def test_a_picture_of_a_table_that_cannot_be_shown_leaves_its_caption() -> None:
    made = table((cell(photo("r9"), line("左边的")), cell(photo("r2"), line("右"))))
    one = convert(made)
    assert shown(one) == ["![右](2.png)"]
    assert "左边的" in plain_text(one.article)
