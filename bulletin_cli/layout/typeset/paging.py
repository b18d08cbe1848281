"""Unbreakable blocks -> columns, one a page: what is kept together, where the imprint stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from bulletin_cli.layout.document import (
    Document,
    StyledBlock,
    StyledParagraph,
    StyledPicture,
    StyledPictureRow,
)
from bulletin_cli.layout.pages import PageItem, Stroke
from bulletin_cli.layout.typeset.blocks import UnbreakableBlock

_HAIR = 1e-6  # points; sums of pitches are not exact
# Points, 15 twips, left free below an imprint at the foot: a program that rounds otherwise than
# Word begins no page for it.
_SLACK = 0.75

_PICTURES = (StyledPicture, StyledPictureRow)

# A block with what it is made of, and blocks that are tied together.
SetBlock: TypeAlias = tuple[StyledBlock, list[UnbreakableBlock]]
Group: TypeAlias = list[SetBlock]


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


def paginate(
    body: Iterable[SetBlock], document: Document
) -> tuple[list[Column], tuple[StyledBlock, ...]]:
    """Return the columns that the body fills, and its blocks in the order in which they stand.

    That is the body's order, but where the template says so, text goes before a picture that does
    not fit; the picture follows as soon as a paragraph ends above enough room.
    """
    filling = _Filling(document)
    waiting: Group = []
    for group in _groups(body):
        if waiting and not (_may_go_before(waiting, group) and filling.holds_beginning(group)):
            filling.place(waiting)
            waiting = []
        if filling.flows and _is_picture(group) and not filling.holds(group):
            waiting = group
            continue
        filling.place(group)
        if waiting and filling.holds(waiting):
            filling.place(waiting)
            waiting = []
    filling.place(waiting)
    return filling.columns, tuple(filling.order)


class _Filling:
    """The columns so far, and the blocks in them in their order."""

    def __init__(self, document: Document) -> None:
        self.columns = [Column(document.page.top)]
        self.order: list[StyledBlock] = []
        self.flows = document.line_breaking.flow_past_pictures
        self._height = document.page.text_height

    def place(self, group: Group) -> None:
        """Put a group below what is there, beginning pages for it as it needs."""
        for chain in _chains(_units(group)):
            if chain[0].page_break and not self.columns[-1].empty:
                self.columns.append(Column(self.columns[-1].top))
            elif self.columns[-1].empty:
                chain[0] = replace(chain[0], page_break=True)  # the text begins a page, too
            if len(chain) == 1 or _height(chain) <= self._height:
                _place(self.columns, chain, self._height)
            else:  # a chain longer than a page is kept together nowhere
                for unit in chain:
                    _place(self.columns, [unit], self._height)
        self.order += (block for block, _ in group)

    def holds(self, group: Group) -> bool:
        """Return whether the whole group fits on the page, or nothing is on it yet."""
        column = self.columns[-1]
        return column.empty or column.holds(list(_units(group)), self._height)

    def holds_beginning(self, group: Group) -> bool:
        """Return whether the first lines of the group fit on the page."""
        return self.columns[-1].holds(next(_chains(_units(group))), self._height)


def _groups(body: Iterable[SetBlock]) -> Iterator[Group]:
    """Yield the blocks that are tied together, a picture and its caption among them."""
    group: Group = []
    for block, units in body:
        if group and not _is_tied(group[-1], block):
            yield group
            group = []
        group.append((block, units))
    if group:
        yield group


def _is_tied(before: SetBlock, block: StyledBlock) -> bool:
    one, units = before
    captioned = isinstance(one, _PICTURES) and one.source == block.source is not None
    return captioned or units[-1].keep


def _is_picture(group: Group) -> bool:
    """Return whether the group is a picture, alone or with its caption."""
    picture = group[0][0]
    return isinstance(picture, _PICTURES) and all(
        block.source == picture.source for block, _ in group
    )


def _may_go_before(picture: Group, group: Group) -> bool:
    """Return whether text may go before the picture: a paragraph of the same article's body."""
    block, other = group[0][0], picture[0][0].source
    return (
        len(group) == 1
        and isinstance(block, StyledParagraph)
        and block.style == "body"
        and bool(block.source and other and block.source.article == other.article)
        and not group[0][1][0].page_break
    )


def _units(group: Group) -> Iterator[UnbreakableBlock]:
    return (unit for _, units in group for unit in units)


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
        if unit.page_break and chain:  # nothing keeps what must begin a page on the one before
            yield chain
            chain = []
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
    if len(chain) == 1:  # as most are
        return chain[0].height
    spaces = sum(max(one.after, other.before) for one, other in pairwise(chain))
    return sum(unit.height for unit in chain) + spaces
