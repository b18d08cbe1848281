"""Tables: what each column needs of the width, and rows as unbreakable blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise, zip_longest

from bulletin_cli.base.record import record
from bulletin_cli.base.typography import written
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import (
    CELL_MARGIN,
    Document,
    Style,
    StyledParagraph,
    StyledTable,
)
from bulletin_cli.layout.pages import Line, PageItem, PlacedPicture, Stroke
from bulletin_cli.layout.typeset.blocks import UnbreakableBlock, place_picture, set_lines
from bulletin_cli.layout.typeset.lines import may_break
from bulletin_cli.layout.typeset.widths import natural_widths

_ROUNDING = 0.1  # points; edges are written in twips
_HALVINGS = 40  # of a width, down to far less than a twip


def set_table(table: StyledTable, document: Document) -> tuple[StyledTable, list[UnbreakableBlock]]:
    """Return a table with the widths of its columns, and its rows as unbreakable blocks.

    A header goes with the first row and opens each further page. A row is whole, but line by
    line where it is higher than a page. A table without a header, which a template has, is tied
    to what follows where its styles are.
    """
    if not table.widths:
        table = replace(table, widths=_widths(table, document))
    frame = _Frame(table, document)
    header: UnbreakableBlock | None = None
    room, cut = document.page.text_height - frame.weight, set()
    units: list[UnbreakableBlock] = []
    for number, row in enumerate(table.rows):
        cells = _cells(row, table, frame.edges, document)
        pieces = [_row(cells, frame, number)]
        if pieces[0].height > room:
            pieces = list(_cut_row(cells, frame, number))
            cut.add(number)
        units += [replace(each, repeat=header) for each in pieces]
        if not table.has_header:
            keep = all(each.style.keep_with_next for each in cells)
            units[-1] = replace(units[-1], keep=keep)
        elif number == 0 and len(table.rows) > 1:
            units[-1] = replace(units[-1], keep=True)
            if units[-1].height < room / 2 and not cut:
                header, room = pieces[0], room - pieces[0].height
    end = units[-1]
    items = (*end.items, *([end.closing] if end.closing else []))
    units[-1] = replace(end, height=end.height + frame.weight, items=items, closing=None)
    return replace(table, cut_rows=frozenset(cut)), units


@record
class _Cell:
    """What stands in a cell: lines, or a picture, in a style."""

    items: tuple[Line | PlacedPicture, ...]
    style: Style

    @property
    def written(self) -> float:
        """The height of what stands in it."""
        return sum(item.height for item in self.items)

    @property
    def height(self) -> float:
        """The height that it needs."""
        return self.style.before + self.written + self.style.after


class _Frame:
    """The lines of a table: where its columns end, and what is drawn there."""

    def __init__(self, table: StyledTable, document: Document) -> None:
        page, width = document.page, sum(table.widths)
        left = page.left + (page.text_width - width) / 2
        self.edges = list(accumulate(table.widths, initial=left))
        self.weight = 0.0 if table.rules == "none" else table.border.weight
        self._rules, self._color = table.rules, table.border.color

    def above(self, row: int) -> float:
        """Return the weight of the line above a row."""
        return self.weight if row == 0 or self._rules == "all" else 0.0

    def across(self, top: float) -> Stroke | None:
        """Return a line from side to side, if there are any."""
        left, right = self.edges[0], self.edges[-1]
        return Stroke(left, top, right - left, self.weight, self._color) if self.weight else None

    def beside(self, row: int, height: float, *, begins: bool = True) -> Iterator[Stroke]:
        """Yield the lines above and beside a row, or a piece of one."""
        top = self.across(0.0)
        if top and begins and self.above(row):
            yield top
        sides = self.edges if self._rules == "all" else (self.edges[0], self.edges[-1])
        if self.weight:
            for side in sides:
                yield Stroke(side, 0.0, self.weight, height + self.weight, self._color)


def _widths(table: StyledTable, document: Document) -> tuple[float, ...]:
    """Return the widths of columns that fill the text's width, each as wide as it needs to be.

    No word and no number is cut while another column has room; where all cells cannot stand on
    one line, columns that need little have it, and the long ones share the rest alike.
    """
    columns = list(zip(*table.rows, strict=True))
    words, needs = zip(*(_needs(column, document) for column in columns), strict=True)
    shares = _share(document.page.text_width, words, needs)
    edges = [written(edge) for edge in accumulate(shares, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges))


def _needs(column: Sequence[StyledParagraph], document: Document) -> tuple[float, float]:
    """Return the widths that the column's longest word and its longest line take."""
    words, lines = [0.0], [0.0]
    for cell in column:
        style = document.styles[cell.style]
        indent = (style.left + style.right + max(style.first_line, 0.0)) * style.size
        for text in cell.text.split(LINE_BREAK):
            widths = natural_widths(text, style, document.line_breaking).advances
            edges = list(accumulate(widths, initial=indent))
            breaks = [
                at for at in range(1, len(text)) if may_break(text, at, document.line_breaking)
            ]
            words += [
                edges[end] - edges[start] + indent
                for start, end in pairwise([0, *breaks, len(text)])
            ]
            lines.append(edges[-1])
    margins = 2 * CELL_MARGIN + _ROUNDING
    return max(words) + margins, max(lines) + margins


