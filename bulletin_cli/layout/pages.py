"""What a reader sees: lines, pictures and rules at positions on pages. Lengths are in points.

Positions count from the page's upper left corner, downwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from itertools import groupby
from typing import TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.layout.document import Document, Raised, Source


@record
class Placing:
    """Where the characters of a line stand.

    `advances` has one width a character, squeezed or spread as the line needs, so that a
    character's left edge is `left` plus the advances before it.
    """

    left: float
    advances: tuple[float, ...]


@record
class Line:
    """One line of a paragraph.

    `top` and `height` are those of the line's box; `indent` is what a first line or a hanging
    indent adds on the left, in characters. `bold` marks the characters set in bold, `raised` those
    above or below the line; both are empty where there are none. `place` works out where the
    characters stand: what flows in Word never asks for it.
    """

    text: str
    style: str
    top: float
    height: float
    place: Callable[[], Placing] = field(repr=False, compare=False)
    indent: float = 0.0
    bold: tuple[bool, ...] = ()
    raised: tuple[Raised, ...] = ()
    source: Source | None = None
    last: bool = False  # the last line of its paragraph
    part: str = "body"  # as StyledParagraph.part

    @property
    def left(self) -> float:
        """The left edge of the first character."""
        return self.place().left

    @property
    def advances(self) -> tuple[float, ...]:
        """The width of each character."""
        return self.place().advances

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
    """A page: what stands between the margins, its header and its footer.

    `outlined` is what the outline says of the page as a whole, above its headings.
    """

    number: int
    items: tuple[PageItem, ...]
    footer: tuple[Line, ...]
    bottom: float  # the lowest edge of what stands between the margins
    header: tuple[Line, ...] = ()
    outlined: str = ""

    @property
    def margin_lines(self) -> tuple[Line, ...]:
        """The lines of the header and of the footer."""
        return (*self.header, *self.footer)

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
