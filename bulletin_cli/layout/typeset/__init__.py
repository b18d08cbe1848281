"""Document -> Pages: where Word will break its lines and pages, without Word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from bulletin_cli.layout.document import (
    PAGE_NUMBER,
    Document,
    Page,
    Run,
    Style,
    StyledParagraph,
    StyledTable,
)
from bulletin_cli.layout.pages import LaidOutPage, Line, PageItem, Pages
from bulletin_cli.layout.typeset.blocks import UnbreakableBlock, set_lines, unbreakable_blocks
from bulletin_cli.layout.typeset.widths import ASCII

_HAIR = 1e-6  # points; sums of pitches are not exact
# Points, 15 twips, left free below an imprint at the foot: a program that rounds otherwise than
# Word begins no page for it.
_SLACK = 0.75


# The widths in ems of those ASCII characters of a face, given with its alternatives, that are
# not half an em wide.
LatinWidths: TypeAlias = Callable[[tuple[str, ...]], Mapping[str, float]]


def half_widths(fonts: tuple[str, ...]) -> Mapping[str, float]:
    """Say of any face that its ASCII characters are half an em wide, as official ones have them."""
    return {}


def typeset(document: Document, latin: LatinWidths = half_widths) -> Pages:
    """Return the document's pages, the imprint at the foot of the last one where it should be.

    Pure and linear in the text; every paragraph's text appears once and in order.
    """
    document = replace(document, styles=_measure_faces(document, latin))
    body = [unit for block in document.body for unit in unbreakable_blocks(block, document)]
    imprint = [unit for block in document.imprint for unit in unbreakable_blocks(block, document)]
    columns = _paginate(body, document.page)
    gap, apart = _imprint_place(columns, imprint, document)
    if imprint:
        columns += [_Column(document.page.top) for _ in range(apart)]
        columns[-1].add_all(imprint, gap)
    document = replace(document, imprint_gap=gap, imprint_apart=apart)
    return Pages(document, tuple(_page_set(n, each, document) for n, each in enumerate(columns, 1)))


def _measure_faces(document: Document, latin: LatinWidths) -> Mapping[str, Style]:
    """Return the styles with the widths of their faces, those in which ASCII stands.

    What `latin` gives may well be measured only when somebody looks into it.
    """
    wanted = {each.style for each in _paragraphs(document) if ASCII.search(each.text)}
    return {
        key: replace(style, latin=latin(style.fonts)) if key in wanted else style
        for key, style in document.styles.items()
    }


def _paragraphs(document: Document) -> Iterator[StyledParagraph]:
    for block in (*document.blocks, *document.odd_footer, *document.even_footer):
        if isinstance(block, StyledParagraph):
            yield block
        elif isinstance(block, StyledTable):
            yield from (cell for row in block.rows for cell in row)


class _Column:
    """The text area of one page while it fills; `used` of its height is taken."""

    def __init__(self, top: float) -> None:
        self.top = top
        self.items: list[PageItem] = []
        self.used = 0.0

    def add(self, unit: UnbreakableBlock) -> None:
        self.used += unit.before if self.items else 0.0
        top = self.top + self.used
        self.items += [replace(item, top=item.top + top) for item in unit.items]
        self.used += unit.height

    def add_all(self, chain: Sequence[UnbreakableBlock], gap: float = 0.0) -> None:
        self.used += gap
        for unit in chain:
            self.add(unit)

    def holds(self, chain: Sequence[UnbreakableBlock], height: float) -> bool:
        """Return whether the chain fits below what is there already."""
        before = chain[0].before if self.items else 0.0
        return self.used + before + _height(chain) <= height + _HAIR


def _paginate(body: Sequence[UnbreakableBlock], page: Page) -> list[_Column]:
    columns, height = [_Column(page.top)], page.text_height
    for chain in _chains(body):
        if chain[0].page_break and columns[-1].items:
            columns.append(_Column(page.top))
        if _height(chain) <= height:
            _place(columns, chain, height)
        else:  # a chain longer than a page is kept together nowhere
            for unit in chain:
                _place(columns, [unit], height)
    return columns


def _place(columns: list[_Column], chain: Sequence[UnbreakableBlock], height: float) -> None:
    if columns[-1].items and not columns[-1].holds(chain, height):
        columns.append(_Column(columns[-1].top))
        header = chain[0].repeat
        if header and header.height + _height(chain) <= height:
            columns[-1].add(header)
    columns[-1].add_all(chain)


def _chains(body: Sequence[UnbreakableBlock]) -> Iterator[list[UnbreakableBlock]]:
    """Yield the runs of units that must stand on one page."""
    chain: list[UnbreakableBlock] = []
    for unit in body:
        chain.append(unit)
        if not unit.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def _height(chain: Sequence[UnbreakableBlock]) -> float:
    """Return the height of a chain, the space before its first unit left out."""
    return sum(unit.height + unit.before for unit in chain) - chain[0].before


def _imprint_place(
    columns: Sequence[_Column], imprint: Sequence[UnbreakableBlock], document: Document
) -> tuple[float, int]:
    """Return the space above the imprint, and how many pages begin before it."""
    if not imprint:
        return 0.0, 0
    height = document.page.text_height - _SLACK
    apart = 0 if columns[-1].holds(imprint, height) else 1
    if document.line_breaking.imprint_on_even_page and (len(columns) + apart) % 2:
        apart += 1
    if not document.line_breaking.imprint_at_foot:
        return 0.0, apart
    used = 0.0 if apart else columns[-1].used
    return max(height - used - _height(imprint), 0.0), apart


def _page_set(number: int, column: _Column, document: Document) -> LaidOutPage:
    footer = document.odd_footer if number % 2 else document.even_footer
    return LaidOutPage(
        number,
        tuple(column.items),
        tuple(_footer(footer, number, document)),
        column.top + column.used,
    )


def _footer(
    paragraphs: Sequence[StyledParagraph], number: int, document: Document
) -> Iterator[Line]:
    """Yield the footer's lines, the last one's lower edge at the footer distance."""
    page = document.page
    lines = [
        line
        for paragraph in paragraphs
        for line in set_lines(
            _with_page_number(paragraph, number), document, page.left, page.text_width
        )
    ]
    top = page.height - page.footer - sum(line.height for line in lines)
    for line in lines:
        yield replace(line, top=top)
        top += line.height


def _with_page_number(paragraph: StyledParagraph, number: int) -> StyledParagraph:
    runs = tuple(
        Run(run.text.replace(PAGE_NUMBER, str(number)), run.bold) for run in paragraph.runs
    )
    return replace(paragraph, runs=runs)
