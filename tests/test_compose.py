"""Where content and looks meet: the order of blocks, the switches, and text that stays text."""

from __future__ import annotations

import dataclasses
import sys
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.article import Article, Block, Image, Span
from bulletin_cli.article import Paragraph as Text
from bulletin_cli.compose import compose
from bulletin_cli.document import (
    PAGE_NUMBER,
    Document,
    Paragraph,
    Picture,
    Properties,
    Run,
    Source,
    Table,
)
from bulletin_cli.markdown import parse
from bulletin_cli.model import Issue, IssueNumber, Periodical
from bulletin_cli.store.templates import load_template
from bulletin_cli.template import FACTS, Template
from tests import samples

TEMPLATES = ["gbt9704", "shanghai-post"]
PERIODICAL = Periodical(
    ("示例行业", "党建工作简报"),
    "示例办公室",
    "",
    report_to=("甲局", "乙局"),
    copy_to=("丙处", "丁处"),
)
FIRST = Article("01.md", ("示例区召开", "示例会议"), parse("甲文。\n\n一、乙", "", 6), unit="甲局")
SECOND = Article("02.md", ("第二篇",), parse("丙文。", "", 6))
ISSUE = Issue(
    IssueNumber(2024, 35, 486),
    date(2024, 11, 5),
    articles=(FIRST, SECOND),
    files=("01.md", "02.md"),
)


@cache
def template(name: str) -> Template:
    return load_template(name, Path("nowhere"))


def composed(issue: Issue = ISSUE, name: str = "shanghai-post") -> Document:
    return compose(issue, template(name), PERIODICAL)


def outline(blocks: tuple[Block | Paragraph | Picture | Table, ...]) -> list[str]:
    """Return `style text` of each paragraph that has text."""
    return [
        f"{each.style} {each.text}" for each in blocks if isinstance(each, Paragraph) and each.text
    ]


def body(text: str, images: dict[str, Image] | None = None) -> list[Paragraph | Picture | Table]:
    """Return the blocks that the body of one article gives."""
    article = Article("01.md", ("题",), parse(text, "01.md", 5))
    document = composed(replace(ISSUE, articles=(article,), images=images or {}))
    return [block for block in document.body if block.source and block.source.block >= 0]


def test_the_body_is_masthead_and_articles_in_order() -> None:
    assert outline(composed().body) == [
        "nameplate_first 示例行业",
        "nameplate 党建工作简报",
        "issue_label 2024年第35期（总第486期）",
        "issuer_date 示例办公室\t2024年11月5日",
        "headline 示例区召开\u2028示例会议",
        "body 甲文。",
        "heading1 一、乙",
        "headline 第二篇",
        "body 丙文。",
    ]


def test_the_imprint_lists_the_receivers() -> None:
    assert outline(composed().imprint) == [
        "imprint 报：甲局\u2028乙局。",
        "imprint 送：丙处，丁处。",
    ]
    assert outline(composed(name="gbt9704").imprint) == [
        "imprint 报：甲局，乙局。",
        "imprint 送：丙处，丁处。",
        "print_run 示例办公室　　2024年11月5日编印",
    ]


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_issue_may_add_receivers_and_a_print_run(name: str) -> None:
    texts = "".join(outline(composed(replace(ISSUE, print_run=120, also_to=("戊",)), name).imprint))
    assert "本期增发：戊。" in texts
    assert "共印120份" in texts
    assert "共印" not in "".join(outline(composed(name=name).imprint))


@pytest.mark.parametrize("name", TEMPLATES)
def test_contents_stand_before_the_articles_where_the_issue_asks(name: str) -> None:
    lines = outline(composed(replace(ISSUE, contents=True), name).body)
    start = lines.index("contents_title 要　目")
    assert lines[start + 1 : start + 3] == [
        "contents_entry 示例区召开示例会议\t",
        "contents_entry 第二篇\t",
    ]
    assert lines.index("headline 第二篇") > start + 2
    assert not [line for line in outline(composed(name=name).body) if line.startswith("contents")]


