"""The archive's stamp (归档章, DA/T 22-2015): two rows of three cells above a first page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import replace
from bulletin_cli.layout.document import Document, Run, Style, StyledParagraph
from bulletin_cli.layout.pages import Line, PageItem, Pages, Stroke
from bulletin_cli.layout.typeset import LatinWidths
from bulletin_cli.layout.typeset.blocks import set_lines

_MM = 72 / 25.4
WIDTH, HEIGHT = 45 * _MM, 16 * _MM  # of the stamp
_COLUMNS, _ROWS = 3, 2
_CELL, _ROW = WIDTH / _COLUMNS, HEIGHT / _ROWS
_AIR = 1.5 * _MM  # above and below the stamp at least
_RED, _STROKE, _INSET = "FF0000", 0.5, 1.0
_STYLE = Style("archive_stamp", "归档章", ("宋体", "SimSun"), 9.0, color=_RED, line=10.0,
               align="center", first_line=0.0)  # fmt: skip


def stamped(pages: Pages, cells: Sequence[str], latin: LatinWidths) -> Pages:
    """Return the pages with the stamp in the middle above what stands on the first one.

    `cells` go row by row. Raises BulletinError where there is no room for it.
    """
    first, *others = pages.pages
    standing = (*first.header, *first.margin_strokes, *first.items)
    room = min((each.top for each in standing), default=pages.document.page.height)
    if room < HEIGHT + 2 * _AIR:
        raise BulletinError(
            f"首页上边只空 {room / _MM:.0f} 毫米，盖不下 16 毫米高的归档章",
            "不加 --stamp，在纸上盖；或换天头大些的模板。",
        )
    style = replace(_STYLE, latin=latin(_STYLE.fonts))
    document = replace(pages.document, styles={**pages.document.styles, style.key: style})
    left, top = (document.page.width - WIDTH) / 2, (room - HEIGHT) / 2
    stamp = (*_box(left, top), *_words(cells, document, left, top))
    return Pages(document, (replace(first, items=(*first.items, *stamp)), *others))


def _box(left: float, top: float) -> Iterator[Stroke]:
    for row in range(_ROWS + 1):
        yield Stroke(left, top + row * _ROW, WIDTH + _STROKE, _STROKE, _RED)
    for column in range(_COLUMNS + 1):
        yield Stroke(left + column * _CELL, top, _STROKE, HEIGHT + _STROKE, _RED)


def _words(cells: Sequence[str], document: Document, left: float, top: float) -> Iterator[PageItem]:
    for place, text in enumerate(cells):
        row, column = divmod(place, _COLUMNS)
        paragraph = StyledParagraph(_STYLE.key, (Run(text),) if text else (), part="stamp")
        begin, room = left + column * _CELL + _INSET, _CELL - 2 * _INSET
        lines: list[Line] = [*set_lines(paragraph, document, begin, room)]
        above = (_ROW + _STROKE - sum(line.height for line in lines)) / 2
        for number, line in enumerate(lines):
            yield replace(line, top=top + row * _ROW + above + number * line.height)