def _share(room: float, words: Sequence[float], needs: Sequence[float]) -> list[float]:
    """Return widths that add up to `room`: the needs met, else the words."""
    if sum(needs) <= room:
        return [room * need / sum(needs) for need in needs]
    if sum(words) <= room:
        return _level(room, words, needs)
    return _level(room, [0.0] * len(words), words)


def _level(room: float, least: Sequence[float], most: Sequence[float]) -> list[float]:
    """Return the widths between `least` and `most` that come nearest to one width for all."""
    low, high = 0.0, room
    for _ in range(_HALVINGS):
        level = (low + high) / 2
        widths = [min(max(level, one), other) for one, other in zip(least, most, strict=True)]
        low, high = (level, high) if sum(widths) <= room else (low, level)
    return [width * room / sum(widths) for width in widths]


def _cells(
    row: Sequence[StyledParagraph], table: StyledTable, edges: Sequence[float], document: Document
) -> list[_Cell]:
    """Return what stands in each cell of a row."""
    return [
        _Cell(
            tuple(_items(cell, document, left + table.margin, right - left - 2 * table.margin)),
            document.styles[cell.style],
        )
        for cell, (left, right) in zip(row, pairwise(edges), strict=False)
    ]


def _items(
    cell: StyledParagraph, document: Document, left: float, width: float
) -> Iterator[Line | PlacedPicture]:
    if cell.picture:
        yield place_picture(cell.picture, document, left, width)
    else:
        yield from set_lines(cell, document, left, width)


def _row(cells: Sequence[_Cell], frame: _Frame, number: int) -> UnbreakableBlock:
    """Return a row, what is in its cells in the middle of its height."""
    height = max(cell.height for cell in cells) + frame.above(number)
    items: list[PageItem] = []
    for cell in cells:
        top = (height - cell.height) / 2 + cell.style.before
        for item in cell.items:
            items.append(replace(item, top=top))
            top += item.height
    items += frame.beside(number, height)
    return UnbreakableBlock(height, tuple(items), closing=frame.across(height))


def _cut_row(cells: Sequence[_Cell], frame: _Frame, number: int) -> Iterator[UnbreakableBlock]:
    """Yield a row that is higher than a page line by line."""
    style = cells[0].style
    rows = list(zip_longest(*(cell.items for cell in cells)))
    for place, lines in enumerate(rows):
        top = style.before + frame.above(number) if place == 0 else 0.0
        items: list[PageItem] = [replace(line, top=top) for line in lines if line]
        height = top + max(item.height for item in items)
        foot = height + style.after
        items += frame.beside(number, foot, begins=place == 0)
        yield UnbreakableBlock(
            foot if place == len(rows) - 1 else height, tuple(items), closing=frame.across(foot)
        )
