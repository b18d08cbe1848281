"""Lists on A4 sheets across, in looks of their own: a title, what it is about, a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_cli.base.record import record, replace
from bulletin_cli.base.typography import points, written
from bulletin_cli.layout.document import (
    PAGE_NUMBER,
    Align,
    Document,
    Page,
    Run,
    Style,
    StyledBlock,
    StyledParagraph,
    StyledTable,
)
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.properties import DocumentProperties

_SONG, _FANG, _HEI = ("宋体", "SimSun"), ("仿宋_GB2312", "仿宋"), ("黑体", "SimHei")
_BODY = Style("body", "Body Text", _FANG, 10.5, line=16.0, first_line=0.0)
_TITLE = replace(
    _BODY, key="title", name="heading 1", fonts=("方正小标宋简体", *_SONG), size=22.0, line=34.0,
    align="center", outline=1,
)  # fmt: skip
_STYLES = (
    _BODY,
    _TITLE,
    replace(_TITLE, key="next_title", name="heading 2", page_break_before=True),
    replace(_BODY, key="about", name="说明", size=12.0, line=24.0, align="center", after=4.0),
    replace(_BODY, key="table", name="表格", align="left", before=2.0, after=2.0),
    replace(
        _BODY, key="table_head", name="表头", fonts=_HEI, align="center", before=3.0, after=3.0
    ),
    replace(_BODY, key="footer", name="footer", fonts=_SONG, align="center"),
)


@record
class Listing:
    """A table with its title, and a line of what it is about.

    `rows` begin with the header; `widths` are millimetres, and they and `aligns` go by column.
    """

    title: str
    about: str
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    aligns: Sequence[Align]


def listing_document(
    listings: Sequence[Listing], base: bytes, properties: DocumentProperties
) -> Document:
    """Return the listings, each on a page of its own, with `base` as their base.docx."""
    footer = (StyledParagraph("footer", (Run(f"— {PAGE_NUMBER} —"),), part="footer"),)
    return Document(
        page=_page(),
        line_breaking=LineBreaking(),
        styles={each.key: each for each in _STYLES},
        body=tuple(block for n, each in enumerate(listings) for block in _blocks(each, n)),
        imprint=(),
        odd_footer=footer,
        even_footer=footer,
        properties=properties,
        base=base,
    )


def _page() -> Page:
    width, height, top, side, bottom, footer = (
        written(points(each)) for each in ("297mm", "210mm", "22mm", "15mm", "20mm", "12mm")
    )
    return Page(width, height, top, side, bottom, side, footer, footer)


def _blocks(listing: Listing, number: int) -> Iterator[StyledBlock]:
    yield StyledParagraph("next_title" if number else "title", (Run(listing.title),), part="title")
    yield StyledParagraph("about", (Run(listing.about),))
    widths = tuple(written(points(f"{each}mm")) for each in listing.widths)
    rows = (
        tuple(
            StyledParagraph(style, (Run(text),) if text else (), align=align)
            for text, align in zip(row, listing.aligns, strict=True)
        )
        for style, row in zip(
            ("table_head", *["table"] * len(listing.rows)), listing.rows, strict=False
        )
    )
    head, *others = rows
    middle = tuple(replace(each, align=None) for each in head)
    yield StyledTable((middle, *others), widths)
