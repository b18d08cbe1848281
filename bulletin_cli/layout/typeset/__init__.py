"""Document -> Pages: where Word will break its lines and pages, without Word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from bulletin_cli.layout.document import (
    PAGE_NUMBER,
    TABLE_GAP,
    Document,
    Run,
    Style,
    StyledBlock,
    StyledParagraph,
    StyledPicture,
    StyledPictureRow,
    StyledTable,
    are_tables,
)
from bulletin_cli.layout.pages import LaidOutPage, Line, Pages
from bulletin_cli.layout.typeset.blocks import (
    UnbreakableBlock,
    paragraph_units,
    picture_unit,
    set_lines,
)
from bulletin_cli.layout.typeset.paging import Column, SetBlock, paginate, place_imprint
from bulletin_cli.layout.typeset.picture_rows import set_picture_row
from bulletin_cli.layout.typeset.tables import set_table
from bulletin_cli.layout.typeset.widths import ASCII

# The widths in ems of those ASCII characters of a face, given with its alternatives, that are
# not half an em wide.
LatinWidths: TypeAlias = Callable[[tuple[str, ...]], Mapping[str, float]]


def half_widths(fonts: tuple[str, ...]) -> Mapping[str, float]:
    """Say of any face that its ASCII characters are half an em wide, as official ones have them."""
    return {}


def typeset(document: Document, latin: LatinWidths = half_widths, first: int = 1) -> Pages:
    """Return the document's pages, the imprint at the foot of the last one where it should be.

    They are counted from `first`, an odd number. Pure and linear in the text; every paragraph's
    text appears once and in order.
    """
    document = replace(document, styles=_measure_faces(document, latin))
    columns, body = paginate(_set_blocks(document.body, document), document)
    imprint = [unit for _, units in _set_blocks(document.imprint, document) for unit in units]
    gap, apart = place_imprint(columns, imprint, document)
    document = replace(document, body=body, imprint_gap=gap, imprint_apart=apart)
    return Pages(
        document, tuple(_page_set(n, each, document) for n, each in enumerate(columns, first))
    )


def _set_blocks(blocks: Iterable[StyledBlock], document: Document) -> Iterator[SetBlock]:
    """Yield each block, tables with the widths of their columns, and what it is made of."""
    before: StyledBlock | None = None
    for block in blocks:
        apart = [UnbreakableBlock(TABLE_GAP, ())] * are_tables(before, block)
        match block:
            case StyledParagraph():
                yield block, list(paragraph_units(block, document))
            case StyledPicture():
                yield block, [picture_unit(block, document)]
            case StyledPictureRow():
                row, units = set_picture_row(block, document)
                yield row, apart + units
            case StyledTable():
                table, rows = set_table(block, document)
                yield table, apart + rows
        before = block


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
    headers = (*document.odd_header, *document.even_header)
    for block in (*document.blocks, *headers, *document.odd_footer, *document.even_footer):
        if isinstance(block, StyledParagraph):
            yield block
        elif isinstance(block, StyledPictureRow):
            yield from block.captions
        elif isinstance(block, StyledTable):
            yield from (cell for row in block.rows for cell in row)


def _page_set(number: int, column: Column, document: Document) -> LaidOutPage:
    is_odd, page = number % 2, document.page
    header = _margin(document.odd_header if is_odd else document.even_header, number, document)
    footer = _margin(document.odd_footer if is_odd else document.even_footer, number, document)
    foot = page.height - page.footer - sum(line.height for line in footer)
    return LaidOutPage(
        number,
        tuple(column.items),
        tuple(_stacked(footer, foot)),
        column.top + column.used,
        tuple(_stacked(header, page.header)),
    )


def _margin(paragraphs: Sequence[StyledParagraph], number: int, document: Document) -> list[Line]:
    """Return the lines of a header or a footer, their tops at 0."""
    page = document.page
    return [
        line
        for paragraph in paragraphs
        for line in set_lines(
            _with_page_number(paragraph, number), document, page.left, page.text_width
        )
    ]


def _stacked(lines: Sequence[Line], top: float) -> Iterator[Line]:
    """Yield lines below one another from `top` on."""
    for line in lines:
        yield replace(line, top=top)
        top += line.height


def _with_page_number(paragraph: StyledParagraph, number: int) -> StyledParagraph:
    runs = tuple(
        Run(run.text.replace(PAGE_NUMBER, str(number)), run.bold) for run in paragraph.runs
    )
    return replace(paragraph, runs=runs)
