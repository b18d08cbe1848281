"""Paragraphs and pictures -> unbreakable blocks: their heights and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from math import ceil

from bulletin_cli.base.record import record, replace
from bulletin_cli.base.typography import written
from bulletin_cli.content.article import LINE_BREAK, Raised
from bulletin_cli.layout.document import (
    Document,
    Style,
    StyledParagraph,
    StyledPicture,
)
from bulletin_cli.layout.own_style import own_style
from bulletin_cli.layout.pages import Line, PageItem, PlacedPicture, Stroke
from bulletin_cli.layout.typeset.lines import LineSpan, break_lines, measure_text
from bulletin_cli.layout.typeset.placing import Placer
from bulletin_cli.layout.typeset.rules import backdrop, rule_above, rule_below
from bulletin_cli.layout.typeset.widths import bold_marks, most_width, natural_widths, raised_marks

# A line of automatic height, in ems of its face; Chinese faces ask for 1.3 and a little.
AUTO_HEIGHT = 1.3
_HAIR = 1e-6  # pitches; heights and pitches are not exact


@record
class UnbreakableBlock:
    """What no page break may cut; the tops of `items` count from its own upper edge.

    `before` and `after` are space that vanishes at the top and at the foot of a page, but above a
    block that begins one. `keep` ties it to the block after it.
    `repeat` and `closing` are set on a table's rows: the header row that opens each further page,
    and the stroke that ends the table at the foot of one; `opening` is what a row within a merged
    cell lacks above it where it opens a page.
    `backdrop` are the band behind a line and the sides of its box; where it `joins` those of the
    line above, they fill the space between, too.
    """

    height: float
    items: tuple[PageItem, ...]
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    page_break: bool = False
    repeat: UnbreakableBlock | None = None
    closing: Stroke | None = None
    opening: Stroke | None = None
    backdrop: tuple[Stroke, ...] = ()
    joins: bool = False


def picture_unit(picture: StyledPicture, document: Document) -> UnbreakableBlock:
    """Return a picture by itself between the margins."""
    style, page = document.styles[picture.style], document.page
    height = written(_on_grid(picture.height, style, page.grid))
    placed = place_picture(picture, document, page.left, page.text_width)
    return UnbreakableBlock(
        height,
        (replace(placed, top=height - picture.height),),
        style.before,
        style.after,
        style.keep_with_next,
        style.page_break_before,
    )


def place_picture(
    picture: StyledPicture, document: Document, left: float, width: float
) -> PlacedPicture:
    """Return a picture in a column at `left` where its style puts it, its top at 0."""
    style = document.styles[picture.style]
    before, after = style.left + style.first_line, style.right
    room = width - (before + after) * style.size - picture.width
    share = {"center": 0.5, "right": 1.0}.get(style.align, 0.0)
    return PlacedPicture(
        picture.data, picture.kind, left + before * style.size + room * share, 0.0,
        picture.width, picture.height, picture.alt, picture.source,
    )  # fmt: skip


def line_height(style: Style, grid: float) -> float:
    """Return the height of one line on a page whose grid has this pitch."""
    if style.line is not None:
        return style.line
    own = _on_grid(style.size * AUTO_HEIGHT, style, grid)
    return written(max(own * style.multiple, style.least))


def _on_grid(height: float, style: Style, grid: float) -> float:
    """Return the whole pitches that a height takes, where its style keeps to the grid."""
    if not grid or not style.keeps_to_grid:
        return height
    return ceil(height / grid - _HAIR) * grid


def set_lines(
    paragraph: StyledParagraph, document: Document, left: float, width: float
) -> Iterator[Line]:
    """Yield the lines of a paragraph in a column at `left`, their tops at 0."""
    style = own_style(paragraph, document)
    width -= paragraph.inset
    line_breaking = document.line_breaking_of(style)
    place = Placer(style, paragraph.align or style.align, line_breaking)
    height = line_height(style, document.page.grid)
    run_in, face = _run_in(paragraph)
    marks, raised = bold_marks(paragraph.runs), raised_marks(paragraph.runs)
    pieces = paragraph.text.split(LINE_BREAK)
    first, begin = True, 0
    for number, piece in enumerate(pieces):
        small, heavy = raised[begin : begin + len(piece)], marks[begin : begin + len(piece)]
        for span in _spans(
            piece, document, style, width,
            first=first, compress=place.compress, raised=small, bold=heavy,
        ):  # fmt: skip
            text, ends = piece[span.start : span.end], span.end == len(piece)
            above, bold = small[span.start : span.end], heavy[span.start : span.end]
            indent = style.left + (style.first_line if first else 0.0)
            yield Line(
                text,
                style.key,
                top=0.0,
                height=height,
                place=partial(
                    place,
                    text,
                    left + indent * style.size,
                    span,
                    ends=ends,
                    raised=above,
                    bold=bold,
                ),
                indent=indent,
                bold=bold,
                raised=above,
                source=paragraph.source,
                last=ends and number == len(pieces) - 1,
                part=paragraph.part,
                run_in=max(min(run_in - begin - span.start, len(text)), 0),
                run_in_style=face,
            )
            first = False
        begin += len(piece) + 1


def _run_in(paragraph: StyledParagraph) -> tuple[int, str]:
    """Return how many characters at its beginning are in another face, and the style of that."""
    faced = [run for run in paragraph.runs if run.face]
    return sum(len(run.text) for run in faced), faced[0].face if faced else ""


def _spans(
    text: str,
    document: Document,
    style: Style,
    width: float,
    *,
    first: bool,
    compress: bool,
    raised: Sequence[Raised],
    bold: Sequence[bool],
) -> Iterable[LineSpan]:
    """Return the lines of a piece without line breaks; `first` when it begins a paragraph."""
    later = width - (style.left + style.right) * style.size
    opening = later - style.first_line * style.size if first else later
    if not text:
        return (LineSpan(0, 0, opening),)
    if most_width(text, style) <= opening:
        return (LineSpan(0, len(text), opening),)
    line_breaking = document.line_breaking_of(style)
    widths = natural_widths(text, style, line_breaking, compress=compress, raised=raised, bold=bold)
    measure = measure_text(text, widths, style.em, line_breaking)
    return break_lines(measure, (opening, later), compress=compress)


def paragraph_units(
    paragraph: StyledParagraph,
    document: Document,
    *,
    joins: bool,
    goes_on: bool,
) -> Iterator[UnbreakableBlock]:
    """Yield the lines of a paragraph, the rules with the first and the last of them.

    It `joins` the band and the box of the paragraph before it; they go on in the next one.
    """
    if paragraph.picture:
        yield picture_unit(paragraph.picture, document)
        return
    style = own_style(paragraph, document)
    page = document.page
    lines = list(set_lines(paragraph, document, page.left, page.text_width))
    last = len(lines) - 1
    for number, line in enumerate(lines):
        height, placed = line.height, line
        above: tuple[Stroke, ...] = ()
        below: tuple[Stroke, ...] = ()
        if number == 0:
            above, taken = rule_above(style, document, opens=not joins)
            height += taken
            placed = replace(line, top=taken) if taken else line
        if number == last:
            below, taken = rule_below(style, document, height, closes=not goes_on)
            height += taken
        yield UnbreakableBlock(
            height,
            (*above, placed, *below),
            before=style.before if number == 0 else 0.0,
            after=style.after if number == last else 0.0,
            keep=_keeps(style, number, last, document),
            page_break=style.page_break_before and number == 0,
            backdrop=backdrop(style, document, height) if style.band or style.box else (),
            joins=joins or number > 0,
        )


def _keeps(style: Style, number: int, last: int, document: Document) -> bool:
    if number == last:
        return style.keep_with_next
    widow = document.line_breaking.widow_control and number in (0, last - 1)
    return style.keep_together or widow
