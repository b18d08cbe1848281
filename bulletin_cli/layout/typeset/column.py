"""Where text flows: the text area of a page, or a column of it, while it fills."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from bulletin_cli.base.record import record, replace
from bulletin_cli.layout.pages import PageItem, Stroke
from bulletin_cli.layout.typeset.blocks import UnbreakableBlock

_HAIR = 1e-6  # points; sums of pitches are not exact


@record
class Area:
    """Where text flows: so many columns a page, from `top` to `bottom`.

    On its first page it begins at `begin`; on the page `limited` it ends at `limit`.
    """

    top: float
    bottom: float
    columns: int = 1
    begin: float | None = None
    limited: int = 0
    limit: float = 0.0

    def column(self, page: int, place: int) -> Column:
        """Return an empty column, the one at this place of this page of the area."""
        top = self.begin if page == 1 and self.begin is not None else self.top
        bottom = self.limit if page == self.limited else self.bottom
        return Column(top, bottom - top, page, place)

    def after(self, column: Column, *, new_page: bool = False) -> Column:
        """Return the column after this one."""
        if column.place + 1 == self.columns or new_page:
            return self.column(column.page + 1, 0)
        return self.column(column.page, column.place + 1)


class Column:
    """The text area of a page, or a column of it, while it fills; `used` of its `room` is taken.

    `after` is space below the last unit. Of two spaces that meet Word takes the larger one.
    """

    def __init__(self, top: float, room: float = inf, page: int = 1, place: int = 0) -> None:
        self.top = top
        self.room = room
        self.page = page
        self.place = place
        self.items: list[PageItem] = []
        self.used = 0.0
        self.after = 0.0
        self.empty = True
        self.turned = False  # on a landscape page
        self._closing: Stroke | None = None
        self._begun: list[int] = []  # where the backdrop of the last unit is among the items

    def add(self, unit: UnbreakableBlock) -> None:
        """Put a unit below what is there."""
        self.used += self._gap(unit)
        top = self.top + self.used
        if unit.backdrop or self._begun:
            self._paint(unit, top)
        self.items += [replace(item, top=item.top + top) for item in unit.items]
        self.used += unit.height
        self.after, self.empty = unit.after, False
        self._closing = unit.closing and replace(unit.closing, top=unit.closing.top + top)

    def _paint(self, unit: UnbreakableBlock, top: float) -> None:
        """Put the unit's backdrop at `top`: one with that of the unit above if it joins it."""
        begun = self._begun if unit.joins else []
        self._begun = begun[:] if unit.backdrop else []
        for number, stroke in enumerate(unit.backdrop):
            placed = replace(stroke, top=stroke.top + top)
            if begun:
                upper = self.items[begun[number]].top
                height = placed.top + placed.height - upper
                self.items[begun[number]] = replace(placed, top=upper, height=height)
            else:
                self._begun.append(len(self.items))
                self.items.append(placed)

    def add_all(self, chain: Sequence[UnbreakableBlock]) -> None:
        """Put the units of a chain below one another."""
        for unit in chain:
            self.add(unit)

    def open_with(self, unit: UnbreakableBlock) -> None:
        """Begin the page with a unit that may lack a stroke above it there."""
        if unit.opening:
            top = self.top + self.used
            self.items.append(replace(unit.opening, top=unit.opening.top + top))

    def end(self) -> None:
        """End the page: a table that goes on is closed."""
        if self._closing:
            self.items.append(self._closing)

    def holds(self, chain: Sequence[UnbreakableBlock], slack: float = 0.0) -> bool:
        """Return whether the chain fits below what is there already, and `slack` below it."""
        height = self.used + self._gap(chain[0]) + height_of(chain) + _foot(chain[-1])
        return height <= self.room - slack + _HAIR

    def _gap(self, unit: UnbreakableBlock) -> float:
        """Return the space above a unit: at a page's top only where it was told to begin one."""
        if self.empty:
            return unit.before if unit.page_break else 0.0
        return max(self.after, unit.before)


def _foot(unit: UnbreakableBlock) -> float:
    """Return what a unit takes besides its height where a page ends below it."""
    return unit.closing.top + unit.closing.height - unit.height if unit.closing else 0.0


def height_of(chain: Sequence[UnbreakableBlock]) -> float:
    """Return the height of a chain, the space before its first unit and after its last left out."""
    spaces = sum(max(one.after, other.before) for one, other in pairwise(chain))
    return sum(unit.height for unit in chain) + spaces
