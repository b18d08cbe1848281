"""The merged cells of a table in WordprocessingML: gridSpan, vMerge, and the old hMerge."""

from __future__ import annotations

from typing import Any

from bulletin_cli.base.merged_cells import MergedCell
from bulletin_cli.base.record import replace
from bulletin_cli.incoming.word.xml import W


class Merging:
    """Collects the cells of a table, as they come, into those that are merged."""

    def __init__(self) -> None:
        self._cells: list[MergedCell] = []
        self._last: dict[int, int] = {}  # the newest cell of each column, by its place in _cells

    def add(self, cell: Any, row: int, column: int, width: int) -> None:
        """Take the next cell, which takes so many columns."""
        above = self._last.get(column)
        left = len(self._cells) - 1
        if above is not None and self._goes_on_below(cell, above, row, width):
            one = self._cells[above]
            self._cells[above] = replace(one, height=row - one.row + 1)
        elif _goes_on(cell, "hMerge") and column and self._cells[left].row == row:
            one = self._cells[left]
            self._cells[left] = replace(one, width=one.width + width)
        else:
            self._last[column] = len(self._cells)
            self._cells.append(MergedCell(row, column, 1, width))

    def merged(self) -> tuple[MergedCell, ...]:
        """Return the cells that are more than one, row by row."""
        found = (each for each in self._cells if each.height > 1 or each.width > 1)
        return tuple(sorted(found, key=lambda each: (each.row, each.column)))

    def _goes_on_below(self, cell: Any, above: int, row: int, width: int) -> bool:
        one = self._cells[above]
        return _goes_on(cell, "vMerge") and one.width == width and one.row + one.height == row


def is_covered(cell: Any) -> bool:
    """Return whether another cell is spread over this one, so that Word shows nothing of it."""
    return _goes_on(cell, "vMerge") or _goes_on(cell, "hMerge")


def _goes_on(cell: Any, name: str) -> bool:
    mark = cell.find(f"{W}tcPr/{W}{name}")
    return mark is not None and mark.get(f"{W}val", "continue") == "continue"
