"""The columns of tables: what each needs of the width, and smaller type where none is enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from bulletin_cli.base.merged_cells import MergedCell, places_in
from bulletin_cli.base.record import replace
from bulletin_cli.base.typography import SIZES, written
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import (
    CELL_MARGIN,
    Document,
    Style,
    StyledBlock,
    StyledParagraph,
    StyledTable,
)
from bulletin_cli.layout.typeset.decimals import align_figures, figure_width
from bulletin_cli.layout.typeset.lines import may_break
from bulletin_cli.layout.typeset.widths import natural_widths

_ROUNDING = 0.1  # points; edges are written in twips
_HALVINGS = 40  # of a width, down to far less than a twip


def fit_tables(document: Document) -> Document:
    """Return the document with the widths of all columns that had none yet.

    A table whose words these do not hold is set in the largest smaller type in which they do;
    where there is none, it stays as it is.
    """
    styles, body = dict(document.styles), list[StyledBlock]()
    narrow = replace(document, page=document.page.column)  # as wide as the text of articles
    turned = replace(document, page=document.page.turned)
    for place, block in enumerate(document.body):
        if isinstance(block, StyledTable) and not block.widths:
            within = document if place < document.across else narrow
            table, own = _fit(block, turned if block.turned else within)
            styles |= own
            body.append(table)
        else:
            body.append(block)
    return replace(document, body=tuple(body), styles=styles)


def _fit(table: StyledTable, document: Document) -> tuple[StyledTable, Mapping[str, Style]]:
    """Return a table with its widths, and the smaller styles that it is set in, if it is."""
    keys = {cell.style for row in table.rows for cell in row}
    widths, fits = _widths(table, document)
    if not fits:
        for own in _smaller([document.styles[key] for key in keys]):
            made = _restyled(table, {key: style.key for key, style in own.items()})
            small = {style.key: style for style in own.values()}
            styled = replace(document, styles={**document.styles, **small})
            narrow, fits = _widths(made, styled)
            if fits:
                return align_figures(replace(made, widths=narrow), styled, table.margin), small
    return align_figures(replace(table, widths=widths), document, table.margin), {}


def _smaller(styles: Sequence[Style]) -> Iterator[dict[str, Style]]:
    """Yield the styles by their keys one named size smaller at a time, as far as each may go."""
    steps = {style.key: list(_sizes_below(style)) for style in styles}
    for step in range(max(map(len, steps.values()))):
        yield {
            style.key: _in_size(style, [style.size, *own][min(step + 1, len(own))])
            for style in styles
            for own in [steps[style.key]]
        }


def _sizes_below(style: Style) -> Iterator[float]:
    for size in sorted(set(SIZES.values()), reverse=True):
        if style.smallest <= size < style.size:
            yield size


def _in_size(style: Style, size: float) -> Style:
    """Return a style in another size, its pitch smaller with it."""
    if size == style.size:
        return style
    by = size / style.size
    return replace(
        style,
        key=f"{style.key}-{size:g}pt",
        name=f"{style.name}（{size:g}磅）",
        size=size,
        tracking=written(style.tracking * by),
        line=written(style.line * by) if style.line else style.line,
        least=written(style.least * by),
    )


def _restyled(table: StyledTable, keys: Mapping[str, str]) -> StyledTable:
    rows = (tuple(replace(cell, style=keys[cell.style]) for cell in row) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _widths(table: StyledTable, document: Document) -> tuple[tuple[float, ...], bool]:
    """Return the widths of columns, each as wide as it needs, and whether they hold all words.

    They fill the text's width unless the writer said all of them. No word and no number is cut
    while another column has room; where all cells cannot stand on one line, columns that need
    little have it, and the long ones share the rest alike.
    """
    words, needs = _column_needs(table, document)
    room = document.page.text_width
    given = [share * room / 100 for share in table.shares or (0,) * len(words)]
    free = [place for place, width in enumerate(given) if not width]
    if free:
        rest = room - sum(given)
        shares = _share(rest, [words[place] for place in free], [needs[place] for place in free])
        for place, width in zip(free, shares, strict=True):
            given[place] = width
    fits = all(word - _ROUNDING <= width for word, width in zip(words, given, strict=True))
    edges = [written(edge) for edge in accumulate(given, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges)), fits


def _column_needs(table: StyledTable, document: Document) -> tuple[list[float], list[float]]:
    """Return the widths that the longest word and the longest line of each column take."""
    wide = [cell for cell in table.merged if cell.width > 1]
    apart = places_in(wide)
    words, needs = [], []
    for place, column in enumerate(zip(*table.rows, strict=True)):
        own = (cell for row, cell in enumerate(column) if (row, place) not in apart)
        word, need = _needs(own, document)
        if place in table.decimals:
            figures = figure_width(table, place, document) + 2 * CELL_MARGIN + _ROUNDING
            # A figure held away from the edge has no room to spare where a face stands in.
            spare = document.styles[column[-1].style].size
            word, need = max(word, figures), max(need, figures + spare)
        words.append(word)
        needs.append(need)
    for each in wide:
        word, need = _needs([table.rows[each.row][each.column]], document)
        _widen(words, each, word)
        _widen(needs, each, need)
    return words, [max(pair) for pair in zip(words, needs, strict=True)]


def _widen(widths: list[float], cell: MergedCell, need: float) -> None:
    """Give what a merged cell lacks to its columns in equal parts."""
    columns = range(cell.column, cell.column + cell.width)
    lack = need - sum(widths[place] for place in columns)
    for place in columns:
        widths[place] += max(lack, 0.0) / cell.width


def _needs(cells: Iterable[StyledParagraph], document: Document) -> tuple[float, float]:
    """Return the widths that the longest word and the longest line of some cells take."""
    words, lines = [0.0], [0.0]
    for cell in cells:
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
