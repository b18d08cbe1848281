"""Tables: rows as unbreakable blocks, those that a merged cell reaches over tied together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest

from bulletin_cli.base.merged_cells import CellPlace, MergedCell, places_in, shown_cells
from bulletin_cli.base.record import record, replace
from bulletin_cli.base.typography import written
from bulletin_cli.layout.document import Document, StyledParagraph, StyledTable
from bulletin_cli.layout.pages import Line, PageItem, PlacedPicture, Stroke
from bulletin_cli.layout.typeset.blocks import (
    UnbreakableBlock,
    line_height,
    place_picture,
    set_lines,
)


def set_table(table: StyledTable, document: Document) -> tuple[StyledTable, list[UnbreakableBlock]]:
    """Return a table that says where it is cut, and its rows as unbreakable blocks.

    The header goes with the first row and opens each further page. A row is whole, but line by
    line where it is higher than a page; so are rows that a merged cell reaches over. A table
    without a header, which a template has, is tied to what follows where its styles are.
    """
    rows = _TableRows(table, document)
    header: UnbreakableBlock | None = None
    room, cut, tied = document.page.text_height - rows.weight, set[int](), set[int]()
    units: list[UnbreakableBlock] = []
    for group in _groups(table):
        whole = len(group) > 1 and sum(rows.heights[row] for row in group) <= room
        for row in group:
            pieces = [rows.block(row, whole=whole)]
            if pieces[0].height > room:
                pieces = list(rows.cut(row))
                cut.add(row)
            units += [replace(each, repeat=header) for each in pieces]
            if whole and row != group[-1]:
                tied.add(row)
                units[-1] = replace(units[-1], keep=True)
        if not table.header:
            keep = all(document.styles[cell.style].keep_with_next for cell in table.rows[group[-1]])
            units[-1] = replace(units[-1], keep=keep)
        elif group[-1] == table.header - 1 and len(table.rows) > table.header:
            units = [replace(each, keep=True) for each in units]
            above = sum(each.height for each in units)
            if above < room / 2 and not cut:
                header, room = _stacked(units), room - above
    end = units[-1]
    items = (*end.items, *([end.closing] if end.closing else []))
    units[-1] = replace(end, height=end.height + rows.weight, items=items, closing=None)
    return replace(table, cut_rows=frozenset(cut), tied_rows=frozenset(tied)), units


def _groups(table: StyledTable) -> Iterator[list[int]]:
    """Yield the rows that merged cells reach over together, and each other row for itself."""
    ends = list(range(1, len(table.rows) + 1))
    for cell in table.merged:
        ends[cell.row] = max(ends[cell.row], cell.row + cell.height)
    group: list[int] = []
    end = 0
    for row, own in enumerate(ends):
        if group and row >= end:
            yield group
            group = []
        group.append(row)
        end = max(end, own)
    yield group


def _stacked(blocks: Sequence[UnbreakableBlock]) -> UnbreakableBlock:
    """Return blocks that stand one below the other as one."""
    if len(blocks) == 1:
        return blocks[0]
    items: list[PageItem] = []
    top = 0.0
    for each in blocks:
        items += [replace(item, top=item.top + top) for item in each.items]
        top += each.height
    closing = blocks[-1].closing
    closing = closing and replace(closing, top=top)
    return UnbreakableBlock(top, tuple(items), keep=True, closing=closing)


@record
class _SetCell:
    """What stands in a cell, how high it is, its row, and the row below its last one.

    `before` and `after` are the spaces above and below, in points.
    """

    items: list[Line | PlacedPicture]
    height: float
    row: int
    end: int
    before: float
    after: float

    @property
    def is_low(self) -> bool:
        """Whether it is of one row alone."""
        return self.end == self.row + 1


class _TableRows:
    """The rows of a table with what stands in their cells, their heights and their lines."""

    def __init__(self, table: StyledTable, document: Document) -> None:
        self._table = table
        self.weight = 0.0 if table.rules == "none" else table.border.weight
        self._columns = len(table.widths)
        spare = written((document.page.text_width - sum(table.widths)) / 2)
        self._edges = list(accumulate(table.widths, initial=document.page.left + spare))
        self._styles = [document.styles[row[0].style] for row in table.rows]
        self._merged = places_in(table.merged)
        self._cells: list[list[_SetCell]] = [[] for _ in table.rows]  # by the row they begin in
        for cell in self._set_cells(document):
            self._cells[cell.row].append(cell)
        self._tall = [cell for row in self._cells for cell in row if not cell.is_low]
        self._over: list[list[_SetCell]] = [[] for _ in table.rows]  # by the rows they reach over
        for cell in self._tall:
            for row in range(cell.row, cell.end):
                self._over[row].append(cell)
        self.heights = self._set_heights(document)

    def block(self, row: int, *, whole: bool) -> UnbreakableBlock:
        """Return a row, what is in its cells in the middle of their height.

        What stands in a merged cell that no page holds goes from its top down, row by row.
        """
        height = self.heights[row]
        items: list[PageItem] = []
        for cell in self._shown(row, whole=whole):
            tall = sum(self.heights[row : cell.end if whole else row + 1])
            top = (tall - cell.height - cell.before - cell.after) / 2 + cell.before
            if not (whole or cell.is_low):
                top = cell.before + self._above(row)
            for item in cell.items:
                items.append(replace(item, top=top))
                top += item.height
        items += [*self._top(row), *self._sides(row, height)]
        return UnbreakableBlock(
            height, tuple(items), closing=self.across(height), opening=self._opening(row)
        )

    def cut(self, row: int) -> Iterator[UnbreakableBlock]:
        """Yield a row that is higher than a page line by line."""
        style = self._styles[row]
        cells = [cell.items for cell in self._shown(row, whole=False)]
        last = max(map(len, cells)) - 1
        for number, lines in enumerate(zip_longest(*cells)):
            top = style.before + self._above(row) if number == 0 else 0.0
            items: list[PageItem] = [replace(line, top=top) for line in lines if line]
            height = top + max(item.height for item in items)
            foot = height + style.after
            items += [*self._sides(row, foot), *(self._top(row) if number == 0 else ())]
            yield UnbreakableBlock(
                foot if number == last else height, tuple(items), closing=self.across(foot)
            )

    def across(self, top: float) -> Stroke | None:
        """Return the stroke from edge to edge, if there are any."""
        return self._stroke(0, self._columns, top) if self.weight else None

    def _above(self, row: int) -> float:
        """Return the weight of the line above a row."""
        return self.weight if row == 0 or self._table.rules == "all" else 0.0

    def _set_cells(self, document: Document) -> Iterator[_SetCell]:
        """Yield the cells row by row."""
        for at, row in enumerate(self._table.rows):
            for column, width, goes_on in shown_cells(self._merged, at, self._columns):
                if goes_on:
                    continue
                left, right = self._edges[column], self._edges[column + width]
                margin, style = self._table.margin, document.styles[row[column].style]
                items = list(
                    _set_cell(row[column], document, left + margin, right - left - 2 * margin)
                )
                end = at + self._merged.get((at, column), MergedCell(at, column)).height
                after = style.after if end == at + 1 else self._styles[end - 1].after
                height = sum(item.height for item in items)
                yield _SetCell(items, height, at, end, style.before, after)

    def _set_heights(self, document: Document) -> list[float]:
        """Return the heights of the rows; the last one of a merged cell has what that lacks."""
        heights = [0.0] * len(self._styles)
        for row, style in enumerate(self._styles):
            empty = line_height(style, document.page.grid) + style.before + style.after
            own = (cell for cell in self._cells[row] if cell.is_low)
            tall = max((cell.before + cell.height + cell.after for cell in own), default=empty)
            heights[row] = tall + self._above(row)
        for cell in sorted(self._tall, key=lambda each: each.end):
            space = cell.before + cell.after + self._above(cell.row)
            lack = cell.height + space - sum(heights[cell.row : cell.end])
            heights[cell.end - 1] += max(lack, 0.0)
        return heights

    def _shown(self, row: int, *, whole: bool) -> Iterator[_SetCell]:
        """Yield what a row shows, of merged cells that are not whole its part of the lines."""
        yield from (cell for cell in self._cells[row] if whole or cell.is_low)
        for cell in () if whole else self._over[row]:
            if items := self._part(cell, row):
                yield replace(cell, items=items, height=sum(item.height for item in items))

    def _part(self, cell: _SetCell, row: int) -> list[Line | PlacedPicture]:
        """Return the lines of a merged cell that end within a row."""
        heights = self.heights[cell.row : row + 1]
        begin, end = sum(heights[:-1]), sum(heights)
        whole = sum(self.heights[cell.row : cell.end])  # no foot is below it but by rounding
        feet = (min(foot, whole) for foot in accumulate(item.height for item in cell.items))
        return [item for foot, item in zip(feet, cell.items, strict=True) if begin < foot <= end]

    def _is_one(self, one: CellPlace, other: CellPlace) -> bool:
        cell = self._merged.get(one)
        return cell is not None and cell is self._merged.get(other)

    def _top(self, row: int) -> Iterator[Stroke]:
        """Yield the strokes above a row, none within a merged cell."""
        if not self._above(row):
            return
        start = 0
        for column in range(self._columns + 1):
            inside = column < self._columns and self._is_one((row - 1, column), (row, column))
            if inside or column == self._columns:
                if column > start:
                    yield self._stroke(start, column, 0.0)
                start = column + 1

    def _opening(self, row: int) -> Stroke | None:
        """Return the stroke that a row lacks where it opens a page."""
        is_cut = any(self._is_one((row - 1, at), (row, at)) for at in range(self._columns))
        return self.across(0.0) if is_cut else None

    def _sides(self, row: int, height: float) -> Iterator[Stroke]:
        for column, side in enumerate(self._edges):
            is_outer = column in (0, self._columns)
            is_drawn = self.weight and (is_outer or self._table.rules == "all")
            if is_drawn and not self._is_one((row, column - 1), (row, column)):
                color = self._table.border.color
                yield Stroke(side, 0.0, self.weight, height + self.weight, color)

    def _stroke(self, start: int, end: int, top: float) -> Stroke:
        left, right = self._edges[start], self._edges[end]
        return Stroke(left, top, right - left, self.weight, self._table.border.color)


def _set_cell(
    cell: StyledParagraph, document: Document, left: float, width: float
) -> Iterator[Line | PlacedPicture]:
    """Yield what stands in a cell from top to bottom."""
    if cell.picture:
        yield place_picture(cell.picture, document, left, width)
    else:
        yield from set_lines(cell, document, left, width)
