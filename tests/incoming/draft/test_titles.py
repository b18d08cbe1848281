"""Which paragraph of a contributor's Word file is the title, and what is not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import (
    Heading,
    OfficialLine,
    Paragraph,
    Picture,
    Table,
    plain,
    plain_text,
)
from bulletin_cli.incoming.draft import read_draft, title_count
from bulletin_cli.incoming.given_title import NOTHING, GivenTitle
from bulletin_cli.incoming.text import ConvertedArticle
from bulletin_cli.incoming.word.content import (
    WordBlock,
    WordParagraph,
    WordPiece,
    WordTable,
    paragraphs,
)
from bulletin_cli.incoming.word.document import WordFile
from tests.drafts import LONG, MORE

TITLE = "示例区局开展志愿服务"


def line(text: str, size: float = 11.0, **looks: Any) -> WordParagraph:
    return WordParagraph((WordPiece(text),) * bool(text), size=size, **looks)


def middle(text: str, size: float = 22.0) -> WordParagraph:
    return line(text, size, centered=True)


def photo(name: str = "r1") -> WordParagraph:
    return WordParagraph((WordPiece("", picture=name),), size=11.0, centered=True)


def cell(*texts: str) -> tuple[WordParagraph, ...]:
    return tuple(line(text) for text in texts)


def convert(
    *blocks: WordBlock, title: GivenTitle = NOTHING, split: bool = False
) -> tuple[ConvertedArticle, ...]:
    word = WordFile(blocks, {}, {}, ())
    return read_draft(word, "来稿.docx", {"r1": "图.png"}, title, split=split)


def read(*blocks: WordBlock, title: GivenTitle = NOTHING) -> ConvertedArticle:
    (one,) = convert(*blocks, title=title)
    return one


def texts(converted: ConvertedArticle) -> list[str]:
    blocks = converted.article.blocks
    return [
        plain(each.inline)
        for each in blocks
        if isinstance(each, Paragraph | Heading | OfficialLine)
    ]


def test_a_picture_between_two_lines_like_titles_stays_in_the_text() -> None:
    bold = WordParagraph((WordPiece(TITLE, bold=True),), size=11.0, centered=True)
    one = read(bold, photo(), middle("志愿者在现场", 11), line(LONG))
    assert one.article.title == (TITLE,)
    (shown,) = (each for each in one.article.blocks if isinstance(each, Picture))
    assert shown.caption == "志愿者在现场"


def test_a_table_between_two_headings_stays_in_the_text() -> None:
    table = WordTable(((cell("站点"), cell("件数")), (cell("东站"), cell("2"))))
    first, second = line(TITLE, outline=1), line("下一步打算", outline=1)
    one = read(first, table, second, line(MORE))
    assert one.article.title == (TITLE,)
    assert [type(each) for each in one.article.blocks] == [Table, Heading, Paragraph]


def test_blank_lines_part_no_title() -> None:
    one = read(middle("示例区局"), middle(""), middle("开展志愿服务"), line(LONG))
    assert one.article.title == ("示例区局", "开展志愿服务")


@pytest.mark.parametrize(
    ("above", "kind"),
    [
        ("附件2", "附件号"),
        ("2024年7月8日", "日期"),
        ("第3稿", "版本"),
        ("示字〔2026〕14号", "文号"),
    ],
)
@pytest.mark.parametrize("size", [11.0, 22.0])
def test_what_is_no_title_is_left_out_and_told(above: str, kind: str, size: float) -> None:
    one = read(middle(above, size), middle(TITLE), line(LONG))
    assert (one.article.title, texts(one)) == ((TITLE,), [LONG])
    assert f"没有收标题上面的{kind}“{above}”" in one.messages


def test_the_senders_masthead_is_no_title_though_it_is_larger() -> None:
    one = read(
        middle("示例公司党建简报", 36),
        middle("2024年第9期", 11),
        line("示例公司党委办公室　　2024年11月20日"),
        middle(TITLE),
        line(LONG),
    )
    assert (one.article.title, texts(one)) == ((TITLE,), [LONG])
    assert sum("报头" in each for each in one.messages) == 3


def test_a_red_head_is_no_title() -> None:
    head = (middle("示例区局文件", 36), middle("示局发〔2024〕12号", 11))
    one = read(*head, middle("关于开展检查的通知"), line("各网点："), line(LONG))
    assert (one.article.title, texts(one)) == (("关于开展检查的通知",), ["各网点：", LONG])


def test_a_nameplate_is_the_title_where_there_is_no_other() -> None:
    one = read(middle("示例公司党建简报"), line("2024年11月20日"), line(LONG))
    assert one.article.title == ("示例公司党建简报",)


def test_contents_are_left_out_and_their_titles_found_below() -> None:
    rows = [line(f"{name}开展检查\t{n}", style="toc 1") for n, name in enumerate("甲乙", 1)]
    both = [block for name in "甲乙" for block in (middle(f"{name}开展检查"), line(LONG))]
    first, second = convert(*rows, *both, split=True)
    assert (first.article.title, second.article.title) == (("甲开展检查",), ("乙开展检查",))
    assert sum("目录" in each for each in first.messages) == 2


def test_the_largest_centred_line_comes_before_the_first_one() -> None:
    one = read(line("示例区局青年志愿服务队"), middle(TITLE), line(LONG))
    assert (one.article.title, texts(one)) == ((TITLE,), ["示例区局青年志愿服务队", LONG])
    (told,) = (each for each in one.messages if "拿不准" in each)
    assert f"第 2 行“{TITLE}”" in told
    assert "第 1 行“示例区局青年志愿服务队”" in told
    assert "--title-line 1" in told


def test_a_centred_line_below_the_text_is_no_title_unless_it_is_larger() -> None:
    assert read(line(TITLE), line(LONG), middle("主要做法", 11), line(MORE)).article.title == (
        TITLE,
    )


def test_a_title_that_looks_like_none_of_the_others_is_no_doubt() -> None:
    assert read(middle(TITLE), line("主要做法"), line(LONG)).messages == ()


def test_a_second_short_line_alike_is_told() -> None:
    one = read(line("夏季志愿服务"), line(TITLE), line(LONG))
    assert one.article.title == ("夏季志愿服务",)
    assert any(f"第 2 行“{TITLE}”" in each for each in one.messages)


def test_a_given_line_is_the_title_and_the_lines_above_stay() -> None:
    blocks = (line("夏季志愿服务"), line(""), line(TITLE), line(LONG))
    one = read(*blocks, title=GivenTitle(lines=(2,)))
    assert (one.article.title, texts(one)) == ((TITLE,), ["夏季志愿服务", LONG])


def test_a_line_that_the_file_has_not_is_refused() -> None:
    with pytest.raises(BulletinError, match="没有第 3 行可以作标题：有字的只有 2 行"):
        read(line(TITLE), line(LONG), title=GivenTitle(lines=(3,)))


def test_a_unit_alone_above_its_title_is_not_the_title() -> None:
    one = read(line("示例区局"), line(TITLE), line(LONG))
    assert one.article.title == (TITLE,)
    two = read(line("示例公司党委"), line("召开主题党日座谈会"), line(LONG))
    assert two.article.title == ("示例公司党委", "召开主题党日座谈会")


def test_a_title_in_a_text_box_is_found() -> None:
    one = read(line(""), line(TITLE, 22, centered=True, box=True), line(LONG), line(MORE))
    assert (one.article.title, texts(one)) == ((TITLE,), [LONG, MORE])


def test_a_text_box_beside_a_title_is_not_asked() -> None:
    box = line("便民服务", 36, centered=True, box=True)
    assert read(line(TITLE, 22), box, line(LONG)).article.title == (TITLE,)


@pytest.mark.parametrize("gap", [(), (line(""),), (line(""), line(""))])
def test_a_title_of_one_character_a_paragraph_is_one_line(gap: tuple[WordBlock, ...]) -> None:
    column = [block for each in "防汛检查情况报告" for block in (middle(each, 26), *gap)]
    assert read(*column, line(LONG), line(MORE)).article.title == ("防汛检查情况报告",)


def test_two_characters_one_below_the_other_are_two_paragraphs() -> None:
    assert texts(read(middle(TITLE), line(LONG), line("甲"), line(""), line("乙"))) == [
        LONG, "甲", "乙",
    ]  # fmt: skip


def test_a_title_of_one_character_a_line_is_one_line() -> None:
    column = middle("\u2028".join("防汛检查情况报告"))
    assert read(column, line(LONG)).article.title == ("防汛检查情况报告",)


def test_an_attachments_title_begins_no_article() -> None:
    text = [line(LONG)] * 50
    blocks = (middle(TITLE), *text, line("附件1"), middle("服务方案"), line(MORE))
    assert title_count(WordFile(blocks, {}, {}, ())) == 1
    assert texts(read(*blocks))[50:] == ["附件1", "服务方案", MORE]


def test_a_title_without_a_text_is_skipped_and_told() -> None:
    titles = [line(f"标题{each}", outline=1) for each in "甲乙丙"]
    first, last = convert(titles[0], line(LONG), titles[1], photo("r9"), titles[2], line(MORE),
                          split=True)  # fmt: skip
    assert (first.article.title, last.article.title) == (("标题甲",), ("标题丙",))
    assert "跳过了一篇：“标题乙”只有标题，没有正文" in first.messages
    assert any("没有收一张图片" in each for each in first.messages)


def test_a_file_of_titles_only_is_refused() -> None:
    with pytest.raises(BulletinError, match="“标题甲”只有标题，没有正文"):
        convert(line("标题甲", outline=1), photo("r9"), line("标题乙", outline=1), split=True)


def test_an_item_that_says_something_behind_a_colon_is_no_heading() -> None:
    one = read(middle(TITLE), line("一、围挡情况：正常"), line("二、人员：57人"), line("三、打算"))
    assert [type(each) for each in one.article.blocks] == [Paragraph, Paragraph, Heading]


def test_a_heading_by_its_style_may_have_a_colon() -> None:
    one = read(middle(TITLE), line("一、党建引领：筑牢阵地", outline=2), line(LONG))
    assert [type(each) for each in one.article.blocks] == [Heading, Paragraph]


def test_numbered_items_in_a_row_are_a_list_and_no_headings() -> None:
    items = [line("报名登记", number="1."), line("现场服务", number="2.")]
    one = read(middle(TITLE), line(LONG), *items, line(MORE))
    assert [type(each) for each in one.article.blocks] == [Paragraph] * 4
    assert texts(one)[1:3] == ["1.报名登记", "2.现场服务"]


def test_numbered_lines_with_text_between_are_headings() -> None:
    parts = (line("报名登记", number="1."), line(LONG), line("现场服务", number="2."), line(MORE))
    assert (
        sum(isinstance(each, Heading) for each in read(middle(TITLE), *parts).article.blocks) == 2
    )


_TEXTS = st.sampled_from(
    [TITLE, LONG, "示例区局", "附件2", "2024年7月8日", "示例公司党建简报", "2024年第9期", "目录",
     "示例区局文件", "示局发〔2024〕12号", "一、做法", "二、围挡：正常", "汛", "——副题", "主要做法"]
)  # fmt: skip
_LOOKS = st.sampled_from(
    [
        {},
        {"size": 22.0, "centered": True},
        {"outline": 1},
        {"style": "Title"},
        {"style": "toc 1"},
        {"box": True, "size": 36.0},
        {"number": "1."},
    ]
)
_PARAGRAPHS = st.builds(lambda text, looks: line(text, **looks), _TEXTS, _LOOKS)
_TABLES = st.builds(
    lambda rows: WordTable(tuple(tuple(cell(each) for each in row) for row in rows)),
    st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=3),
)


@given(st.lists(st.one_of(_PARAGRAPHS, _TABLES), min_size=1, max_size=8), st.booleans())
def test_every_paragraph_and_cell_is_taken_or_told(blocks: list[WordBlock], split: bool) -> None:
    try:
        found = convert(*blocks, split=split)
    except BulletinError:
        return
    whole = "".join(
        "".join([each.article.full_title, plain_text(each.article), *each.messages])
        for each in found
    )
    for each in paragraphs(tuple(blocks)):
        assert each.text in whole
