"""Who sent an article is taken out of its text only where that is certain, and told in full."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.content.article import Article, Note, Paragraph, Picture, Span, Table, plain_text
from bulletin_cli.incoming.credit import extract_credits, extract_known_unit
from bulletin_cli.incoming.text import read_incoming
from tests.linear import assert_linear


def article(*lines: str, title: tuple[str, ...] = ("题",), unit: str = "") -> Article:
    return Article("", title, tuple(Paragraph((Span(line),)) for line in lines), unit=unit)


def taken(*lines: str, unit: str = "") -> tuple[str, str, list[str], tuple[str, ...]]:
    """Return unit, author, the lines left, and the messages."""
    found, messages = extract_credits(article(*lines, unit=unit))
    return found.unit, found.author, plain_text(found).split("\n"), messages


CREDITS = [
    ("（供稿单位：宝山邮政管理局　作者：张三　电话：021-12345678）", "宝山邮政管理局", "张三"),
    ("供稿单位:宝山局；撰稿人:张三；审核人:李四", "宝山局", "张三"),
    ("供稿单位：上海市邮政管理局党建办、文明办", "上海市邮政管理局党建办、文明办", ""),
    ("供稿单位：圆通速递", "圆通速递", ""),
    ("单位：韵达基金会 作者：张三 邮箱：a@b.cn", "韵达基金会", "张三"),
    ("供稿：宝山局 张三", "宝山局", "张三"),
    ("供稿：宝山局张三", "宝山局", "张三"),
    ("供稿：张三", "", "张三"),
    ("供稿：申通快递", "申通快递", ""),
    ("（示例公司党委供稿）", "示例公司党委", ""),
    ("宝山局 张三 供稿", "宝山局", "张三"),
    ("（宝山邮政管理局 张三）", "宝山邮政管理局", "张三"),
    ("(宝山邮政管理局　张三、李四)", "宝山邮政管理局", "张三、李四"),
    ("（宝山局 张三 021-12345678）", "宝山局", "张三"),
    ("（示例（上海）速递有限公司）", "示例（上海）速递有限公司", ""),
    ("作者：张三", "", "张三"),
    ("作　者：张　三", "", "张三"),
    ("作者：张三（宝山局）", "宝山局", "张三"),
    ("撰稿：欧阳明、阿依古丽·买买提", "", "欧阳明、阿依古丽·买买提"),
    ("通讯员 张三", "", "张三"),
    ("文/张三　图/李四", "", "张三"),
    ("（来源：宝山邮政管理局）", "宝山邮政管理局", ""),
    ("联系人：张三，联系电话：13800000000", "", ""),
    ("联系人：张三 021-12345678 转 801", "", ""),
    ("宝山邮政管理局　2024年11月25日", "宝山邮政管理局", ""),
    ("（宝山局，张三）", "宝山局", "张三"),
    ("（宝 山 分 局）", "宝山分局", ""),
]


@pytest.mark.parametrize(("line", "unit", "author"), CREDITS)
def test_a_credit_is_taken_from_the_end_and_told_in_full(line: str, unit: str, author: str) -> None:
    *found, left, messages = taken("正文。", line)
    assert (found, left) == ([unit, author], ["正文。"])
    assert len(messages) == 1
    assert messages[0].split("取自末段")[1].startswith(f"“{line}”")


@pytest.mark.parametrize(("line", "unit", "author"), CREDITS)
def test_a_credit_below_the_title_is_taken(line: str, unit: str, author: str) -> None:
    *found, left, messages = taken(line, "正文。")
    assert (found, left) == ([unit, author], ["正文。"])
    assert "取自首段" in messages[0]


def test_the_message_names_what_was_found_and_what_has_no_place() -> None:
    line = "（供稿单位：宝山邮政管理局　作者：张三　电话：021-12345678）"
    assert taken("正文。", line)[3] == (
        f"供稿单位“宝山邮政管理局”、作者“张三”，取自末段“{line}”；电话不进稿件",
    )
    assert taken("正文。", "联系电话：021-12345678")[3] == (
        "电话不进稿件，取自末段“联系电话：021-12345678”",
    )


@pytest.mark.parametrize(
    "line",
    [
        "会议强调，要抓好落实。（来源：统计局数据）",
        "（来源：统计局数据）",
        "来源：新的调查",
        "资料来源：宝山局",
        "宝山局",
        "张三",
        "（张三）",
        "（张 三 李 四）",
        "（宝山局，负责落实）",
        "（完）",
        "（单位：万元）",
        "（此件公开发布至各分公司）",
        "（本文由宝山局）",
        "（以上均为宝山邮政管理局）",
        "（宝山局党支部书记 张三）",
        "（宝山局、奉贤局会议同意）",
        "作者：张三说，这是好事。",
        "作者：新时代的快递人",
        "通讯员 张三 11月21日，宝山局召开会议。",
        "供稿单位：",
        "供稿单位：会议指出，要加强党的领导，把党建工作做实。",
        "供稿要求：每月一篇",
        "电话：请拨打总机",
        "编辑：张三",
        "摄影：张三",
        "2024年11月25日",
        "会议由宝山局局长张三主持，市局党建办参加会议",
        "下一步，宝山局将继续努力，请与宝山局联系，联系电话：021-12345678。",
        "一是作者：张三",
    ],
)
def test_a_line_that_is_no_certain_credit_stays(line: str) -> None:
    assert taken("正文。", line) == ("", "", ["正文。", line], ())
    assert taken(line, "正文。") == ("", "", [line, "正文。"], ())


def test_a_credit_in_the_middle_stays() -> None:
    assert taken("甲。", "作者：张三", "乙。")[2] == ["甲。", "作者：张三", "乙。"]


def test_credits_on_lines_of_their_own_are_taken_one_by_one() -> None:
    unit, author, left, messages = taken("正文。", "供稿单位：甲局", "作者：张三", "电话：12345678")
    assert (unit, author, left, len(messages)) == ("甲局", "张三", ["正文。"], 3)


def test_a_signature_with_its_date_is_taken_as_one() -> None:
    unit, _, left, messages = taken("正文。", "宝山邮政管理局", "2024年11月25日")
    assert (unit, left) == ("宝山邮政管理局", ["正文。"])
    assert messages == (
        "供稿单位“宝山邮政管理局”，取自末段“宝山邮政管理局　2024年11月25日”；日期不进稿件",
    )


def test_a_list_of_units_stays() -> None:
    for end in ("2024年11月25日", "（崇明区局）"):
        lines = ["先进单位如下：", "宝山局", "奉贤局", end]
        assert taken(*lines)[2] == lines


def test_what_is_known_already_is_not_overwritten() -> None:
    unit, author, left, messages = taken("正文。", "供稿：甲局 张三", unit="乙局")
    assert (unit, author, left) == ("乙局", "", ["正文。", "供稿：甲局 张三"])
    assert messages == ("末段“供稿：甲局 张三”和已有的供稿单位“乙局”不同，留在原处；请核对",)
    assert taken("正文。", "供稿：甲局 张三", unit="甲局")[:3] == ("甲局", "张三", ["正文。"])


def test_two_credits_that_differ_are_not_both_taken() -> None:
    assert taken("作者：张三", "正文。", "作者：李四")[1:3] == ("张三", ["正文。", "作者：李四"])


def test_the_only_paragraph_stays() -> None:
    assert taken("作者：张三")[2] == ["作者：张三"]


def test_the_source_of_a_picture_or_table_and_notes_stay() -> None:
    picture = Picture("a.png", "图")
    table = Table((((Span("甲"),),),), ("",))
    for above in (picture, table):
        blocks = (above, Paragraph((Span("来源：宝山邮政管理局"),)))
        assert extract_credits(Article("", ("题",), blocks))[0].blocks == blocks
    note = (Paragraph((Span("正文。"),)), Note((Span("注：供稿单位：甲局"),)))
    assert extract_credits(Article("", ("题",), note))[0].blocks == note


def test_pictures_may_stand_below_the_credit() -> None:
    blocks = (*article("正文。", "作者：张三").blocks, Picture("a.png", ""))
    found, _ = extract_credits(Article("", ("题",), blocks))
    assert (found.author, found.blocks) == ("张三", (blocks[0], blocks[2]))


def test_a_table_may_stand_below_a_credit_in_brackets_and_below_no_other() -> None:
    table = Table((((Span("甲"),),),), ("",))
    for line, unit in (("（甲局供稿）", "甲局"), ("供稿：甲局", ""), ("宝山局 张三 供稿", "")):
        blocks = (*article("正文。", line).blocks, table)
        found, _ = extract_credits(Article("", ("题",), blocks))
        assert (found.unit, found.blocks) == (unit, (blocks[0], table) if unit else blocks)


@pytest.mark.parametrize("line", ["（中通快递）", "中通快递", "中通快递供稿", "（ 中通快递 ）"])
def test_a_last_line_that_is_a_known_name_is_taken(line: str) -> None:
    found, told = extract_known_unit(article("正文。", line), {"中通快递"}.__contains__)
    assert (found.unit, plain_text(found)) == ("中通快递", "正文。")
    assert told == (f"供稿单位“中通快递”，取自末段“{line}”",)


@pytest.mark.parametrize("line", ["（圆通速递）", "（中通快递办）", "中通快递很忙。", "供稿"])
def test_a_last_line_that_is_no_known_name_stays(line: str) -> None:
    whole = article("正文。", line)
    assert extract_known_unit(whole, {"中通快递"}.__contains__) == (whole, ())
    credited = article("正文。", "中通快递", unit="甲局")
    assert extract_known_unit(credited, {"中通快递"}.__contains__) == (credited, ())


def test_the_end_of_a_list_of_known_names_stays() -> None:
    whole = article("获奖的有：", "圆通速递", "中通快递")
    assert extract_known_unit(whole, {"中通快递", "圆通速递"}.__contains__) == (whole, ())


def test_a_credit_among_the_title_lines_is_taken() -> None:
    read = read_incoming("题目\n作者：张三\n\n正文。", "a.txt", markdown=False)
    assert (read.article.title, read.article.author) == (("题目",), "张三")
    assert read.messages == ("作者“张三”，取自标题末行“作者：张三”",)


def test_markdown_and_text_have_their_credits_taken_front_matter_is_left_alone() -> None:
    markdown = read_incoming("# 题\n正文。\n**供稿：甲局**", "a.md", markdown=True)
    assert (markdown.article.unit, plain_text(markdown.article)) == ("甲局", "正文。")
    front = read_incoming('+++\ntitle = "题"\n+++\n正文。\n供稿：甲局', "a.md", markdown=True)
    assert (front.article.unit, front.messages) == ("", ())


WORDS = ("供稿单位", "作者", "供稿", "电话", "来源", "文", "：", "/", "（", "）", "　", " ", "宝山",
         "局", "公司", "张三", "李", "、", "，", "。", "021-12345678", "2024年1月5日",
         "\n", "会议")  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map("".join))
def test_text_left_and_text_taken_are_the_text_before(text: str) -> None:
    before = article(*(line for line in text.split("\n") if line))
    after, messages = extract_credits(before)
    told = [each.split("“", 1)[1] if each.startswith("末段") else each for each in messages]
    took = "".join(each.split("段“")[1].split("”")[0] for each in told if "取自" in each)
    assert sorted("".join(plain_text(before).split())) == sorted(
        "".join((plain_text(after) + took).split())
    )
    assert bool(after.blocks) == bool(before.blocks)


@given(st.text(max_size=200))
def test_any_line_is_taken_or_left(line: str) -> None:
    before = article("正文。", line)
    after, messages = extract_credits(before)
    assert after.blocks == before.blocks[: 1 if messages else 2]


@pytest.mark.parametrize(
    "text", ["（局", "张", "作者：", "供稿 ", "1 ", "（", "宝山局、", "赵钱、"]
)
def test_a_line_made_to_be_slow_is_not(text: str) -> None:
    def take_credits(size: int) -> None:
        for end in ("", "）", "。") * 100:
            taken("正文。", "（供稿：" + (text * size)[:size] + end)

    assert_linear(take_credits, 35)
