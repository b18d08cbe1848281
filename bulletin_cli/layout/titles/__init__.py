"""Titles that take more than one line, broken by sense where their style asks for it.

GB/T 9704-2012, 7.3.1: words stay whole, lines are balanced, the title is a trapezium or a diamond.
A title that its author broke stays so. The lines become line breaks of the composed document,
so that every writer has them; the article knows nothing of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import (
    Document,
    Style,
    StyledBlock,
    StyledParagraph,
)
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.titles.costs import IN_SPAN, break_costs, kept_spans
from bulletin_cli.layout.titles.shapes import choose_breaks
from bulletin_cli.layout.typeset.lines import TAB, Measure, measure_text
from bulletin_cli.layout.typeset.widths import latin_faces, natural_widths


def break_titles(
    document: Document,
    latin: Callable[[tuple[str, ...]], Mapping[str, float]],
    names: Collection[str],
) -> Document:
    """Return the document with breaks in the paragraphs of those styles that balance their lines.

    `names` are words that stand on one line; `latin` gives the widths of a face.
    """
    known = frozenset(names)

    def broken(block: StyledBlock) -> StyledBlock:
        if not isinstance(block, StyledParagraph) or not document.styles[block.style].balance:
            return block
        style = document.styles[block.style]
        style = replace(style, latin=latin(latin_faces(style)))
        room = (page.turned if block.turned else page).text_width
        return _broken(block, style, room, document.line_breaking, known)

    across, columns = document.body[: document.across], document.body[document.across :]
    page = document.page
    above = tuple(map(broken, across))
    page = document.page.column
    return replace(document, body=(*above, *map(broken, columns)))


def title_lines(document: Document) -> Mapping[str, tuple[str, ...]]:
    """Return the lines of each title as far as breaks make them, by the article's file."""
    return {
        block.source.article: tuple(block.text.split(LINE_BREAK))
        for block in document.body
        if isinstance(block, StyledParagraph) and block.part == "title" and block.source
    }


def _broken(
    paragraph: StyledParagraph,
    style: Style,
    width: float,
    line_breaking: LineBreaking,
    names: Collection[str],
) -> StyledParagraph:
    """Return a paragraph that takes more than one line with its lines broken by sense."""
    text, runs = paragraph.text, paragraph.runs
    if len(runs) != 1 or LINE_BREAK in text or TAB in text:
        return paragraph
    room = width - (style.left + style.right + max(style.first_line, 0.0)) * style.size
    measure = measure_text(
        text, natural_widths(text, style, line_breaking), style.em, line_breaking
    )
    if measure.overflow(0, len(text), room) <= 0:
        return paragraph
    lines = LINE_BREAK.join(_lines(measure, room, names))
    return replace(paragraph, runs=(replace(runs[0], text=lines),))


def _lines(measure: Measure, room: float, names: Collection[str]) -> Iterator[str]:
    text = measure.text
    costs = break_costs(text, names)
    for start, end in kept_spans(text, names):
        if measure.overflow(start, end, room) <= 0:
            for place in range(start + 1, end):
                costs[place] += IN_SPAN
    places = [0, *filter(measure.may_break, range(1, len(text))), len(text)]
    ends = choose_breaks(
        places, costs.__getitem__, lambda start, end: measure.overflow(start, end, 0.0), room
    )
    start = 0
    for end in (*ends, len(text)):
        yield text[start:end]
        start = end
