"""Merged cells in a returned file: words changed in them, cells merged and parted."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from bulletin_cli.base.merged_cells import MergedCell
from bulletin_cli.content.article import Article, Block, Table
from bulletin_cli.content.markdown import dump, parse
from bulletin_cli.incoming.revised.edits import Conflict, Revision
from bulletin_cli.incoming.revised.merge import merge_returned
from bulletin_cli.incoming.revised.paragraphs import returned_paragraphs
from bulletin_cli.incoming.word.document import read_word
from bulletin_cli.layout.marks import document_bookmarks
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.writers.docx import write
from tests import samples
from tests.composed import composed

BODY = """前面的一段。

| 单位 | 人数 | < | 备注 |
| ^ | 男 | 女 | ^ |
| --- | ---: | --.-- | --- {width=30%} |
| 甲局 | 3 | 2.5 | 无 |
| 乙局 | 4 | 5 | ^ |
| | | | |
| 合计 | < | 7.5 | 有 |

后面的一段。
"""
ARTICLE = Article("01.md", ("题目",), parse(BODY, "01.md"))


def edited(change: Callable[[Any], None]) -> bytes:
    """Return the rendered file as python-docx saves it after `change` to its table."""
    document = docx.Document(io.BytesIO(write(typeset(composed(issue(ARTICLE))).document)))
    change(document.tables[0])
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def issue(article: Article) -> Any:
    return replace(samples.issue(), articles=(article,), files=("01.md",))


def returned(data: bytes, now: Article = ARTICLE) -> Revision:
    base = document_bookmarks(typeset(composed(issue(ARTICLE))).document)
    ours = document_bookmarks(composed(issue(now)))
    return merge_returned(base, ours, (now,), returned_paragraphs(read_word(data, "a.docx").blocks))


def taken_twice(change: Callable[[Any], None]) -> tuple[Table, list[str]]:
    """Return the table that a change makes, and the advice; the second time nothing is told."""
    data = edited(change)
    first = returned(data).articles["01.md"]
    again = returned(data, replace(ARTICLE, blocks=blocks_of(first.blocks))).articles["01.md"]
    assert (again.blocks, again.edits) == (first.blocks, ())
    (table,) = (each for each in first.blocks if isinstance(each, Table))
    return table, [each.advice for each in first.edits]


def blocks_of(blocks: tuple[Block | Conflict, ...]) -> tuple[Block, ...]:
    assert not any(isinstance(each, Conflict) for each in blocks)
    text = dump([each for each in blocks if not isinstance(each, Conflict)])
    return parse(text, "01.md")


def test_a_table_that_nobody_touched_stays_as_it_is() -> None:
    revision = returned(edited(lambda table: None)).articles["01.md"]
    assert (revision.blocks, revision.edits) == (ARTICLE.blocks, ())


@pytest.mark.parametrize("place", [(0, 0), (0, 1), (1, 1), (2, 3), (3, 0), (5, 0)])
def test_a_word_typed_in_any_cell_is_taken_and_the_shape_stays(place: tuple[int, int]) -> None:
    def change(table: Any) -> None:
        table.cell(*place).paragraphs[0].runs[0].text = "改了"

    table, advice = taken_twice(change)
    original = ARTICLE.blocks[1]
    assert isinstance(original, Table)
    assert advice == [""]
    assert table.merged == (*original.merged[:4], MergedCell(4, 0, 1, 2))  # the empty row is gone
    assert (table.header, table.widths, table.alignments) == (
        original.header, original.widths, original.alignments,
    )  # fmt: skip
    assert "改了" in dump([table])


def test_cells_that_somebody_merged_are_taken_and_told() -> None:
    table, advice = taken_twice(lambda table: table.cell(2, 0).merge(table.cell(3, 0)))
    assert MergedCell(2, 0, 2) in table.merged
    assert advice == ["合并的格子变了"]


def test_cells_that_somebody_parted_are_taken_and_told() -> None:
    def change(table: Any) -> None:
        for mark in list(table._tbl.iter(qn("w:vMerge")))[-2:]:
            mark.getparent().remove(mark)

    table, advice = taken_twice(change)
    assert MergedCell(2, 3, 2) not in table.merged
    assert advice == ["合并的格子变了"]


def test_a_row_taken_out_of_a_merged_cell_makes_it_lower() -> None:
    def change(table: Any) -> None:
        table._tbl.remove(table.rows[3]._tr)

    table, _ = taken_twice(change)
    assert len(table.rows) == 4
    assert MergedCell(2, 3, 2) not in table.merged
    assert MergedCell(3, 0, 1, 2) in table.merged


def test_a_cell_merged_with_one_of_the_header_ends_with_it() -> None:
    table, _ = taken_twice(lambda table: table.cell(1, 1).merge(table.cell(2, 1)))
    assert all(each.row + each.height <= 2 or each.row >= 2 for each in table.merged)
    assert parse(dump([table]), "01.md") == (table,)
