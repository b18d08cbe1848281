"""Text in columns below a masthead: filled one after the other, on the last page level."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from bulletin_cli.base.record import replace
from bulletin_cli.layout.document import Document, StyledBlock
from bulletin_cli.layout.pages import Line, PageItem, Placing
from bulletin_cli.layout.typeset.column import Area, Column
from bulletin_cli.layout.typeset.paging import SetBlock, paginate

_HALVINGS = 14  # of a column's height, down to less than a twentieth of a point
_HAIR = 1e-6  # points


def paginate_columns(
    body: Sequence[SetBlock], document: Document, above: Column
) -> tuple[list[Column], tuple[StyledBlock, ...]]:
    """Return the pages that the body fills in columns, the first one going on below `above`.

    Where an imprint follows, the columns of the last page are level, as Word makes them.
    """
    page = document.page
    begin = above.top + above.used + above.after
    area = Area(page.top, page.top + page.text_height, page.columns, begin)
    columns, order = paginate(body, document, area)
    if document.imprint:
        columns, order = _level(body, document, area, columns, order)
    return [
        _page(above if number == 1 else Column(page.top, page.text_height), list(group), document)
        for number, group in groupby(columns, key=lambda column: column.page)
    ], order


def _level(
    body: Sequence[SetBlock],
    document: Document,
    area: Area,
    columns: list[Column],
    order: tuple[StyledBlock, ...],
) -> tuple[list[Column], tuple[StyledBlock, ...]]:
    """Return the columns, those of the last page as short as can be."""
    last = columns[-1].page
    low, high = area.column(last, 0).top, area.bottom
    for _ in range(_HALVINGS):
        limit = (low + high) / 2
        tried, its_order = paginate(body, document, replace(area, limited=last, limit=limit))
        if tried[-1].page == last and all(each.used <= each.room + _HAIR for each in tried):
            columns, order, high = tried, its_order, limit
        else:
            low = limit
    return columns, order


def _page(whole: Column, columns: Sequence[Column], document: Document) -> Column:
    """Return the page with its columns side by side below what is on it already."""
    page = document.page
    step = page.column.text_width + page.column_gap
    for column in columns:
        whole.items += [_moved(item, column.place, step) for item in column.items]
        foot = column.top + column.used - whole.top
        if foot >= whole.used and not column.empty:
            whole.used, whole.after, whole.empty = foot, column.after, False
    return whole


def _moved(item: PageItem, place: int, step: float) -> PageItem:
    """Return what stands in the first column in the one at `place`."""
    right = place * step
    if isinstance(item, Line):
        return replace(item, place=partial(_place_moved, item, right), column=place + 1)
    return replace(item, left=item.left + right)


def _place_moved(line: Line, right: float) -> Placing:
    placing = line.place()
    return replace(placing, left=placing.left + right)
