"""What a reader sees: lines, pictures and rules at positions on pages. Lengths are in points.

Positions count from the page's upper left corner, downwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from itertools import groupby
from typing import Literal, TypeAlias

from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import Raised
from bulletin_cli.layout.document import Document, Page, Source

Dash: TypeAlias = Literal["", "dotted", "dashed"]


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
    above or below the line; both are empty where there are none. So many characters at its
    beginning as `run_in` says are set in the face of the style `run_in_style`. `place` works out
    where the characters stand: what flows in Word never asks for it.
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
    column: int = 0  # the place of its column among those of the page, 0 across them
    run_in: int = 0
    run_in_style: str = ""

    def faces(self) -> tuple[tuple[str, Line], ...]:
        """Return what of the line is set in one face, each with the style that has it."""
        if not self.run_in:
            return ((self.style, self),)
        cut = self.run_in
        first, rest = self._cut(0, cut), self._cut(cut, len(self.text))
        return ((self.run_in_style, first), *(((self.style, rest),) if rest.text else ()))

    def _cut(self, start: int, end: int) -> Line:
        def place() -> Placing:
            whole = self.place()
            return Placing(whole.left + sum(whole.advances[:start]), whole.advances[start:end])

        return replace(
            self, text=self.text[start:end], bold=self.bold[start:end],
            raised=self.raised[start:end], place=place, run_in=0,
        )  # fmt: skip

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
    source: Source | None


@record
class Stroke:
    """A straight horizontal or vertical stroke: a rule, a band, or the side of a table cell."""

    left: float
    top: float
    width: float
    height: float
    color: str
    dash: Dash = ""

    @property
    def pattern(self) -> tuple[float, float] | None:
        """How long the pieces of the stroke are, and the gaps between them."""
        weight = min(self.width, self.height)
        return {"": None, "dotted": (weight, weight), "dashed": (4 * weight, 2 * weight)}[self.dash]


PageItem: TypeAlias = Line | PlacedPicture | Stroke


def _height_on_page(line: Line) -> float:
    return round(line.top, 1)


def _column_of(line: Line) -> int:
    return line.column


@record
class LaidOutPage:
    """A page: what stands between the margins, its header and its footer, and their rules.

    `outlined` is what the outline says of the page as a whole, above its headings.
    """

    number: int
    items: tuple[PageItem, ...]
    footer: tuple[Line, ...]
    bottom: float  # the lowest edge of what stands between the margins
    sheet: Page  # the document's own or that one turned
    header: tuple[Line, ...] = ()
    margin_strokes: tuple[Stroke, ...] = ()
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
    def read_rows(self) -> tuple[tuple[Line, ...], ...]:
        """The rows as they are read: one column of the page after the other."""
        columns = (replace(self, items=tuple(each)) for _, each in groupby(self.lines, _column_of))
        return tuple(row for column in columns for row in column.rows)

    @property
    def written_rows(self) -> tuple[tuple[Line, ...], ...]:
        """The rows in which something is written, as they are read."""
        return tuple(row for row in self.read_rows if any(line.text for line in row))


@record
class Pages:
    """A document laid out on pages."""

    document: Document
    pages: tuple[LaidOutPage, ...]
