"""Pages -> what is on them, and the headings that the outline lists."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from bulletin_cli.base.record import record, replace
from bulletin_cli.layout.document import Document, Style
from bulletin_cli.layout.pages import LaidOutPage, Line, PlacedPicture, Stroke
from bulletin_cli.layout.underline import baseline, underline
from bulletin_cli.writers.drawn.cast import Fonts
from bulletin_cli.writers.drawn.paragraphs import ParagraphLines, paragraphs
from bulletin_cli.writers.drawn.pieces import Cutter
from bulletin_cli.writers.ofd.fonts import FontCase
from bulletin_cli.writers.ofd.resources import Resources
from bulletin_cli.writers.ofd.texts import TextWriter
from bulletin_cli.writers.ofd.xml import color, document, element, mm, text

# The dots of a contents' line, in points, as the PDF has them.
_DOT, _DOT_STEP = 1.0, 4.0


@record
class OutlineEntry:
    """A line of the outline: its level from 1 on, its words, how far down its page it stands."""

    level: int
    title: str
    top: float


class SheetWriter:
    """Writes one page after another; what they have in common stays with it."""

    def __init__(
        self, pages: Document, fonts: FontCase, resources: Resources, ids: Iterator[int]
    ) -> None:
        self._document = pages
        self._resources = resources
        self._ids = ids
        self._text = TextWriter(fonts, resources, ids)
        self._fonts = fonts
        self._cutters: dict[tuple[str, Fonts], Cutter] = {}
        self._western = {
            key: replace(style, fonts=style.latin_fonts)
            for key, style in pages.styles.items()
            if style.latin_fonts in fonts.drawn
        }

    def sheet(self, page: LaidOutPage) -> bytes:
        """Return the file of a page, its size where it is not that of the others."""
        own = page.sheet
        area = element("Area", text("PhysicalBox", mm(0, 0, own.width, own.height)))
        is_common = own == self._document.page
        layer = element("Layer", *self._objects(page), ID=str(next(self._ids)), Type="Body")
        return document("Page", "" if is_common else area, element("Content", layer))

    def outline(self, page: LaidOutPage) -> Iterator[OutlineEntry]:
        """Yield what the outline says of a page, and its headings as Word's outline has them."""
        if page.outlined:
            yield OutlineEntry(1, page.outlined, 0.0)
        for item in paragraphs(page):
            if isinstance(item, tuple) and (level := self._document.styles[item[0].style].outline):
                yield OutlineEntry(level, "".join(line.text for line in item), item[0].top)

    def _objects(self, page: LaidOutPage) -> Iterator[str]:
        for item in paragraphs(page):
            if isinstance(item, PlacedPicture):
                yield self._picture(item)
            elif isinstance(item, Stroke):
                yield self._rule(item)
            else:
                yield from self._lines(item)
        yield from self._lines(page.margin_lines)
        yield from map(self._rule, page.margin_strokes)

    def _lines(self, lines: ParagraphLines) -> Iterator[str]:
        for line in lines:
            if line.text:
                yield from self._line(line)

    def _line(self, line: Line) -> Iterator[str]:
        style = self._document.styles[line.style]
        height = baseline(line, style)
        for key, part in line.faces():
            yield from self._part(
                part, replace(style, fonts=self._document.styles[key].fonts), height
            )
        if stroke := underline(line, style, height):
            yield self._rule(stroke)

    def _part(self, part: Line, style: Style, height: float) -> Iterator[str]:
        """Yield what of a line is in one face, and its ASCII in that of the style's own."""
        western = self._western.get(style.key, style)
        for piece in self._cutter(style)(part):
            if piece.kind != "tab":
                own = western if piece.kind == "text" and piece.text[0] < "\x80" else style
                yield from self._text(piece, own, height)
            elif style.right_tab == "dots":
                yield self._dots(piece.left, height, piece.width)

    def _cutter(self, style: Style) -> Cutter:
        known = self._cutters.get((style.key, style.fonts))
        if known is None:
            drawn, pulled = self._fonts.drawn, self._document.line_breaking.pull_marks
            western = drawn.get(style.latin_fonts)
            known = Cutter(style, drawn[style.fonts], western, pulled=pulled)
            self._cutters[style.key, style.fonts] = known
        return known

    def _picture(self, picture: PlacedPicture) -> str:
        width, height = mm(picture.width), mm(picture.height)
        return element(
            "ImageObject",
            ID=str(next(self._ids)),
            Boundary=mm(picture.left, picture.top, picture.width, picture.height),
            Name=picture.alt,
            CTM=f"{width} 0 0 {height} 0 0",
            ResourceID=str(self._resources.picture(picture)),
        )

    def _rule(self, stroke: Stroke) -> str:
        box = mm(stroke.left, stroke.top, stroke.width, stroke.height)
        outline = " ".join(_rectangle(*each) for each in _dashes(stroke))
        return self._filled(box, outline, stroke.color)

    def _dots(self, left: float, height: float, width: float) -> str:
        """Return round dots in the middle of which the baseline runs, the first one at `left`."""
        radius, places = mm(_DOT / 2), range(int(width / _DOT_STEP) + 1)
        arc = f"A {radius} {radius} 0 0 1"
        outline = " ".join(
            f"M {mm(at)} {radius} {arc} {mm(at + _DOT)} {radius} {arc} {mm(at)} {radius} C"
            for at in (place * _DOT_STEP for place in places)
        )
        box = mm(left - _DOT / 2, height - _DOT / 2, width + _DOT, _DOT)
        return self._filled(box, outline, "")

    def _filled(self, box: str, outline: str, hexadecimal: str) -> str:
        return element(
            "PathObject",
            element("FillColor", Value=color(hexadecimal)),
            text("AbbreviatedData", outline),
            ID=str(next(self._ids)),
            Boundary=box,
            Stroke="false",
            Fill="true",
        )


def _dashes(stroke: Stroke) -> Iterator[tuple[float, float, float, float]]:
    """Yield what is drawn of a stroke: left, top, right and foot of each of its pieces."""
    width, height = stroke.width, stroke.height
    if stroke.pattern is None:
        yield 0.0, 0.0, width, height
        return
    on, off = stroke.pattern
    for place in range(ceil(max(width, height) / (on + off))):
        start = place * (on + off)
        if width >= height:
            yield start, 0.0, min(start + on, width), height
        else:
            yield 0.0, start, width, min(start + on, height)


def _rectangle(left: float, top: float, right: float, foot: float) -> str:
    return f"M {mm(left, top)} L {mm(right, top)} L {mm(right, foot)} L {mm(left, foot)} C"
