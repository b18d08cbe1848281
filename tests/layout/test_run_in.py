"""Run-in headings: the sentence after 一、 and （一） in the face of a heading, by the template."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from bulletin_cli.content.article import Article
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import Run, StyledParagraph
from bulletin_cli.layout.pages import Pages
from bulletin_cli.layout.run_in import with_run_in_heading
from bulletin_cli.serve.html import page_html
from bulletin_cli.writers.docx import write
from tests.composed import ISSUE, PERIODICAL, template

LONG = "一、加强组织领导，压实工作责任，确保各项部署落到实处、见到实效。各单位要落实责任。"


def pages(text: str, *, runs_in: bool = True) -> Pages:
    article = Article("01.md", ("题",), parse(text, "01.md"))
    used = replace(template("gbt9704"), runs_in=runs_in)
    return set_issue(replace(ISSUE, articles=(article,)), used, PERIODICAL)


def faces(text: str) -> list[tuple[str, str]]:
    """Return text and face of the runs of a paragraph that says `text`."""
    return [(run.text, run.face) for run in with_run_in_heading((Run(text),))]


@pytest.mark.parametrize(
    ("text", "head", "style"),
    [
        ("一、加强领导。各单位要落实。", "一、加强领导。", "heading1"),
        ("十二、加强领导。各单位要落实。", "十二、加强领导。", "heading1"),
        ("（一）明确分工。列出清单。", "（一）明确分工。", "heading2"),
    ],
)
def test_the_first_sentence_is_in_the_face_of_its_heading(text: str, head: str, style: str) -> None:
    assert faces(text) == [(head, style), (text.removeprefix(head), "")]


@pytest.mark.parametrize(
    "text",
    ["一、加强领导。", "一是加强领导。各单位要落实。", "1.加强领导。各单位要落实。",
     "各单位：一、甲。乙。", "一、" + "很" * 41 + "长。各单位。", "一、是什么？各单位要落实。"],
)  # fmt: skip
def test_what_runs_into_nothing_is_no_heading(text: str) -> None:
    assert faces(text) == [(text, "")]


def test_what_is_bold_in_it_stays_bold() -> None:
    runs = with_run_in_heading((Run("一、加"), Run("强。各", bold=True), Run("单位。")))
    assert [(run.text, run.bold, run.face) for run in runs] == [
        ("一、加", False, "heading1"), ("强。", True, "heading1"), ("各", True, ""),
        ("单位。", False, ""),
    ]  # fmt: skip


def test_without_the_switch_nothing_is_set_otherwise() -> None:
    found = [each for each in pages(LONG, runs_in=False).document.body if LONG in each.text]  # type: ignore[union-attr]
    assert [run.face for each in found if isinstance(each, StyledParagraph) for run in each.runs] \
        == [""]  # fmt: skip


def test_the_lines_know_how_much_of_them_is_heading_and_stand_where_they_stood() -> None:
    lines = [each for page in pages(LONG).pages for each in page.lines if each.style == "body"]
    plain = [
        each
        for page in pages(LONG, runs_in=False).pages
        for each in page.lines
        if each.style == "body"
    ]
    assert [each.text for each in lines] == [each.text for each in plain]
    assert [each.place() for each in lines] == [each.place() for each in plain]
    parts = [(key, part.text) for each in lines for key, part in each.faces()]
    head = "".join(text for key, text in parts if key == "heading1")
    assert head + "".join(text for key, text in parts if key == "body") == LONG
    assert head == LONG[: LONG.index("。") + 1]
    for each in lines:
        edge = each.left
        for _, part in each.faces():
            assert part.left == pytest.approx(edge)
            edge += part.width


def test_word_and_the_browser_get_the_face() -> None:
    found = pages(LONG)
    with zipfile.ZipFile(io.BytesIO(write(found.document))) as package:
        text = package.read("word/document.xml").decode()
    assert text.count('w:eastAsia="黑体"') == 1
    html = page_html(found.pages[0], found, (), ())
    assert 'data-style="font-family:&quot;黑体&quot;' in html
