"""Findings as comments: on which characters they stand, and what they say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.layout.document import Run, StyledParagraph
from bulletin_cli.proof.finding import Finding, Fix, Place
from bulletin_cli.proof.reports.docx_comments import add_comments, article_part
from bulletin_cli.writers.docx import write
from tests import samples
from tests.commented import (
    EVERYWHERE,
    FILE,
    about,
    document,
    finding,
    paragraph,
    placed_comments,
    read_comments,
    set_with,
    texts,
)


@pytest.mark.parametrize("template", samples.TEMPLATES)
@pytest.mark.parametrize(("within", "words"), EVERYWHERE)
def test_a_finding_is_a_comment_on_exactly_its_characters(
    template: str, within: str, words: str
) -> None:
    found = about(finding(words, within=within), template=template)
    assert [each.replace("\u2028", "") for each in found] == [words]


@given(st.data(), st.sampled_from(samples.TEMPLATES))
def test_what_a_rule_finds_is_marked_in_the_set_text(data: st.DataObject, template: str) -> None:
    of = data.draw(st.sampled_from([each for text in texts() for each in text.paragraphs]))
    start = data.draw(st.integers(0, len(of.text) - 1))
    end = data.draw(st.integers(start + 1, len(of.text)))
    found = about(Finding("PUN001", "error", "有误", of.place(start, end)), template=template)
    assert [each.replace("\u2028", "") for each in found] == [of.text[start:end]]


@given(
    st.builds(
        Place,
        st.sampled_from([FILE, "issues/2024-36/articles/09.md", ""]),
        st.integers(0, 40),
        st.integers(0, 40),
        st.integers(0, 40),
        st.sampled_from(["", "示例", "注：数据为示例。", "没有"]),
        st.tuples(st.integers(0, 9), st.integers(0, 9)),
    )
)
def test_every_place_gets_one_comment_on_characters_that_there_are(place: Place) -> None:
    ((text, comment),) = placed_comments(set_with([Finding("PUN001", "error", "有误", place)]))
    assert text
    assert len(text) == comment.end - comment.start


def test_the_unit_is_marked_where_it_is_printed_and_not_in_the_title() -> None:
    unit = next(each for each in texts()[0].paragraphs if each.kind == "unit")
    found = Finding("PUN001", "error", "有误", unit.place(2, 4))
    ((text, _),) = placed_comments(set_with([found]))
    assert text == "区局"
    ((text, comment),) = placed_comments(add_comments(document(units=False), texts(), [found]))
    assert text == "示例区召开\u2028示例工作会"
    assert comment.lines[0] == f"{FILE} 第 3 行：有误"


def test_what_has_no_place_in_the_text_stands_at_its_title_or_on_top_and_names_its_file() -> None:
    places = [Place(FILE), Place("issues/2024-36/issue.toml", 3), Place("bulletin.toml")]
    found = list(
        placed_comments(set_with([Finding("ISS001", "info", "没有", each) for each in places]))
    )
    assert [(text, comment.lines) for text, comment in found] == [
        ("示例行业", ("issues/2024-36/issue.toml 第 3 行：没有", "提示　ISS001")),
        ("示例行业", ("bulletin.toml：没有", "提示　ISS001")),
        ("示例区召开\u2028示例工作会", (f"{FILE}：没有", "提示　ISS001")),
    ]


def test_a_line_without_a_column_is_its_whole_paragraph_and_a_set_line_its_words() -> None:
    line = paragraph("注：").line
    places = [
        Place(FILE, line),
        Place(FILE, line, 0, 0, "数据为", (0, 3)),
        Place(FILE, 1, 0, 0, "示例工作会", (0, 5)),  # a title's line, as typesetting knows it
        Place(FILE, line, 77, 78, "没有", (0, 2)),
        Place(FILE, paragraph("（1）").line, 0, 0, "容", (0, 1)),
    ]
    findings = [Finding("ISS009", "info", str(n), each) for n, each in enumerate(places)]
    found = {comment.lines[0]: text for text, comment in placed_comments(set_with(findings))}
    assert found == {
        "0": "注：数据为示例。",
        "1": "数据为",
        "2": "示例工作会",
        "3": "注：数据为示例。",
        "4": "容",
    }


def test_a_comment_says_message_cure_level_and_rule() -> None:
    found = [
        finding("数据"),
        replace(finding("数据"), fix=Fix("", False), level="warning"),
        replace(finding("数据"), fix=None, level="info", message="一\x00二"),
    ]
    assert [comment.lines for _, comment in placed_comments(set_with(found))] == [
        ("有误", "改为“改后”", "错误　PUN001"),
        ("有误", "删去", "警告　PUN001"),
        ("一�二", "提示　PUN001"),
    ]


def test_a_title_in_several_paragraphs_is_marked_as_far_as_the_first_goes() -> None:
    body = (
        replace(each, runs=(Run(part),))
        for each in document().body
        for part in getattr(each, "text", "").split("\u2028")
        if isinstance(each, StyledParagraph)
    )
    split = replace(document(), body=tuple(body))
    found = [
        finding(words, within="示例区召开示例工作会") for words in ("示例工作会", "召开示例工作")
    ]
    assert [text for text, _ in placed_comments(add_comments(split, texts(), found))] == [
        "召开",
        "示例工作会",
    ]


def test_a_document_without_a_paragraph_has_its_comments_all_the_same() -> None:
    top = Finding("ISS008", "warning", "没有稿件", Place("issue.toml"))
    bare = add_comments(replace(document(), body=(), imprint=()), (), [top])
    assert [(text, len(comment.lines)) for text, comment in placed_comments(bare)] == [("", 2)]
    assert read_comments(write(bare)) == [("", "issue.toml：没有稿件\n警告　ISS008")]


def test_an_article_alone_is_set_without_masthead_imprint_and_other_articles() -> None:
    alone = article_part(document(), "01.md")
    assert alone.imprint == ()
    assert {each.source and each.source.article for each in alone.body} == {"01.md"}
    top = Finding("ISS001", "info", "没有", Place("bulletin.toml"))
    ((text, _),) = placed_comments(add_comments(alone, texts(), [top]))
    assert text == "示例区召开\u2028示例工作会"
