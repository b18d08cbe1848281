"""Pipe tables: merged cells, header rows, widths, figures point under point."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.merged_cells import (
    MergedCell,
    ShownCell,
    cut_below,
    keep_rows,
    places_in,
    shown_cells,
)
from bulletin_cli.content.article import Alignment, Span, Table, plain
from bulletin_cli.content.markdown import dump, parse

ALIGNMENTS: tuple[Alignment, ...] = ("", "left", "center", "right", "decimal")
WORDS = ("<", "^", "-", "---", "--.--", "", "甲", "<<", "\\<", "| ^", "--- {width=30%}")
TWO_ROWS = """\
| 单位 | 人数 | < | 备注 |
| ^ | 男 | 女 | ^ |
| --- | ---: | --.-- | --- {width=30%} |
| 甲局 | 3 | 2.5 | 无 |
| 合计 | < | 5.5 | ^ |
"""


def _table(text: str) -> Table:
    (block,) = parse(text, "01.md")
    assert isinstance(block, Table)
    return block


@st.composite
def merged_tables(draw: st.DrawFn) -> Table:
    """A table cut into rectangles, none of them across the lower edge of its header."""
    columns, header = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    height = header + draw(st.integers(0, 3))
    merged: list[MergedCell] = []
    taken: set[tuple[int, int]] = set()
    for row in range(height):
        for column in range(columns):
            most = (header if row < header else height) - row
            cell = MergedCell(
                row, column, draw(st.integers(1, most)), draw(st.integers(1, columns - column))
            )
            if (
                cell.height * cell.width > 1
                and taken.isdisjoint(cell.places)
                and draw(st.booleans())
            ):
                merged.append(cell)
                taken.update(cell.places)
    hidden = taken - {(each.row, each.column) for each in merged}
    rows = tuple(
        tuple(
            (Span(text),)
            if (row, column) not in hidden and (text := draw(st.sampled_from(WORDS)))
            else ()
            for column in range(columns)
        )
        for row in range(height)
    )
    alignments = tuple(draw(st.sampled_from(ALIGNMENTS)) for _ in range(columns))
    widths = tuple(draw(st.sampled_from((0, 3, 25))) for _ in range(columns))
    return Table(rows, alignments, "", 0, header, tuple(merged), widths if any(widths) else ())


@given(merged_tables())
def test_a_table_of_any_shape_survives_being_written_and_read(table: Table) -> None:
    assert parse(dump((table,)), "a.md") == (table,)


def test_two_header_rows_merged_cells_and_widths_are_read() -> None:
    table = _table(TWO_ROWS)
    assert table.header == 2
    assert table.merged == (
        MergedCell(0, 0, 2, 1), MergedCell(0, 1, 1, 2), MergedCell(0, 3, 2, 1),
        MergedCell(2, 3, 2, 1), MergedCell(3, 0, 1, 2),
    )  # fmt: skip
    assert table.widths == (0, 0, 0, 30)
    assert table.alignments == ("", "right", "decimal", "")
    assert [plain(cell) for cell in table.rows[1]] == ["", "男", "女", ""]
    assert dump((table,)) == TWO_ROWS


def test_the_signs_themselves_are_written_with_a_backslash() -> None:
    table = _table("| \\< | \\^ | <= | ^^ |\n| --- | --- | --- | --- |")
    assert [plain(cell) for cell in table.rows[0]] == ["<", "^", "<=", "^^"]
    assert table.merged == ()


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("| < | 甲 |\n| --- | --- |", "这一格的 < 左边没有格子", 1),
        ("| 甲 | ^ |\n| --- | --- |", "这一格的 ^ 上面没有格子", 1),
        ("| 甲 |\n| --- |\n| ^ |", "表头的格子和分隔行下面的并在了一起", 1),
        ("| 甲 | 乙 |\n| - | - |\n| 丙 | < |\n| ^ | 丁 |", "并在一起的格子不是长方形", 3),
        ("| 甲 |\n| --- {30%} |", "不认识的列宽：{30%}", 2),
        ("| 甲 |\n| --- {width=2%} |", "不认识的列宽", 2),
        ("| 甲 | 乙 |\n| --- {width=98%} | --- |", "列宽合计 98%，排不下", 2),
        ("| 甲 |\n| 乙 |\n| 丙 |\n| 丁 |\n| --- |", "表格没有分隔行", 1),
    ],
)
def test_what_no_table_can_be_is_refused_with_its_line(text: str, message: str, line: int) -> None:
    with pytest.raises(BulletinError, match=re.escape(message)) as caught:
        parse(text, "01.md")
    assert caught.value.line == line


def test_what_is_below_a_row_is_cut_off_merged_cells() -> None:
    merged = (MergedCell(0, 0, 3), MergedCell(0, 1, 2, 2), MergedCell(1, 3, 2))
    assert cut_below(merged, 1) == (MergedCell(0, 1, 1, 2), MergedCell(1, 3, 2))


def test_merged_cells_move_up_where_rows_are_left_out() -> None:
    merged = (MergedCell(0, 0, 2), MergedCell(2, 0, 3, 2), MergedCell(2, 2, 2))
    assert keep_rows(merged, [1, 3, 4]) == (MergedCell(1, 0, 2, 2),)


def test_a_row_shows_what_it_covers_from_above() -> None:
    cells = list(shown_cells(places_in((MergedCell(0, 1, 2, 2),)), 1, 4))
    assert cells == [ShownCell(0), ShownCell(1, 2, goes_on=True), ShownCell(3)]
