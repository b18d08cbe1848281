"""Pictures side by side -> unbreakable blocks: one, unless the row is higher than a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from bulletin_cli.base.record import replace
from bulletin_cli.base.typography import written
from bulletin_cli.layout.document import ROW_GAP, Document, StyledPictureRow
from bulletin_cli.layout.pages import Line, PageItem, PlacedPicture
from bulletin_cli.layout.typeset.blocks import UnbreakableBlock, set_lines


def set_picture_row(
    row: StyledPictureRow, document: Document
) -> tuple[StyledPictureRow, list[UnbreakableBlock]]:
    """Return the row, which may say now that it is cut, and what it is made of."""
    cells = list(_cells(row, document))
    picture = document.styles[row.cells[0].picture.style]
    head = written(picture.before + row.height)
    below, after = picture.after, picture.after
    if row.captions:
        caption = document.styles[row.captions[0].style]
        below, after = max(picture.after, caption.before), caption.after
    tall = max(sum(line.height for line in lines) for _, lines in cells)
    height = head + (below + tall if tall else 0.0) + after
    if height > document.page.text_height:
        return replace(row, is_cut=True), list(_cut(cells, head, below, after))
    items: list[PageItem] = []
    for placed, lines in cells:
        items.append(replace(placed, top=head - placed.height))
        top = head + below
        for line in lines:
            items.append(replace(line, top=top))
            top += line.height
    return row, [UnbreakableBlock(height, tuple(items), keep=row.keep_with_next)]


def _cells(row: StyledPictureRow, document: Document) -> Iterator[tuple[PlacedPicture, list[Line]]]:
    """Yield each picture and the lines of its caption; no grid stretches what stands in a cell."""
    document = replace(document, page=replace(document.page, grid=0.0))
    left = document.page.left
    for cell in row.cells:
        each = cell.picture
        placed = PlacedPicture(
            each.data, each.kind, left + (cell.width - each.width) / 2, 0.0, each.width,
            each.height, each.alt, each.source,
        )  # fmt: skip
        yield (
            placed,
            list(set_lines(cell.caption, document, left, cell.width) if cell.caption else ()),
        )
        left += cell.width + ROW_GAP


def _cut(
    cells: list[tuple[PlacedPicture, list[Line]]], head: float, below: float, after: float
) -> Iterator[UnbreakableBlock]:
    """Yield the pictures, then the captions line by line."""
    pictures = (replace(placed, top=head - placed.height) for placed, _ in cells)
    yield UnbreakableBlock(head, tuple(pictures), after=below)
    rows = list(zip_longest(*(lines for _, lines in cells)))
    for number, lines in enumerate(rows, start=1):
        shown = tuple(line for line in lines if line)
        height = max(line.height for line in shown)
        yield UnbreakableBlock(height + after * (number == len(rows)), shown)
