"""A file with landscape pages comes back, and is imported, as it was sent out."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT

from bulletin_cli.content.article import Article, Block, Table, plain
from bulletin_cli.content.markdown import dump, parse
from bulletin_cli.incoming.back_issues import read_old, template_facts
from bulletin_cli.incoming.back_issues.word_source import read_word_source
from bulletin_cli.incoming.draft import read_draft
from bulletin_cli.incoming.given_title import GivenTitle
from bulletin_cli.incoming.revised.edits import RevisedArticle
from bulletin_cli.incoming.revised.merge import merge_returned
from bulletin_cli.incoming.revised.paragraphs import returned_paragraphs
from bulletin_cli.incoming.word.document import read_word
from bulletin_cli.layout.marks import document_bookmarks
from bulletin_cli.writers.docx import write
from tests import samples
from tests.composed import template
from tests.drafts import LONG, MORE
from tests.turned import NOTE, pages_of, wide

BODY = f"{LONG}\n\n{wide(3)}{NOTE}{MORE}\n\n{wide(2)}末段，请各单位认真落实。\n"
BLOCKS = parse(BODY, "01.md")


def returned(change: Callable[[Any], None]) -> RevisedArticle:
    """Return what comes back of the first article after `change` to its first wide table."""
    document = pages_of(BODY).document
    file = docx.Document(io.BytesIO(write(document)))
    change(file.tables[0])
    stream = io.BytesIO()
    file.save(stream)
    marks = document_bookmarks(document)
    articles = (Article("01.md", ("题目",), BLOCKS), samples.issue().articles[1])
    back = returned_paragraphs(read_word(stream.getvalue(), "a.docx").blocks)
    return merge_returned(marks, marks, articles, back).articles["01.md"]


def test_sections_between_paragraphs_change_nothing() -> None:
    revision = returned(lambda table: None)
    assert (revision.blocks, revision.edits) == (BLOCKS, ())


def test_a_table_with_another_word_in_it_still_asks_for_its_landscape_page() -> None:
    def change(table: Any) -> None:
        first, *others = table.cell(1, 0).paragraphs[0].runs
        first.text = "改了"
        for each in others:
            each.text = ""

    revision = returned(change)
    (table, other) = (each for each in revision.blocks if isinstance(each, Table))
    assert [plain(cell) for cell in table.rows[1][:2]] == ["改了", "1001"]
    assert (table.caption, table.landscape) == ("表1　各单位情况", True)
    assert other.landscape


def test_an_imported_issue_has_all_of_it_and_nothing_else() -> None:
    looks, office = template("shanghai-post"), samples.periodical()
    old = read_old(
        read_word_source(write(pages_of(BODY).document), "a.docx"), template_facts(looks, office)
    )
    assert old.articles[0].blocks == BLOCKS


def drafted(caption: str, section: WD_ORIENT) -> tuple[Block, ...]:
    """Return the blocks of a contributor's file with a table in a section of its own."""
    document: Any = docx.Document()
    document.add_paragraph("示例区召开工作会议", style="Title")
    document.add_paragraph(LONG)
    own = document.add_section()
    sheet = sorted((own.page_width, own.page_height), reverse=section == WD_ORIENT.LANDSCAPE)
    own.orientation, (own.page_width, own.page_height) = section, sheet
    if caption:
        document.add_paragraph(caption)
    table = document.add_table(rows=2, cols=2)
    for row, texts in enumerate((("单位", "人数"), ("甲局", "3"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    upright = document.add_section()
    upright.page_width, upright.page_height = sorted((own.page_width, own.page_height))
    document.add_paragraph(MORE)
    stream = io.BytesIO()
    document.save(stream)
    word = read_word(stream.getvalue(), "来稿.docx")
    (made,) = read_draft(word, "来稿.docx", {}, GivenTitle(("示例区召开工作会议",)))
    return made.article.blocks


@pytest.mark.parametrize(
    ("caption", "section", "landscape"),
    [
        ("表1　各局人数", WD_ORIENT.LANDSCAPE, True),
        ("表1　各局人数", WD_ORIENT.PORTRAIT, False),
        ("", WD_ORIENT.LANDSCAPE, False),  # nothing is there that could ask for it
    ],
)
def test_a_contributors_table_on_a_landscape_page_asks_for_one(
    caption: str, section: WD_ORIENT, landscape: bool
) -> None:
    blocks = drafted(caption, section)
    (table,) = (each for each in blocks if isinstance(each, Table))
    assert (table.caption, table.landscape) == (caption, landscape)
    assert parse(dump(blocks), "01.md") == blocks
