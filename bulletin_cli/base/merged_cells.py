"""Cells of a table that are made one: what they cover, and what is left of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from bulletin_cli.base.record import record, replace

CellPlace: TypeAlias = tuple[int, int]  # row and column of a cell


@record
class MergedCell:
    """Neighbouring cells made one: the place of the upper left one, and how many they are.

    That one holds the words; a table has the others as cells without any.
    """

    row: int
    column: int
    height: int = 1
    width: int = 1

    @property
    def places(self) -> Iterator[CellPlace]:
        """The cells that it is made of, row by row."""
        for row in range(self.row, self.row + self.height):
            for column in range(self.column, self.column + self.width):
                yield row, column


class ShownCell(NamedTuple):
    """A cell as a row shows it; `goes_on` says that it began in a row above."""

    column: int
    width: int = 1
    goes_on: bool = False


def places_in(merged: Iterable[MergedCell]) -> Mapping[CellPlace, MergedCell]:
    """Return all places that merged cells are made of."""
    return {place: cell for cell in merged for place in cell.places}


def shown_cells(
    places: Mapping[CellPlace, MergedCell], row: int, columns: int
) -> Iterator[ShownCell]:
    """Yield the cells of a row of so many columns, from left to right."""
    column = 0
    while column < columns:
        cell = places.get((row, column))
        yield ShownCell(column, cell.width, row > cell.row) if cell else ShownCell(column)
        column += cell.width if cell else 1


def cut_below(merged: Iterable[MergedCell], row: int) -> tuple[MergedCell, ...]:
    """Return the cells, those that reach across the upper edge of `row` without what is below."""
    cut = (
        replace(each, height=row - each.row) if each.row < row < each.row + each.height else each
        for each in merged
    )
    return tuple(each for each in cut if each.height > 1 or each.width > 1)


def keep_rows(merged: Iterable[MergedCell], kept: Sequence[int]) -> tuple[MergedCell, ...]:
    """Return the cells of a table of which only these rows, from top to bottom, are left."""
    found = []
    for each in merged:
        first = bisect_left(kept, each.row)
        height = bisect_left(kept, each.row + each.height) - first
        if height and (height > 1 or each.width > 1):
            found.append(replace(each, row=first, height=height))
    return tuple(found)
