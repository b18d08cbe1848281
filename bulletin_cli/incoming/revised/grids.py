"""Cells as text, for somebody to read and to be compared: a row a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.layout.marks import Bookmark


def rows_of_cells(cells: Sequence[ReturnedParagraph]) -> str:
    """Return the text of returned cells."""
    return _rows(((each.cell.row, each.cell.column), each.text) for each in cells if each.cell)


def rows_of_marks(marks: Sequence[Bookmark]) -> str:
    """Return the text of a table as rendered, without its caption."""
    return _rows(((each.row, each.column), each.text) for each in marks if each.row >= 0)


def _rows(cells: Iterable[tuple[tuple[int, int], str]]) -> str:
    """Return cells as text; empty cells are left out, as the manifest does."""
    rows: dict[int, list[str]] = defaultdict(list)
    for (row, _), text in sorted(cells):
        rows[row].append(text)
    return "\n".join(" | ".join(row) for row in rows.values())
