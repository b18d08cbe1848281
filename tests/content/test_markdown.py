"""The article dialect: blocks and back, and the line of everything it refuses."""

from __future__ import annotations

from typing import TypeVar

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import (
    Alignment,
    Block,
    Heading,
    Ignore,
    Inline,
    Note,
    OfficialLine,
    Paragraph,
    Picture,
    Span,
    Table,
    plain,
)
from bulletin_cli.content.markdown import dump, dump_text, heading_level, parse

T = TypeVar("T")
PIECES = (
    *"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ aZ09", *"上海“”，。！　",
    "1.", "一、", "（一）", "（1）", "注：", "表1　", "表：", "![", "](a.png)", "## ", "- ", "> ",
    "](https://a.cn)",
    "署名：", "附件：", "附件1", "# ",
    "---", "***", "===", "```", "[^1]", "[1]:", "<b>", "&lt;", "\\|", "\\\\", "| --- |",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=10).map("".join)
CAPTION = TEXT.map(str.strip)
PATH = st.sampled_from(
    ["images/a.png", "images/图 1.jpg", "images/a_b*c`.png", "a[1].png", "a{width=50%}.png"]
)
ALIGNMENTS: tuple[Alignment, ...] = ("", "left", "center", "right")
SIMPLE = "甲乙丙"


@st.composite
def inlines(draw: st.DrawFn, first: str = "", least: int = 1) -> Inline:
    """Spans of alternating weight, no blank at either end."""
    bold = not first and draw(st.booleans())
    texts = draw(st.lists(TEXT, min_size=least, max_size=3))
    if texts:
        texts[-1] = texts[-1].rstrip()
        texts[0] = first + texts[0] if first else texts[0].lstrip()
    if not all(texts):
        texts = [first or SIMPLE]
    link = draw(st.sampled_from(("", "", "https://a.cn/(b)*", "mailto:a@b.cn")))
    return tuple(
        Span(text, bold ^ bool(n % 2), link=link if text.strip() and (n or not first) else "")
        for n, text in enumerate(texts)
    )


@st.composite
def tables(draw: st.DrawFn, *, captioned: bool) -> Table:
    width = draw(st.integers(1, 3))
    row = st.tuples(*[inlines(least=0)] * width)
    rows = draw(st.lists(row, min_size=1, max_size=3))
    alignments = draw(st.tuples(*[st.sampled_from(ALIGNMENTS)] * width))
    caption = "表1　" + draw(CAPTION) + "甲" if captioned else ""
    return Table(tuple(rows), alignments, caption)


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, inlines()),
    st.builds(Heading, st.integers(1, 4), inlines()),
    st.builds(Note, inlines("注：")),
    st.builds(Picture, PATH, st.just("") | CAPTION, st.just(0) | st.integers(10, 100)),
    st.builds(
        Picture, PATH, CAPTION, centimetres=st.integers(10, 200).map(lambda tenths: tenths / 10)
    ),
    tables(captioned=True),
)


@given(st.lists(BLOCKS, max_size=3).map(tuple))
@example((Paragraph((Span("1.学习", bold=True),)),))
@example((Paragraph((Span("*"), Span("1.", bold=True))),))
@example((Picture("a.png", "甲](b) ![乙"),))
def test_blocks_survive_being_written_and_read(blocks: tuple[Block, ...]) -> None:
    assert parse(dump(blocks), "a.md") == blocks


@given(st.builds(Paragraph, inlines()) | st.builds(Note, inlines("注：")), tables(captioned=False))
def test_a_line_before_a_table_is_not_taken_for_its_caption(line: Block, table: Table) -> None:
    assert parse(dump((line, table)), "a.md") == (line, table)


@given(tables(captioned=False), tables(captioned=False))
@example(*[Table((((Span("甲"),),),), ("",))] * 2)
def test_a_blank_line_parts_two_tables(one: Table, other: Table) -> None:
    assert parse(dump((one, other)), "a.md") == (one, other)


@given(TEXT.map(str.strip).filter(bool))
@example("=========!")
@example("<<<<<<< 稿件")
def test_plain_text_stays_text_whatever_it_looks_like(text: str) -> None:
    (block,) = parse(dump_text(text), "a.md")
    assert isinstance(block, Paragraph | Heading | Note | OfficialLine)
    assert block.inline == (Span(text),)


def _spans(block: Block) -> list[Span]:
    match block:
        case Table():
            return [span for row in block.rows for cell in row for span in cell]
        case Picture() | Ignore():
            return []
        case _:
            return list(block.inline)


@given(st.lists(BLOCKS, max_size=3), st.sampled_from(["", "　　", " \t"]))
@example([Paragraph((Span("甲"),))], "　　")
def test_every_character_points_at_itself_in_its_source_line(
    blocks: list[Block], indent: str
) -> None:
    source = "".join(f"{indent}{line}\n" for line in dump(blocks).split("\n")).split("\n")
    for block in parse("\n".join(source), "a.md", 11):
        lines = source[block.line - 11 :] if isinstance(block, Table) else [source[block.line - 11]]
        for span in _spans(block):
            places = [place - 1 for place in span.columns]
            assert any([line[n : n + 1] for n in places] == list(span.text) for line in lines)


