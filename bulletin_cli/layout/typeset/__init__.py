"""Document -> Pages: where Word will break its lines and pages, without Word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, groupby, zip_longest
from typing import TypeAlias

from bulletin_cli.base.record import replace
from bulletin_cli.layout.document import (
    PAGE_COUNT,
    PAGE_NUMBER,
    TABLE_GAP,
    Document,
    Style,
    StyledBlock,
    StyledParagraph,
    StyledPicture,
    StyledPictureRow,
    StyledTable,
    are_tables,
    is_turned,
)
from bulletin_cli.layout.page import Page
from bulletin_cli.layout.pages import LaidOutPage, Line, Pages, Stroke
from bulletin_cli.layout.paragraphs import paragraphs_of
from bulletin_cli.layout.typeset.blocks import (
    UnbreakableBlock,
    paragraph_units,
    picture_unit,
)
from bulletin_cli.layout.typeset.column import Column, height_of
from bulletin_cli.layout.typeset.columns import paginate_columns
from bulletin_cli.layout.typeset.filling import fill_lines
from bulletin_cli.layout.typeset.official import place_official
from bulletin_cli.layout.typeset.paging import SetBlock, paginate, place_imprint, runs_on
from bulletin_cli.layout.typeset.picture_rows import set_picture_row
from bulletin_cli.layout.typeset.table_columns import fit_tables
from bulletin_cli.layout.typeset.tables import set_table
from bulletin_cli.layout.typeset.tails import keep_tails
from bulletin_cli.layout.typeset.widths import ASCII, latin_faces

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
    document = keep_tails(document)
    document = replace(document, page=_page_with_room(document))
    document = fit_tables(replace(document, styles=fill_lines(document)))
    document = replace(document, body=place_official(document))
    columns, body = _paginate(document)
    imprint = list(_set_imprint(document))
    if runs_on(imprint, document):
        document = replace(document, imprint=_loosened(document.imprint))
        imprint = list(_set_imprint(document))
    gap, apart = place_imprint(columns, imprint, document)
    document = replace(document, body=body, imprint_gap=gap, imprint_apart=apart)
    pages = (_page_set(n, each, document, len(columns)) for n, each in enumerate(columns, first))
    return Pages(document, tuple(pages))


def _paginate(document: Document) -> tuple[list[Column], tuple[StyledBlock, ...]]:
    """Return the pages with the body on them, and its blocks in the order in which they stand."""
    if any(map(is_turned, document.body)):
        return _paginate_turned(document)
    if document.page.columns == 1:
        return paginate(_set_blocks(document.body, document), document)
    across, text = document.body[: document.across], document.body[document.across :]
    pages, above = paginate(_set_blocks(across, document), document)
    narrow = replace(document, page=document.page.column)
    blocks = _set_section(text, narrow)
    further, body = paginate_columns(blocks, document, pages[-1])
    return [*pages[:-1], *further], (*above, *body)


def _paginate_turned(document: Document) -> tuple[list[Column], tuple[StyledBlock, ...]]:
    """Return the pages and the blocks of a document some of whose pages are landscape ones."""
    columns, body = list[Column](), list[StyledBlock]()
    sections = [list(blocks) for _, blocks in groupby(document.body, key=is_turned)]
    for place, blocks in enumerate(sections, 1):
        turned = is_turned(blocks[0])
        own = replace(document, page=document.page.turned) if turned else document
        goes_on = place == len(sections) and not turned  # in the section of the imprint
        made = _set_blocks(blocks, own) if goes_on else _set_section(_tied(blocks), own)
        further, order = paginate(made, own)
        for each in further:
            each.turned = turned
        columns += further
        body += order
    return columns, tuple(body)


def _tied(blocks: Sequence[StyledBlock]) -> Sequence[StyledBlock]:
    """Return blocks, a table at their end tied to the paragraph below that ends its section."""
    last = blocks[-1]
    if not isinstance(last, StyledTable):
        return blocks
    return (*blocks[:-1], replace(last, keep_with_next=True))


def _set_section(blocks: Sequence[StyledBlock], document: Document) -> list[SetBlock]:
    """Return the blocks of a section that another one follows: Word ends it in a paragraph."""
    made = list(_set_blocks(blocks, document))
    if made and are_tables(made[-1][0], made[-1][0]):
        made[-1][1].append(UnbreakableBlock(TABLE_GAP, ()))
    return made


def _set_blocks(blocks: Sequence[StyledBlock], document: Document) -> Iterator[SetBlock]:
    """Yield each block, tables with what is cut and tied of them, and what it is made of."""
    before: StyledBlock | None = None
    goes_on = False  # the band or box of the paragraph before, in this one
    for block, after in zip_longest(blocks, blocks[1:]):
        apart = [UnbreakableBlock(TABLE_GAP, ())] * are_tables(before, block)
        match block:
            case StyledParagraph():
                joins, goes_on = goes_on, _go_on(block, after)
                yield (
                    block,
                    list(paragraph_units(block, document, joins=joins, goes_on=goes_on)),
                )
            case StyledPicture():
                yield block, [picture_unit(block, document)]
            case StyledPictureRow():
                row, units = set_picture_row(block, document)
                yield row, apart + units
            case StyledTable():
                table, rows = set_table(block, document)
                rows[-1] = replace(rows[-1], keep=rows[-1].keep or block.keep_with_next)
                yield table, apart + rows
        before = block


def _set_imprint(document: Document) -> Iterator[UnbreakableBlock]:
    """Yield what the imprint is made of; an empty paragraph keeps it apart from a table's end."""
    hair = UnbreakableBlock(TABLE_GAP, (), keep=True)
    blocks = document.imprint
    if blocks and isinstance(blocks[0], StyledTable):
        yield hair
    for _, units in _set_blocks(blocks, document):
        yield from units
    if blocks and isinstance(blocks[-1], StyledTable):
        yield hair


