"""What a reader sees: lines, pictures and rules at positions on pages. Lengths are in points.

Positions count from the page's upper left corner, downwards.
"""

from __future__ import annotations

from dataclasses import field
from itertools import groupby
from typing import TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.layout.document import Document, Source


@record
class Line:
    """One line of a paragraph.

    `advances` has one width a character of `text`, squeezed or spread as the line needs, so that
    a character's left edge is `left` plus the advances before it. `top` and `height` are those of
    the line's box; `indent` is the part of `left` that a first line or a hanging indent adds, in
    characters. `bold` marks the characters set in bold.
    """

    text: str
    style: str
    left: float
    top: float
    height: float
    advances: tuple[float, ...]
    indent: float = 0.0
    bold: tuple[bool, ...] = ()
    source: Source | None = None
    last: bool = False  # the last line of its paragraph

    @property
    def width(self) -> float:
        """The width of the characters."""
        return sum(self.advances)


@record
class PlacedPicture:
    """A picture at its place."""

    data: bytes = field(repr=False)
    kind: str
    left: float
    top: float
    width: float
    height: float
    alt: str
    source: Source | None = None


@record
class Stroke:
    """A straight horizontal or vertical stroke: a rule, or the side of a table cell."""

    left: float
    top: float
    width: float
    height: float
    color: str


PageItem: TypeAlias = Line | PlacedPicture | Stroke


def _height_on_page(line: Line) -> float:
    return round(line.top, 1)


@record
class LaidOutPage:
    """A page: what stands between the margins, and its footer."""

    number: int
    items: tuple[PageItem, ...]
    footer: tuple[Line, ...]
    bottom: float  # the lowest edge of what stands between the margins

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines between the margins, in reading order."""
        return tuple(item for item in self.items if isinstance(item, Line))

    @property
    def rows(self) -> tuple[tuple[Line, ...], ...]:
        """The lines from top to bottom, those of a table's cells that stand abreast together."""
        ordered = sorted(self.lines, key=_height_on_page)
        return tuple(tuple(group) for _, group in groupby(ordered, key=_height_on_page))

    @property
    def written_rows(self) -> tuple[tuple[Line, ...], ...]:
        """The rows in which something is written."""
        return tuple(row for row in self.rows if any(line.text for line in row))


@record
class Pages:
    """A document laid out on pages."""

    document: Document
    pages: tuple[LaidOutPage, ...]
