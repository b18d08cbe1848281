"""Paragraphs made one by a cell, a frame, or soft breaks."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from bulletin_cli.content.article import Article, Block
from bulletin_cli.content.markdown import dump, parse
from bulletin_cli.incoming.revised.merge import merge_returned
from bulletin_cli.incoming.revised.paragraphs import returned_paragraphs
from bulletin_cli.incoming.word.document import read_word
from bulletin_cli.layout.marks import document_bookmarks
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.writers.docx import write
from tests.composed import ISSUE, composed
from tests.incoming.revised.hand import Hand

TABLE = "| 片区 | 网点 | 隐患 |\n| --- | --- | --- |\n| 东片 | 15 | 6 |\n"
BODY = f"前面的一段说明情况。\n\n中间的一段列出做法。\n\n{TABLE}\n最后的一段。\n"
ARTICLE = Article("01.md", ("题目",), parse(BODY, "01.md"))


def back(change: Callable[[Any], object]) -> tuple[str, list[str]]:
    """Return the article, and the kinds of edits, when its Word file is changed."""
    document = typeset(composed(replace(ISSUE, articles=(ARTICLE,), files=("01.md",)))).document
    file: Any = docx.Document(io.BytesIO(write(document)))
    change(file)
    stream = io.BytesIO()
    file.save(stream)
    theirs = returned_paragraphs(read_word(stream.getvalue(), "a.docx").blocks)
    marks = document_bookmarks(document)
    revision = merge_returned(marks, marks, (ARTICLE,), theirs).articles["01.md"]
    kinds = [str(each.kind) for each in revision.edits]
    return dump([each for each in revision.blocks if isinstance(each, Block)]), kinds


def test_words_of_merged_cells_do_not_run_into_each_other() -> None:
    def merge(file: Any) -> None:
        table = file.tables[-1]
        table.cell(1, 1).merge(table.cell(1, 2))  # as Word does: a paragraph each

    text, _ = back(merge)
    assert "| 东片 | 15 6 | < |" in text


@pytest.mark.parametrize("tracked", [False, True])
def test_paragraphs_of_a_cell_that_were_made_one_are_one(tracked: bool) -> None:
    def join(file: Any) -> None:
        cell = file.tables[-1].cell(1, 0)
        cell.add_paragraph("和西片")
        Hand(tracked=tracked).join(cell.paragraphs[0]._p, cell.paragraphs[1]._p)

    text, _ = back(join)
    assert "| 东片和西片 | 15 | 6 |" in text


def test_a_frame_round_some_paragraphs_makes_no_table_of_them() -> None:
    def frame(file: Any) -> None:
        first, second = (
            each._p for each in file.paragraphs if each.text.startswith(("前面", "中间"))
        )
        table = file.add_table(1, 1)._tbl
        first.addprevious(table)
        cell = table.find(f".//{qn('w:tc')}")
        cell.remove(cell.find(qn("w:p")))
        cell.extend([first, second])

    assert back(frame) == (BODY, [])


def test_a_table_that_was_moved_is_not_shown_as_cut_down_to_its_first_cell() -> None:
    two = (ARTICLE, replace(ARTICLE, file="02.md", title=("另一题",), blocks=parse("另一篇。", "")))
    document = typeset(composed(replace(ISSUE, articles=two, files=("01.md", "02.md")))).document
    theirs = list(returned_paragraphs(read_word(write(document), "a.docx").blocks))
    cells = [each for each in theirs if each.cell and each.text in TABLE]
    rest = [each for each in theirs if each not in cells]
    at = next(n for n, each in enumerate(rest) if each.text == "另一篇。") + 1
    marks = document_bookmarks(document)
    revision = merge_returned(marks, marks, two, [*rest[:at], *cells, *rest[at:]])
    (edit,) = [each for each in revision.articles["02.md"].edits if each.kind == "moved"]
    assert edit.before == edit.after


@pytest.mark.parametrize(("new", "kinds"), [("中间", []), ("新近中间", ["merged"])])
def test_soft_breaks_for_the_ends_of_paragraphs_are_no_change(new: str, kinds: list[str]) -> None:
    def join(file: Any) -> None:
        first, second = (each for each in file.paragraphs if each.text.startswith(("前面", "中间")))
        second.runs[0].text = second.runs[0].text.replace("中间", new)
        first.add_run().add_break()
        first._p.extend(second._p[1:])
        second._p.getparent().remove(second._p)

    assert back(join) == (BODY.replace("中间", new), kinds)


def test_a_column_deleted_by_tracked_changes_is_gone() -> None:
    def delete(file: Any) -> None:
        hand = Hand(tracked=True)
        for row in file.tables[-1].rows:
            hand.retype(row.cells[1].paragraphs[0]._p, 0, len(row.cells[1].text), "")

    text, _ = back(delete)
    assert "| 片区 | 隐患 |\n| --- | --- |\n| 东片 | 6 |" in text