def _loosened(
    imprint: Sequence[StyledParagraph | StyledTable],
) -> tuple[StyledParagraph | StyledTable, ...]:
    """Return the imprint, its lists of receivers not kept with one another.

    Other programs than Word would begin a page with each.
    """
    return tuple(
        replace(one, keep_with_next=False)
        if isinstance(one, StyledParagraph) and one.text and _go_on(one, other)
        else one
        for one, other in zip(imprint, (*imprint[1:], None), strict=False)
    )


def _go_on(one: StyledParagraph, other: StyledBlock | None) -> bool:
    """Return whether Word draws one box round these neighbours: paragraphs of one style."""
    return isinstance(other, StyledParagraph) and one.style == other.style


def _measure_faces(document: Document, latin: LatinWidths) -> Mapping[str, Style]:
    """Return the styles with the widths of their faces, those in which ASCII stands.

    What `latin` gives may well be measured only when somebody looks into it.
    """
    blocks = (*document.blocks, *chain.from_iterable(document.margins))
    wanted = {each.style for each in paragraphs_of(blocks) if ASCII.search(each.text)}
    return {
        key: replace(
            style,
            latin=latin(latin_faces(style, bold=style.bold)),
            latin_bold=latin(latin_faces(style, bold=True)),
        )
        if key in wanted
        else style
        for key, style in document.styles.items()
    }


def _page_set(number: int, column: Column, document: Document, count: int) -> LaidOutPage:
    page = document.page
    if column.turned:
        page = page.turned
        document = replace(document, page=page)
    header, footer = _set_margins(number, count, document)
    above, below = Column(page.header), Column(page.height - page.footer - _whole_height(footer))
    above.add_all(header)
    below.add_all(footer)
    return LaidOutPage(
        number,
        tuple(column.items),
        tuple(item for item in below.items if isinstance(item, Line)),
        column.top + column.used,
        page,
        tuple(item for item in above.items if isinstance(item, Line)),
        tuple(item for item in (*above.items, *below.items) if isinstance(item, Stroke)),
    )


def _page_with_room(document: Document) -> Page:
    """Return the page, its margins grown where a header or a footer is higher than they are.

    In Word the text gives way to them; on pages of one issue it begins at one height all the same.
    """
    page = document.page
    for number in (1, 2, 3):  # the first page, an even one and an odd one
        header, footer = _set_margins(number, number, document)
        top, bottom = page.header + _whole_height(header), page.footer + _whole_height(footer)
        if top > page.top or bottom > page.bottom:
            page = replace(page, top=max(top, page.top), bottom=max(bottom, page.bottom))
    return page


def _set_margins(
    number: int, count: int, document: Document
) -> tuple[list[UnbreakableBlock], list[UnbreakableBlock]]:
    """Return what the header and the footer of a page are made of."""
    header, footer = (
        [unit for _, units in _set_blocks(numbered, document) for unit in units]
        for numbered in (
            tuple(_with_numbers(each, number, count) for each in paragraphs)
            for paragraphs in (document.header_on(number), document.footer_on(number))
        )
    )
    return header, footer


def _whole_height(units: Sequence[UnbreakableBlock]) -> float:
    """Return the height of a header or a footer, the space below it included."""
    return height_of(units) + units[-1].after if units else 0.0


def _with_numbers(paragraph: StyledParagraph, number: int, count: int) -> StyledParagraph:
    runs = tuple(
        replace(
            run, text=run.text.replace(PAGE_NUMBER, str(number)).replace(PAGE_COUNT, str(count))
        )
        for run in paragraph.runs
    )
    return replace(paragraph, runs=runs)
