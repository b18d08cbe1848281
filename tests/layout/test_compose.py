"""Where content and looks meet: the order of blocks and the switches."""

from __future__ import annotations

import dataclasses
import sys
from dataclasses import replace
from datetime import date

import pytest

from bulletin_cli.content.issue import Periodical
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import compose
from bulletin_cli.layout.document import PAGE_NUMBER, Document, StyledParagraph
from bulletin_cli.layout.paragraphs import paragraphs_of
from bulletin_cli.layout.properties import DocumentProperties
from bulletin_cli.layout.template import FACTS
from tests import samples
from tests.composed import ISSUE, SECOND, TEMPLATES, composed, outline, template


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


@pytest.mark.parametrize(("caption", "styles"), [("表1　甲", ["table_caption"]), ("", [])])
def test_a_table_without_a_caption_has_none(caption: str, styles: list[str]) -> None:
    table = f"{caption}\n\n| 甲 |\n| --- |\n| 1 |\n"
    article = replace(ISSUE.articles[0], blocks=parse(table, "01.md"))
    blocks = composed(replace(ISSUE, articles=(article,))).body
    assert [
        each.style
        for each in blocks
        if isinstance(each, StyledParagraph) and each.source and each.source.block == 0
    ] == styles


def test_the_imprint_lists_the_receivers() -> None:
    assert outline(composed().imprint) == [
        "imprint 报：甲局\u2028乙局。",
        "imprint 送：丙处，丁处。",
    ]
    assert outline(composed(name="gbt9704").imprint) == [
        "imprint 报：甲局，乙局。",
        "imprint 送：丙处，丁处。",
        "issued_by 示例办公室\t2024年11月5日印发",
    ]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_tight_issue_leaves_out_blank_lines_and_nothing_else(name: str) -> None:
    usual, tight = composed(name=name), composed(replace(ISSUE, tight=True), name)
    assert outline(tight.body) == outline(usual.body)
    assert len(usual.body) - len(tight.body) == 1 + len(ISSUE.articles)
    assert tight.imprint == usual.imprint


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
        if isinstance(block, StyledParagraph)
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
    assert composed().properties == DocumentProperties(
        "示例行业党建工作简报2024年第35期（总第486期）", "工作简报", "示例办公室", "2024-35",
        date(2024, 11, 5),
    )  # fmt: skip


def heights(document: Document, blocks: tuple[StyledParagraph, ...]) -> float:
    """Return how high paragraphs stand whose every line is as long as written."""
    styles = document.styles
    return sum(
        (styles[each.style].line or 0) * (each.text.count("\u2028") + 1)
        + styles[each.style].before
        + styles[each.style].after
        for each in blocks
    )


SHANGHAI = Periodical(
    ("上海市邮政快递行业", "党建、文明创建工作简报"), ("上海市邮政管理局党建办、文明办",), "",
    report_to=("一" * 20,) * 4, copy_to=("二" * 24,),
)  # fmt: skip


def published() -> Document:
    issue = replace(ISSUE, articles=())
    return compose(issue, template("shanghai-post"), SHANGHAI)


def test_the_published_masthead_takes_twelve_pitches() -> None:
    document = published()
    paragraphs = tuple(each for each in document.body if isinstance(each, StyledParagraph))
    assert heights(document, paragraphs) == 12 * 28


def test_the_published_nameplate_fits_on_its_lines() -> None:
    document = published()
    for block in document.body:
        if isinstance(block, StyledParagraph) and block.style.startswith("nameplate"):
            style = document.styles[block.style]
            assert len(block.text) * style.size <= document.page.text_width
            assert style.color == "FF0000"
    assert document.styles["nameplate"].size > document.styles["nameplate_first"].size


def test_the_published_imprint_leaves_room_for_its_rules_on_nine_pitches() -> None:
    document = published()
    rules = [each for each in paragraphs_of(document.imprint) if not each.text]
    assert [each.style for each in rules] == ["imprint_rule", "imprint_rule"]
    spare = document.page.text_height - 24 * 28
    assert heights(document, tuple(rules)) <= 28 + spare
    assert document.styles["imprint"].line == 28


def test_texts_may_name_exactly_what_compose_gives_them() -> None:
    compose_module = sys.modules[compose.__module__]
    facts = compose_module._facts(samples.issue(), samples.periodical(), {})
    assert tuple(facts["issue"]) == FACTS["issue"]
    assert tuple(compose_module._article_facts(samples.issue(), 0)) == FACTS["article"]
    assert {*FACTS["periodical"], "template", "fields"} == {
        "issuer",
        *(field.name for field in dataclasses.fields(samples.periodical())),
    }