def test_every_block_knows_its_line() -> None:
    text = "甲\n\n## 乙\n\n\n表1　丙\n\n| 丁 |\n| --- |\n| 戊 |\n\n注：己\n![图](a.png)\n庚"
    assert [(type(each).__name__, each.line) for each in parse(text, "a.md", 5)] == [
        ("Paragraph", 5), ("Heading", 7), ("Table", 12), ("Note", 16), ("Picture", 17),
        ("Paragraph", 18),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("一、总体要求", 1), ("十一、保障措施", 1), ("（一）加强领导", 2), ("（二十一）督查", 2),
        ("1.学习", 3), ("12. 学习", 3), ("1．学习", 3), ("（1）学习", 4), ("（12）学习", 4),
        ("一是学习", 0), ("(一)学习", 0), ("1、学习", 0), ("2.5亿元", 0), ("2024.11.25", 0),
        ("一、要学习。", 0), ("1.学习；", 0), ("（一）如下：", 0), ("一、" + "学" * 40, 0),
        ("1.学习中央精神，深入一线调研。", 0), ("100.学习", 0),
    ],
)  # fmt: skip
def test_a_short_numbered_line_is_a_heading(line: str, level: int) -> None:
    assert heading_level(line) == level
    (block,) = parse(line, "a.md")
    assert block == (Heading(level, (Span(line),)) if level else Paragraph((Span(line),)))


@pytest.mark.parametrize(("marks", "level"), [("##", 1), ("###", 2), ("####", 3), ("#####", 4)])
def test_marks_make_a_heading_of_their_level(marks: str, level: int) -> None:
    assert parse(f"{marks} 甲", "a.md") == (Heading(level, (Span("甲"),)),)


def test_a_backslash_keeps_a_line_a_paragraph() -> None:
    text = "\\一、甲\n\\注：乙\n\\- 丙\n\\## 丁\n\\| 戊 |\n\\> 己\n\\表1　庚"
    assert [plain(block.inline) for block in parse(text, "a.md") if isinstance(block, Paragraph)] \
        == ["一、甲", "注：乙", "- 丙", "## 丁", "| 戊 |", "> 己", "表1　庚"]  # fmt: skip


def test_a_table_has_alignments_caption_and_empty_cells() -> None:
    text = "表1　业务量\n| 甲 | 乙 | 丙 | 丁 |\n|:--|:-:|--:|---|\n| 1 |  | \\| | **2** |"
    one, bar, two = (Span("1"),), (Span("|"),), (Span("2", bold=True),)
    header = tuple((Span(each),) for each in "甲乙丙丁")
    assert parse(text, "a.md") == (
        Table((header, (one, (), bar, two)), ("left", "center", "right", ""), "表1　业务量"),
    )


def test_a_row_may_end_without_its_bar() -> None:
    assert parse("| 甲 | 乙\n| - | -", "a.md") == parse("|甲|乙|\n|---|---|", "a.md")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("- 甲", "列表"), ("* 甲", "列表"), ("+ 甲", "列表"), ("> 甲", "引用"), (">甲", "引用"),
        ("```", "代码块"), ("~~~py", "代码块"), ("---", "分隔线"), ("* * *", "列表|分隔线"),
        ("***", "分隔线"), ("===", "分隔线"), ("[1]: http://a.cn", "链接定义"),
        ("[^1]: 甲", "脚注"), ("# 甲", "标题写法"), ("###### 甲", "标题写法"), ("##", "标题写法"),
        ("## ****", "标题写法"), ("****", "分隔线"), ("甲**乙", "成对"), ("## **甲", "成对"),
        ("`甲`", "代码"), ("![**图**](a.png)", "图题、表题不能加粗"), ("| 甲 |", "表格没有分隔行"),
        ("甲![图](a.png)", "行内图片"), ("| 甲 |\n| 乙 |", "没有分隔行"), ("![图]()", "链接|图片"),
    ],
)  # fmt: skip
def test_what_the_dialect_does_not_hold_is_refused_with_its_line(line: str, name: str) -> None:
    with pytest.raises(BulletinError, match=name) as caught:
        parse(f"前文\n\n{line}\n\n后文", "01.md", 6)
    assert (caught.value.file, caught.value.line) == ("01.md", 8)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("written", "width"),
    [("", 0), ("{width=80%}", 80), ("{ width=10% }", 10), ("{width=100%}", 100)],
)
def test_a_picture_may_say_how_wide_it_is(written: str, width: int) -> None:
    assert parse(f"![图](a.png){written}", "a.md") == (Picture("a.png", "图", width),)


@pytest.mark.parametrize(
    "wrong",
    ["", "width=9%", "width=101%", "width=0%", "width=-5%", "width=80", "width=80％", "width=0.5cm",
     "width=21cm", "width=7.25cm", "width=7 cm", "width=7mm",
     "width=８０%", "width=80.5%", "width=99999%", "height=80%", "width=80%}{width=80%", ".wide"],
)  # fmt: skip
def test_a_width_that_is_none_is_refused_with_its_line(wrong: str) -> None:
    with pytest.raises(BulletinError, match="不是宽度") as caught:
        parse(f"前文\n\n![图](a.png){{{wrong}}}", "01.md", 6)
    assert (caught.value.file, caught.value.line) == ("01.md", 8)
    assert "{width=80%}" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n| 3 |", "有 1 格，表头有 2 格", 4),
        ("| 甲 | 乙 |\n| --- |", "有 1 格，表头有 2 格", 2),
        ("| 甲 |\n| --- |\n| `乙` |", "代码", 3),
        ("表1　**甲**\n| 甲 |\n| --- |", "表题不能加粗", 1),
    ],
)
def test_a_faulty_table_is_refused_with_the_faulty_line(text: str, message: str, line: int) -> None:
    with pytest.raises(BulletinError, match=message) as caught:
        parse(text, "01.md")
    assert caught.value.line == line