@pytest.mark.parametrize("name", TEMPLATES)
def test_units_stand_after_their_articles_where_the_issue_asks(name: str) -> None:
    lines = outline(composed(replace(ISSUE, units=True), name).body)
    assert lines.index("unit （甲局供稿）") == lines.index("heading1 一、乙") + 1
    assert len([line for line in lines if line.startswith("unit")]) == 1
    assert not [line for line in outline(composed(name=name).body) if line.startswith("unit")]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_section_is_named_once_for_the_articles_that_follow(name: str) -> None:
    sections = ["", "动态", "动态", "经验"]
    articles = tuple(
        replace(SECOND, section=each, title=(f"题{n}",)) for n, each in enumerate(sections)
    )
    lines = outline(composed(replace(ISSUE, articles=articles), name).body)
    assert [line for line in lines if line.startswith(("section", "headline"))] == [
        "headline 题0",
        "section 【动态】",
        "headline 题1",
        "headline 题2",
        "section 【经验】",
        "headline 题3",
    ]


@pytest.mark.parametrize("name", TEMPLATES)
def test_an_editors_note_stands_before_the_article(name: str) -> None:
    noted = replace(SECOND, editor_note="请参阅。")
    lines = outline(composed(replace(ISSUE, articles=(noted,)), name).body)
    assert lines.index("editor_note 编者按：请参阅。") < lines.index("body 丙文。")


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_block_of_an_article_knows_its_source(name: str) -> None:
    sources = [(block.source, block) for block in composed(name=name).body if block.source]
    named = {
        (source.article, source.block, source.line): block.text
        for source, block in sources
        if isinstance(block, Paragraph)
    }
    assert named == {
        ("01.md", -1, 1): "示例区召开\u2028示例会议",
        ("01.md", 0, 6): "甲文。",
        ("01.md", 1, 8): "一、乙",
        ("02.md", -1, 1): "第二篇",
        ("02.md", 0, 6): "丙文。",
    }


def test_the_page_number_has_its_place_in_both_footers() -> None:
    document = composed(name="gbt9704")
    assert outline(document.odd_footer) == [f"page_odd — {PAGE_NUMBER} —"]
    assert outline(document.even_footer) == [f"page_even — {PAGE_NUMBER} —"]
    plain = composed()
    assert outline(plain.odd_footer) == outline(plain.even_footer) == [f"page_number {PAGE_NUMBER}"]


def test_the_file_says_what_it_is() -> None:
    assert composed().properties == Properties(
        "示例行业党建工作简报2024年第35期（总第486期）", "工作简报", "示例办公室", "2024-35",
        date(2024, 11, 5),
    )  # fmt: skip


def test_weights_of_text_are_kept() -> None:
    assert body("甲**乙**丙") == [
        Paragraph("body", (Run("甲"), Run("乙", bold=True), Run("丙")), Source("01.md", 0, 5))
    ]


@pytest.mark.parametrize(
    ("size", "expected"),
    [((300, 150), (300, 150)), ((830.6, 100), (415.3, 50)), ((100, 2000), (24.43, 488.6))],
    ids=["as-it-is", "too-wide", "too-high"],
)
def test_a_picture_is_scaled_to_the_text(
    size: tuple[float, float], expected: tuple[float, float]
) -> None:
    picture, caption = body("![图1](a.png)", {"a.png": Image(b"", "png", *size)})
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height) == pytest.approx(expected, abs=0.1)
    assert (picture.alt, caption) == ("图1", Paragraph("caption", (Run("图1"),), picture.source))


def test_a_picture_without_caption_stands_alone() -> None:
    assert len(body("![](a.png)", {"a.png": Image(b"", "png", 9, 9)})) == 1


