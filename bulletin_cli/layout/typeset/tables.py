"""Tables: what each column needs of the width, and rows as unbreakable blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise, zip_longest

from bulletin_cli.base.typography import written
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import Document, Style, StyledParagraph, StyledTable
from bulletin_cli.layout.pages import Line, PageItem, Stroke
from bulletin_cli.layout.typeset.blocks import UnbreakableBlock, set_lines
from bulletin_cli.layout.typeset.lines import may_break
from bulletin_cli.layout.typeset.widths import natural_widths

CELL_MARGIN = 5.4  # points on either side, the table style's 108 twips
_FRAME = 0.5  # points, the strokes of a table
_ROUNDING = 0.1  # points; edges are written in twips
_HALVINGS = 40  # of a width, down to far less than a twip


def set_table(table: StyledTable, document: Document) -> tuple[StyledTable, list[UnbreakableBlock]]:
    """Return a table with the widths of its columns, and its rows as unbreakable blocks.

    The header goes with the first row and opens each further page. A row is whole, but line by
    line where it is higher than a page.
    """
    if not table.widths:
        table = replace(table, widths=_widths(table, document))
    edges = list(accumulate(table.widths, initial=document.page.left))
    header: UnbreakableBlock | None = None
    room, cut = document.page.text_height - _FRAME, set()
    units: list[UnbreakableBlock] = []
    for number, row in enumerate(table.rows):
        style = document.styles[row[0].style]
        cells = _cells(row, edges, document)
        pieces = [_row(cells, edges, style)]
        if pieces[0].height > room:
            pieces = list(_cut_row(cells, edges, style))
            cut.add(number)
        units += [replace(each, repeat=header) for each in pieces]
        if number == 0 and len(table.rows) > 1:
            units[-1] = replace(units[-1], keep=True)
            if units[-1].height < room / 2 and not cut:
                header, room = pieces[0], room - pieces[0].height
    end = units[-1]
    items = (*end.items, _across(edges, end.height))
    units[-1] = replace(end, height=end.height + _FRAME, items=items, closing=None)
    return replace(table, cut_rows=frozenset(cut)), units


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
    row: Sequence[StyledParagraph], edges: Sequence[float], document: Document
) -> list[list[Line]]:
    """Return the lines of each cell of a row."""
    return [
        list(set_lines(cell, document, left + CELL_MARGIN, right - left - 2 * CELL_MARGIN))
        for cell, (left, right) in zip(row, pairwise(edges), strict=False)
    ]


def _row(cells: Sequence[Sequence[Line]], edges: Sequence[float], style: Style) -> UnbreakableBlock:
    """Return a row, what is in its cells in the middle of its height."""
    tall = [sum(line.height for line in lines) for lines in cells]
    height = max(tall) + style.before + style.after + _FRAME
    items: list[PageItem] = []
    for lines, own in zip(cells, tall, strict=True):
        top = (height - own - style.before - style.after) / 2 + style.before
        for line in lines:
            items.append(replace(line, top=top))
            top += line.height
    items += [_across(edges, 0.0), *_sides(edges, height)]
    return UnbreakableBlock(height, tuple(items), closing=_across(edges, height))


def _cut_row(
    cells: Sequence[Sequence[Line]], edges: Sequence[float], style: Style
) -> Iterator[UnbreakableBlock]:
    """Yield a row that is higher than a page line by line."""
    last = max(map(len, cells)) - 1
    for number, lines in enumerate(zip_longest(*cells)):
        top = style.before + _FRAME if number == 0 else 0.0
        items: list[PageItem] = [replace(line, top=top) for line in lines if line]
        height = top + max(item.height for item in items)
        foot = height + style.after
        items += [*_sides(edges, foot), *([_across(edges, 0.0)] if number == 0 else [])]
        yield UnbreakableBlock(
            foot if number == last else height, tuple(items), closing=_across(edges, foot)
        )


def _across(edges: Sequence[float], top: float) -> Stroke:
    return Stroke(edges[0], top, edges[-1] - edges[0], _FRAME, "000000")


def _sides(edges: Sequence[float], height: float) -> Iterator[Stroke]:
    for side in edges:
        yield Stroke(side, 0.0, _FRAME, height + _FRAME, "000000")
