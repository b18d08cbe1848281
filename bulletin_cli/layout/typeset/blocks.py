"""Blocks -> unbreakable blocks: lines and table rows with their heights and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate

from bulletin_cli.base.record import record
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import (
    Border,
    Document,
    Style,
    StyledBlock,
    StyledParagraph,
    StyledPicture,
    StyledTable,
)
from bulletin_cli.layout.pages import Line, PageItem, PlacedPicture, Stroke
from bulletin_cli.layout.typeset.lines import LineSpan, break_lines, measure_text
from bulletin_cli.layout.typeset.placing import Placer
from bulletin_cli.layout.typeset.widths import bold_marks, natural_widths

# A line of automatic height, in ems of its face; Chinese faces ask for 1.3 and a little.
AUTO_HEIGHT = 1.3
# Ems that no letter of any face is wider than, space beside a number and all: a text that fits so
# is one line, and the face need not be looked up.
_WIDEST = 1.25
CELL_MARGIN = 5.4  # points on either side, the table style's 108 twips
_FRAME = 0.5  # points, the strokes of a table


@record
class UnbreakableBlock:
    """What no page break may cut; the tops of `items` count from its own upper edge.

    `before` is space that vanishes at the top of a page. `keep` ties it to the block after it.
    `repeat` is set on a table's rows: the header row that opens each further page.
    """

    height: float
    items: tuple[PageItem, ...]
    before: float = 0.0
    keep: bool = False
    page_break: bool = False
    repeat: UnbreakableBlock | None = None


def unbreakable_blocks(block: StyledBlock, document: Document) -> Iterator[UnbreakableBlock]:
    """Yield the lines or rows of a block from top to bottom."""
    left = document.page.left
    match block:
        case StyledParagraph():
            yield from _paragraph(block, document)
        case StyledPicture():
            style = document.styles[block.style]
            place = left + (document.page.text_width - block.width) / 2
            picture = PlacedPicture(
                block.data,
                block.kind,
                place,
                0.0,
                block.width,
                block.height,
                block.alt,
                block.source,
            )
            yield UnbreakableBlock(
                block.height + style.after, (picture,), style.before, style.keep_with_next
            )
        case StyledTable():
            yield from _table(block, document)


def line_height(style: Style) -> float:
    """Return the height of one line."""
    return style.line if style.line is not None else style.size * AUTO_HEIGHT


def set_lines(
    paragraph: StyledParagraph, document: Document, left: float, width: float
) -> Iterator[Line]:
    """Yield the lines of a paragraph in a column at `left`, their tops at 0."""
    style = document.styles[paragraph.style]
    line_breaking = document.line_breaking_of(style)
    place = Placer(style, paragraph.align or style.align, line_breaking)
    marks = bold_marks(paragraph.runs)
    pieces = paragraph.text.split(LINE_BREAK)
    first, begin = True, 0
    for number, piece in enumerate(pieces):
        for span in _spans(piece, document, style, width, first=first, compress=place.compress):
            text, ends = piece[span.start : span.end], span.end == len(piece)
            indent = style.left + (style.first_line if first else 0.0)
            yield Line(
                text,
                style.key,
                top=0.0,
                height=line_height(style),
                place=partial(place, text, left + indent * style.size, span, ends=ends),
                indent=indent,
                bold=marks[begin + span.start : begin + span.end],
                source=paragraph.source,
                last=ends and number == len(pieces) - 1,
                part=paragraph.part,
            )
            first = False
        begin += len(piece) + 1


def _spans(
    text: str, document: Document, style: Style, width: float, *, first: bool, compress: bool
) -> Iterable[LineSpan]:
    """Return the lines of a piece without line breaks; `first` when it begins a paragraph."""
    later = width - (style.left + style.right) * style.size
    opening = later - style.first_line * style.size if first else later
    if not text:
        return (LineSpan(0, 0, opening),)
    if len(text) * (_WIDEST * style.size + style.tracking) <= opening:
        return (LineSpan(0, len(text), opening),)
    line_breaking = document.line_breaking_of(style)
    widths = natural_widths(text, style, line_breaking, compress=compress)
    measure = measure_text(text, widths, style.size, line_breaking)
    return break_lines(measure, (opening, later), compress=compress)


def _paragraph(paragraph: StyledParagraph, document: Document) -> Iterator[UnbreakableBlock]:
    style = document.styles[paragraph.style]
    page = document.page
    lines = list(set_lines(paragraph, document, page.left, page.text_width))
    last = len(lines) - 1
    for number, line in enumerate(lines):
        above = _rule(style.rule_above, document, 0.0) if number == 0 else ()
        height = line.height + sum(stroke.height for stroke in above)
        placed = replace(line, top=height - line.height) if above else line
        items: list[PageItem] = [*above, placed]
        if number == last:
            below = _rule(style.rule_below, document, height)
            items += below
            height += sum(stroke.height for stroke in below) + style.after
        yield UnbreakableBlock(
            height,
            tuple(items),
            before=style.before if number == 0 else 0.0,
            keep=_keeps(style, number, last, document),
            page_break=style.page_break_before and number == 0,
        )


def _keeps(style: Style, number: int, last: int, document: Document) -> bool:
    if number == last:
        return style.keep_with_next
    widow = document.line_breaking.widow_control and number in (0, last - 1)
    return style.keep_together or widow


def _rule(rule: Border | None, document: Document, top: float) -> tuple[Stroke, ...]:
    if rule is None:
        return ()
    page = document.page
    return (Stroke(page.left, top, page.text_width, rule.weight, rule.color),)


def _table(table: StyledTable, document: Document) -> Iterator[UnbreakableBlock]:
    header: UnbreakableBlock | None = None
    room = document.page.text_height
    for number, row in enumerate(table.rows):
        for unit in _rows(row, table.widths, document, room):
            yield replace(unit, keep=number == 0 and len(table.rows) > 1, repeat=header)
        if number == 0 and unit.height < room / 2:
            header, room = unit, room - unit.height


def _rows(
    row: Sequence[StyledParagraph], widths: Sequence[float], document: Document, room: float
) -> Iterator[UnbreakableBlock]:
    """Yield a row whole, or in pieces where it is higher than `room`, as Word cuts it then."""
    edge = document.page.left
    edges = list(accumulate(widths, initial=edge))
    cells = [
        list(set_lines(paragraph, document, left + CELL_MARGIN, width - 2 * CELL_MARGIN))
        for paragraph, left, width in zip(row, edges, widths, strict=False)
    ]
    style = document.styles[row[0].style]
    space = style.before + style.after + _FRAME
    most = max(int((room - space) / line_height(style)), 1)
    for start in range(0, max(map(len, cells)), most):
        yield _row([lines[start : start + most] for lines in cells], edges, style)


def _row(cells: Sequence[Sequence[Line]], edges: Sequence[float], style: Style) -> UnbreakableBlock:
    tall = [sum(line.height for line in lines) for lines in cells]
    height = max(tall) + style.before + style.after + _FRAME
    items: list[PageItem] = []
    for lines, own in zip(cells, tall, strict=True):
        top = (height - own - style.before - style.after) / 2 + style.before
        for line in lines:
            items.append(replace(line, top=top))
            top += line.height
    across = edges[-1] - edges[0]
    items += [Stroke(edges[0], top, across, _FRAME, "000000") for top in (0.0, height)]
    items += [Stroke(side, 0.0, _FRAME, height + _FRAME, "000000") for side in edges]
    return UnbreakableBlock(height, tuple(items))
