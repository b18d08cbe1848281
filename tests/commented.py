"""An issue whose findings are Word comments, and what reads them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import docx
from docx.oxml.ns import qn

from bulletin_cli.content.article_text import parse_article
from bulletin_cli.content.issue import Issue
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import Comment, Document, StyledParagraph, StyledTable
from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Finding, Fix, Place
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reports.docx_comments import add_comments
from bulletin_cli.proof.texts import read_article
from bulletin_cli.store.templates import load_template
from tests import samples

Read = list[tuple[str, str]]
FILE = "issues/2024-36/articles/01.md"
FRONT = """+++
title = ["示例区召开", "示例工作会"]
unit = "示例区局"
editor_note = "这是编者按。"
+++

"""


@cache
def issue() -> Issue:
    """Return the issue with everything, its first article read from a file."""
    whole = samples.issue()
    first = parse_article(FRONT + samples.BODY, "01.md", FILE)
    return replace(whole, articles=(first, *whole.articles[1:]))


@cache
def document(template: str = "shanghai-post", *, units: bool = True) -> Document:
    looks = load_template(template, samples.ROOT)
    return set_issue(replace(issue(), units=units), looks, samples.periodical(template)).document


@cache
def texts() -> tuple[Text, ...]:
    return tuple(
        read_article(each, f"issues/2024-36/articles/{each.file}") for each in issue().articles
    )


def paragraph(words: str) -> LogicalParagraph:
    (found,) = [each for each in texts()[0].paragraphs if words in each.text]
    return found


def finding(words: str, *, within: str = "", message: str = "有误") -> Finding:
    """Return a finding at `words` of the first article's paragraph that has `within`."""
    of = paragraph(within or words)
    start = of.text.index(words)
    place = of.place(start, start + len(words))
    return Finding("PUN001", "error", message, place, Fix("改后", True))


def set_with(findings: Sequence[Finding], template: str = "shanghai-post") -> Document:
    return add_comments(document(template), texts(), findings)


def placed_comments(document: Document) -> Iterator[tuple[str, Comment]]:
    """Yield each comment with the text it is about."""
    for block in document.body:
        rows = block.rows if isinstance(block, StyledTable) else ((block,),)
        for each in (cell for row in rows for cell in row):
            if isinstance(each, StyledParagraph):
                yield from (
                    (each.text[comment.start : comment.end], comment) for comment in each.comments
                )


def about(*findings: Finding, template: str = "shanghai-post") -> list[str]:
    return [text for text, _ in placed_comments(set_with(findings, template))]


def read_comments(data: bytes) -> Read:
    """Return what python-docx reads: the characters a comment is about, and its text."""
    document = docx.Document(io.BytesIO(data))
    about: dict[str, str] = {}
    begun: set[str] = set()
    for each in document.element.body.iter():
        if each.tag == qn("w:commentRangeStart"):
            begun.add(each.get(qn("w:id")))
        elif each.tag == qn("w:commentRangeEnd"):
            begun.remove(each.get(qn("w:id")))
        elif each.tag in (qn("w:t"), qn("w:delText")):
            about |= {number: about.get(number, "") + (each.text or "") for number in begun}
    return [(about.get(str(each.comment_id), ""), each.text) for each in document.comments]


EVERYWHERE = [
    ("示例区召开示例工作会", "召开示例"),  # over the two lines of the title
    ("示例区召开示例工作会", "示例工作会"),
    ("这是编者按", "编者按"),
    ("为做好", "“三项制度”"),
    ("为做好", "为做好"),
    ("为做好", "AED 使用情况…"),
    ("一、总体", "总体"),
    ("学习重点", "习重点内"),  # bold begins within
    ("图1", "示例图"),
    ("表1", "各区"),
    ("甲区", "甲区"),
    ("较好", "较好，需要"),
    ("注：", "数据"),
]


def every() -> Document:
    """Return the issue with findings that overlap, nest, touch and repeat."""
    places = [finding(words, within=within) for within, words in EVERYWHERE]
    again = [finding("好示例工作，11月", within="为做好"), finding("做好", within="为做好")]
    top = Finding("ISS001", "info", "<没有> & “空”", Place("bulletin.toml"))
    return set_with([*places, *again, *places, top])
