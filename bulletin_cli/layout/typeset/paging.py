"""Unbreakable blocks -> columns, one a page: what is kept together, where the imprint stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bulletin_cli.layout.document import Document
from bulletin_cli.layout.pages import PageItem, Stroke
from bulletin_cli.layout.typeset.blocks import UnbreakableBlock

_HAIR = 1e-6  # points; sums of pitches are not exact
# Points, 15 twips, left free below an imprint at the foot: a program that rounds otherwise than
# Word begins no page for it.
_SLACK = 0.75


class Column:
    """The text area of one page while it fills; `used` of its height is taken.

    `after` is space below the last unit. Of two spaces that meet Word takes the larger one.
    """

    def __init__(self, top: float) -> None:
        self.top = top
        self.items: list[PageItem] = []
        self.used = 0.0
        self.after = 0.0
        self.empty = True
        self._closing: Stroke | None = None

    def add(self, unit: UnbreakableBlock) -> None:
        """Put a unit below what is there."""
        self.used += self._gap(unit)
        top = self.top + self.used
        self.items += [replace(item, top=item.top + top) for item in unit.items]
        self.used += unit.height
        self.after, self.empty = unit.after, False
        self._closing = unit.closing and replace(unit.closing, top=unit.closing.top + top)

    def add_all(self, chain: Sequence[UnbreakableBlock]) -> None:
        """Put the units of a chain below one another."""
        for unit in chain:
            self.add(unit)

    def end(self) -> None:
        """End the page: a table that goes on is closed."""
        if self._closing:
            self.items.append(self._closing)

    def holds(self, chain: Sequence[UnbreakableBlock], height: float) -> bool:
        """Return whether the chain fits below what is there already."""
        return self.used + self._gap(chain[0]) + _height(chain) + _foot(chain[-1]) <= height + _HAIR

    def _gap(self, unit: UnbreakableBlock) -> float:
        """Return the space above a unit: at a page's top only where it was told to begin one."""
        if self.empty:
            return unit.before if unit.page_break else 0.0
        return max(self.after, unit.before)


def paginate(body: Iterable[UnbreakableBlock], document: Document) -> list[Column]:
    """Return the columns that the body fills."""
    top, height = document.page.top, document.page.text_height
    columns = [Column(top)]
    for number, chain in enumerate(_chains(body)):
        if number == 0:
            chain[0] = replace(chain[0], page_break=True)  # the text begins a page, too
        if chain[0].page_break and not columns[-1].empty:
            columns.append(Column(top))
        if _height(chain) <= height:
            _place(columns, chain, height)
        else:  # a chain longer than a page is kept together nowhere
            for unit in chain:
                _place(columns, [unit], height)
    return columns


def place_imprint(
    columns: list[Column], imprint: Sequence[UnbreakableBlock], document: Document
) -> tuple[float, int]:
    """Put the imprint below the body; return the space added above it and the pages begun for it.

    The first of two pages that begin for it stays empty.
    """
    if not imprint:
        return 0.0, 0
    switches = document.line_breaking
    height = document.page.text_height - _SLACK
    apart = 0 if columns[-1].holds(imprint, height) else 1
    if switches.imprint_on_even_page and (len(columns) + apart) % 2:
        apart += 1
    columns += [Column(document.page.top) for _ in range(apart)]
    first, *others = imprint
    gap = 0.0
    if switches.imprint_at_foot:
        gap = max(height - columns[-1].used - _height(imprint) - first.before, 0.0)
    first = replace(first, before=first.before + gap, page_break=bool(apart))
    columns[-1].add_all([first, *others])
    return gap, apart


def _place(columns: list[Column], chain: Sequence[UnbreakableBlock], height: float) -> None:
    if not columns[-1].empty and not columns[-1].holds(chain, height):
        columns[-1].end()
        columns.append(Column(columns[-1].top))
        header = chain[0].repeat
        if header and header.height + _height(chain) <= height:
            columns[-1].add(header)
    columns[-1].add_all(chain)


def _chains(body: Iterable[UnbreakableBlock]) -> Iterator[list[UnbreakableBlock]]:
    """Yield the runs of units that must stand on one page."""
    chain: list[UnbreakableBlock] = []
    for unit in body:
        chain.append(unit)
        if not unit.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def _foot(unit: UnbreakableBlock) -> float:
    """Return what a unit takes besides its height where a page ends below it."""
    return unit.closing.top + unit.closing.height - unit.height if unit.closing else 0.0


def _height(chain: Sequence[UnbreakableBlock]) -> float:
    """Return the height of a chain, the space before its first unit and after its last left out."""
    spaces = sum(max(one.after, other.before) for one, other in pairwise(chain))
    return sum(unit.height for unit in chain) + spaces