def test_a_table_has_its_caption_header_and_alignments() -> None:
    caption, table, note = body("表1　量\n| 甲 | 乙 |\n|:--|--:|\n| **1** |  |\n\n注：丙")
    assert isinstance(table, Table)
    assert [[(c.style, c.text, c.align) for c in row] for row in table.rows] == [
        [("table_head", "甲", "left"), ("table_head", "乙", "right")],
        [("table", "1", "left"), ("table", "", "right")],
    ]
    assert table.rows[1][0].runs == (Run("1", bold=True),)
    assert outline((caption, note)) == ["table_caption 表1　量", "note 注：丙"]


CELLS = st.text("上a，1", max_size=60)


@given(
    st.integers(1, 9).flatmap(lambda n: st.lists(st.tuples(*[CELLS] * n), min_size=1, max_size=4))
)
def test_a_tables_columns_add_up_to_the_text(rows: list[tuple[str, ...]]) -> None:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    (table,) = body("\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]))
    assert isinstance(table, Table)
    assert sum(table.widths) == pytest.approx(template("shanghai-post").page.text_width)
    assert min(table.widths) * 4 >= max(table.widths)


STRUCTURE = st.text(st.sampled_from("{}%#{{甲<>&'\"\\|[]=\t "), min_size=1, max_size=20)


@given(STRUCTURE.filter(str.strip), st.sampled_from(TEMPLATES))
def test_what_people_write_never_becomes_structure(text: str, name: str) -> None:
    plain, marked = (
        Article("1.md", (each,), (Text((Span(each),)),), each, each, each, None, each)
        for each in ("字", text)
    )
    switches = replace(ISSUE, contents=True, units=True, also_to=("字",))
    expected = composed(replace(switches, articles=(plain,)), name)
    found = composed(replace(switches, articles=(marked,), also_to=(text,)), name)
    for one, other in zip(expected.blocks, found.blocks, strict=True):
        assert isinstance(one, Paragraph)
        assert isinstance(other, Paragraph)
        assert one.style == other.style
        if "字" in one.text:
            assert text in other.text


def heights(document: Document, blocks: tuple[Paragraph, ...]) -> float:
    """Return how high paragraphs stand whose every line is as long as written."""
    styles = document.styles
    return sum(
        (styles[each.style].line or 0) * (each.text.count("\u2028") + 1)
        + styles[each.style].before
        + styles[each.style].after
        for each in blocks
    )


SHANGHAI = Periodical(
    ("上海市邮政快递行业", "党建、文明创建工作简报"), "上海市邮政管理局党建办、文明办", "",
    report_to=("一" * 20,) * 4, copy_to=("二" * 24,),
)  # fmt: skip


def published() -> Document:
    issue = replace(ISSUE, articles=())
    return compose(issue, template("shanghai-post"), SHANGHAI)


def test_the_published_masthead_takes_twelve_pitches() -> None:
    document = published()
    paragraphs = tuple(each for each in document.body if isinstance(each, Paragraph))
    assert heights(document, paragraphs) == 12 * 28


def test_the_published_nameplate_fits_on_its_lines() -> None:
    document = published()
    for block in document.body:
        if isinstance(block, Paragraph) and block.style.startswith("nameplate"):
            style = document.styles[block.style]
            assert len(block.text) * style.size <= document.page.text_width
            assert style.color == "FF0000"
    assert document.styles["nameplate"].size > document.styles["nameplate_first"].size


def test_the_published_imprint_leaves_room_for_its_rules_on_nine_pitches() -> None:
    document = published()
    rules = [each for each in document.imprint if not each.text]
    assert [each.style for each in rules] == ["imprint_rule", "imprint_rule"]
    spare = document.page.text_height - 24 * 28
    assert heights(document, tuple(rules)) <= 28 + spare
    assert document.styles["imprint"].line == 28


def test_texts_may_name_exactly_what_compose_gives_them() -> None:
    compose_module = sys.modules[compose.__module__]
    facts = compose_module._facts(samples.issue(), samples.periodical())
    assert tuple(facts["issue"]) == FACTS["issue"]
    assert tuple(compose_module._article_facts(samples.issue().articles[0])) == FACTS["article"]
    assert {*FACTS["periodical"], "template"} == {
        field.name for field in dataclasses.fields(samples.periodical())
    }
