"""Tables of masthead and imprint on the way back: no article takes what stands in them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import docx
import pytest

from bulletin_cli.content.article import Article
from bulletin_cli.content.issue import Issue
from bulletin_cli.content.markdown import parse
from bulletin_cli.incoming.revised.edits import Revision
from bulletin_cli.incoming.revised.merge import merge_returned
from bulletin_cli.incoming.revised.paragraphs import returned_paragraphs
from bulletin_cli.incoming.revised.recognizing import stranger
from bulletin_cli.incoming.word.document import read_word
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import Document
from bulletin_cli.layout.marks import document_bookmarks
from bulletin_cli.layout.template import Template
from bulletin_cli.writers.docx import write
from tests import samples
from tests.rowed import ROWS, rowed

# An imprint whose first cell is empty, and a title in a cell beside its number.
EMPTY = ROWS.replace('"{{ issue.print_run }}份"', '""').replace('text = "报"', 'text = ""')
HEADED = ROWS.replace(
    'style = "headline"\ntext = "{{ article.title }}"',
    'style = "headline"\ncells = [["{{ article.number }}", "{{ article.title }}", ""]]',
)
ARTICLES = tuple(
    Article(
        f"0{n}.md", (f"第{n}篇讲了什么",), parse(f"第{n}篇说明了情况，各单位要落实。", f"0{n}.md")
    )
    for n in (1, 2)
)


def issue() -> Issue:
    files = tuple(each.file for each in ARTICLES)
    return replace(samples.issue(), articles=ARTICLES, files=files, fields={"签发人": "张三"})


@cache
def template(rows: str) -> Template:
    return rowed(rows)


@cache
def document(rows: str = ROWS) -> Document:
    return set_issue(issue(), template(rows), samples.periodical()).document


def revised(change: Callable[[Any], None], rows: str = ROWS, *, marked: bool = True) -> Revision:
    """Return what comes of the rendered file when `change` is made to it in Word."""
    made = document(rows)
    word = docx.Document(io.BytesIO(write(made)))
    change(word)
    data = io.BytesIO()
    word.save(data)
    back = returned_paragraphs(read_word(data.getvalue(), "a.docx").blocks)
    if not marked:
        back = tuple(replace(each, names=()) for each in back)
    marks = document_bookmarks(made)
    assert stranger("2024-36", marks, back, "a.docx", is_named=False) is None
    return merge_returned(marks, marks, ARTICLES, back)


def told(revision: Revision) -> list[tuple[str, str, str]]:
    edits = (edit for each in revision.articles.values() for edit in each.edits)
    return [(each.kind, each.before, each.after) for each in (*edits, *revision.others)]


def typed(table: int, row: int, column: int, text: str) -> Callable[[Any], None]:
    """Return a change that puts a text into a cell, in place of what it says."""

    def change(word: Any) -> None:
        paragraph = word.tables[table].cell(row, column).paragraphs[0]
        for run in paragraph.runs:
            run.text = ""
        paragraph.add_run(text)

    return change


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("rows", [ROWS, EMPTY, HEADED])
def test_what_was_not_changed_is_no_edit(rows: str, *, marked: bool) -> None:
    revision = revised(lambda _: None, rows, marked=marked)
    assert told(revision) == []
    assert [each.blocks for each in revision.articles.values()] == [a.blocks for a in ARTICLES]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ((1, 0, 1, "李三"), ("generated", "张三", "李三")),
        ((1, 0, 3, "内部"), ("unplaced", "", "内部")),
        ((-1, 0, 0, "主报"), ("generated", "报", "主报")),
        ((-1, 1, 3, "王五"), ("unplaced", "", "王五")),
    ],
)
def test_a_change_in_a_cell_is_told_and_put_into_no_article(
    cell: tuple[int, int, int, str], expected: tuple[str, str, str]
) -> None:
    revision = revised(typed(*cell))
    assert told(revision) == [expected]
    assert [each.blocks for each in revision.articles.values()] == [a.blocks for a in ARTICLES]


def test_what_is_typed_into_the_first_cell_of_an_imprint_goes_into_no_article() -> None:
    revision = revised(typed(-1, 0, 0, "报"), EMPTY)
    assert told(revision) == [("unplaced", "", "报")]
    assert revision.articles["02.md"].blocks == ARTICLES[1].blocks


def test_what_is_typed_beside_a_title_in_a_cell_goes_into_no_article() -> None:
    revision = revised(typed(2, 0, 2, "供稿"), HEADED)
    assert told(revision) == [("unplaced", "", "供稿")]
    assert revision.articles["01.md"].blocks == ARTICLES[0].blocks


def test_a_title_in_a_cell_is_edited_as_any_title() -> None:
    revision = revised(typed(2, 0, 1, "第1篇讲清了什么"), HEADED)
    assert revision.articles["01.md"].article.title == ("第1篇讲清了什么",)


def test_a_logo_that_was_taken_out_is_told() -> None:
    def change(word: Any) -> None:
        paragraph = word.tables[0].cell(0, 0).paragraphs[0]._p
        paragraph.getparent().remove(paragraph)
        word.tables[0].cell(0, 0).add_paragraph()

    assert told(revised(change)) == [("generated", "（图片）", "")]
