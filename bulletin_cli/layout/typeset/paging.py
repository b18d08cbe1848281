"""Unbreakable blocks -> columns, one a page: what is kept together, where the imprint stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from bulletin_cli.base.record import replace
from bulletin_cli.layout.document import (
    Document,
    StyledBlock,
    StyledParagraph,
    StyledPicture,
    StyledPictureRow,
)
from bulletin_cli.layout.typeset.blocks import UnbreakableBlock
from bulletin_cli.layout.typeset.column import Area, Column, height_of

# Points, 15 twips, left free below an imprint at the foot: a program that rounds otherwise than
# Word begins no page for it.
_SLACK = 0.75

_PICTURES = (StyledPicture, StyledPictureRow)

# A block with what it is made of, and blocks that are tied together.
SetBlock: TypeAlias = tuple[StyledBlock, list[UnbreakableBlock]]
TiedBlocks: TypeAlias = list[SetBlock]


def paginate(
    body: Iterable[SetBlock], document: Document, area: Area | None = None
) -> tuple[list[Column], tuple[StyledBlock, ...]]:
    """Return the columns that the body fills, and its blocks in the order in which they stand.

    That is the body's order, but where the template says so, text goes before a picture that does
    not fit; the picture follows as soon as a paragraph ends above enough room. Without an `area`
    there is one column a page.
    """
    page = document.page
    filling = _Filling(document, area or Area(page.top, page.top + page.text_height))
    waiting: TiedBlocks = []
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

    def __init__(self, document: Document, area: Area) -> None:
        self.columns = [area.column(1, 0)]
        self.order: list[StyledBlock] = []
        self.flows = document.line_breaking.flow_past_pictures
        self._area = area
        self._height = document.page.text_height

    def place(self, group: TiedBlocks) -> None:
        """Put a group below what is there, beginning pages for it as it needs."""
        for chain in _chains(_units(group)):
            if chain[0].page_break and not self.columns[-1].empty:
                self.columns.append(self._area.after(self.columns[-1], new_page=True))
            elif self.columns[-1].empty:
                chain[0] = replace(chain[0], page_break=True)  # the text begins a page, too
            if len(chain) == 1 or height_of(chain) <= self._height:
                self._put(chain)
            else:  # a chain longer than a page is kept together nowhere
                for unit in chain:
                    self._put([unit])
        self.order += (block for block, _ in group)

    def _put(self, chain: Sequence[UnbreakableBlock]) -> None:
        """Put a chain into this column or the first one that holds it.

        One that is higher than a page goes over its foot.
        """
        column, begun = self.columns[-1], False
        while not column.holds(chain) and not (column.empty and column.top == self._area.top):
            column.end()
            column, begun = self._area.after(column), True
            self.columns.append(column)
            header = chain[0].repeat
            if header and header.height + height_of(chain) <= column.room:
                column.add(header)
                break
        if begun:
            column.open_with(chain[0])
        column.add_all(chain)

    def holds(self, group: TiedBlocks) -> bool:
        """Return whether the whole group fits on the page, or nothing is on it yet."""
        column = self.columns[-1]
        return column.empty or column.holds(list(_units(group)))

    def holds_beginning(self, group: TiedBlocks) -> bool:
        """Return whether the first lines of the group fit on the page."""
        return self.columns[-1].holds(next(_chains(_units(group))))


def _groups(body: Iterable[SetBlock]) -> Iterator[TiedBlocks]:
    """Yield the blocks that are tied together, a picture and its caption among them."""
    group: TiedBlocks = []
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


def _is_picture(group: TiedBlocks) -> bool:
    """Return whether the group is a picture, alone or with its caption."""
    picture = group[0][0]
    return isinstance(picture, _PICTURES) and all(
        block.source == picture.source for block, _ in group
    )


def _may_go_before(picture: TiedBlocks, group: TiedBlocks) -> bool:
    """Return whether text may go before the picture: a paragraph of the same article's body."""
    block, other = group[0][0], picture[0][0].source
    return (
        len(group) == 1
        and isinstance(block, StyledParagraph)
        and block.style == "body"
        and bool(block.source and other and block.source.article == other.article)
        and not group[0][1][0].page_break
    )


def _units(group: TiedBlocks) -> Iterator[UnbreakableBlock]:
    return (unit for _, units in group for unit in units)


def place_imprint(
    columns: list[Column], imprint: Sequence[UnbreakableBlock], document: Document
) -> tuple[float, int]:
    """Put the imprint below the body; return the space added above it and the pages begun for it.

    It never stands on a landscape page. The first of two pages that begin for it stays empty.
    One that is higher than a page goes on over several.
    """
    if not imprint:
        return 0.0, 0
    switches = document.line_breaking
    room = document.page.text_height
    if runs_on(imprint, document):
        columns += _imprint_pages(imprint, document)
        return 0.0, 1
    apart = 0 if columns[-1].holds(imprint, _SLACK) and not columns[-1].turned else 1
    if switches.imprint_on_even_page and (len(columns) + apart) % 2:
        apart += 1
    columns += [Column(document.page.top, room) for _ in range(apart)]
    first, *others = imprint
    gap = 0.0
    if switches.imprint_at_foot:
        gap = max(room - _SLACK - columns[-1].used - height_of(imprint) - first.before, 0.0)
    first = replace(first, before=first.before + gap, page_break=bool(apart))
    columns[-1].add_all([first, *others])
    return gap, apart


def runs_on(imprint: Sequence[UnbreakableBlock], document: Document) -> bool:
    """Return whether the imprint is higher than a page."""
    return height_of(imprint) > document.page.text_height - _SLACK


def _imprint_pages(imprint: Sequence[UnbreakableBlock], document: Document) -> list[Column]:
    """Return the pages that a long imprint fills."""
    page = document.page
    columns = [Column(page.top, page.text_height)]
    first, *others = imprint
    for chain in _chains([replace(first, page_break=True), *others]):
        if not columns[-1].empty and not columns[-1].holds(chain):
            columns.append(Column(page.top, page.text_height))
        columns[-1].add_all(chain)
    return columns


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
