"""Pages -> Typst markup: every piece, picture and stroke at its place, paragraphs kept together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bulletin_cli.layout.document import RAISED_SIZE, Document, Raised, Style
from bulletin_cli.layout.pages import LaidOutPage, Line, Pages, PlacedPicture, Stroke
from bulletin_cli.layout.runs import OPENING
from bulletin_cli.writers.drawn.cast import DrawnFace, Fonts
from bulletin_cli.writers.drawn.pictures import portable
from bulletin_cli.writers.drawn.pieces import Cutter, Piece

# Where the baseline of Chinese faces lies below the top of their em.
_ASCENT = 0.88
# Word and LibreOffice put four fifths of an exact pitch above the baseline.
_EXACT_ASCENT = 0.8
# How far above the line raised text stands, in ems of what is on the line.
_RISE: dict[Raised, float] = {"superscript": 1 / 3, "subscript": -1 / 7}
# A face without a bold of its own is drawn with a stroke this many ems wide.
_FAUX_BOLD = 0.03

_ESCAPES = {**{code: f"\\u{{{code:x}}}" for code in range(32)}, 34: '\\"', 92: "\\\\"}

# The empty box keeps Typst from pulling an opening mark into the left edge of its piece.
_PRELUDE = """
#set page(margin: 0pt)
#set text(lang: "zh", region: "cn", cjk-latin-spacing: none, top-edge: "baseline",
  bottom-edge: "baseline", hyphenate: false, overhang: false, kerning: false, ligatures: false)
#set par(justify: false, leading: 0pt, spacing: 0pt)
#show heading: it => text(weight: "regular", it.body)
#let edge = box(width: 0pt)
#let at(x, y, body) = box(width: 0pt, height: 0pt,
  place(top + left, dx: x * 1pt, dy: y * 1pt, box(width: 2000pt, body)))
#let run(x, y, gap, it) = at(x, y, text(tracking: gap * 1pt, it))
#let open(x, y, gap, it) = at(x, y, { edge; text(tracking: gap * 1pt, it) })
#let narrow(x, y, gap, by, it) = at(x, y,
  scale(x: by, origin: left, box({ edge; text(tracking: gap * 1pt, it) })))
#let fit(x, y, width, it) = at(x, y, context {
  let by = calc.min(width * 1pt / calc.max(measure(text(it)).width, .001pt), 1)
  scale(x: by * 100%, origin: left, box({ edge; text(it) })) })
#let dots(x, y, width) = at(x, y, pdf.artifact(line(length: width * 1pt,
  stroke: (thickness: 1pt, cap: "round", dash: (0pt, 4pt)))))
#let group(x, y, body) = place(top + left, dx: x * 1pt, dy: y * 1pt, body)
#let rule(x, y, w, h, color) = group(x, y,
  pdf.artifact(rect(width: w * 1pt, height: h * 1pt, fill: rgb(color))))
#let picture(x, y, w, h, name, alt) = group(x, y,
  image(name, width: w * 1pt, height: h * 1pt, fit: "stretch", alt: alt))
"""


class Markup:
    """The markup of some pages; `text` is the whole, `files` the pictures that it names."""

    def __init__(self, pages: Pages, faces: Mapping[Fonts, DrawnFace]) -> None:
        self.files: dict[str, bytes] = {}
        self._names: dict[bytes, str] = {}
        self._document = pages.document
        self._faces = faces
        styles = [style for style in pages.document.styles.values() if style.fonts in faces]
        self._pulled = pages.document.line_breaking.pull_marks
        self._cutters = {
            style.key: Cutter(style, faces[style.fonts], pulled=self._pulled) for style in styles
        }
        self._looks = {style.key: number for number, style in enumerate(styles)}
        looks = map(self._look, styles)
        sheets = (line for page in pages.pages for line in self._page(page))
        self.text = "\n".join([*_properties(pages.document), _PRELUDE, *looks, *sheets, ""])

    def _look(self, style: Style) -> str:
        face = self._faces[style.fonts]
        color = f', fill: rgb("#{style.color}")' if style.color else ""
        bold = f"#let b{self._looks[style.key]}(it) = text({_bold(style, face)}, it)"
        base = f"font: {_text(face.family)}, size: {style.size}pt{color}"
        weight = f", {_bold(style, face)}" if style.bold else ""
        return f"#let s{self._looks[style.key]}(it) = text({base}{weight}, it)\n{bold}"

    def _page(self, page: LaidOutPage) -> Iterator[str]:
        sheet = self._document.page
        yield f"#page(width: {sheet.width}pt, height: {sheet.height}pt)["
        begun: list[Line] = []  # the lines of a paragraph that is not complete yet
        for item in page.items:
            if isinstance(item, Line):
                begun.append(item)
                if item.last:
                    yield self._paragraph(begun)
                    begun = []
            elif isinstance(item, PlacedPicture):
                yield self._picture(item)
            else:
                yield _rule(item)
        yield self._paragraph(begun)
        for line in page.footer:
            yield f'#pdf.artifact(kind: "page")[{self._paragraph([line])}]'
        yield "]"

    def _paragraph(self, lines: list[Line]) -> str:
        """Return the lines as one paragraph, a heading where Word's outline has one."""
        filled = [line for line in lines if line.text]
        if not filled:
            return ""
        first, style = filled[0], self._document.styles[filled[0].style]
        top = _baseline(first, style)
        drawn = "; ".join(each for line in filled for each in self._line(line, style, top))
        kind = f"heading(level: {style.outline}, bookmarked: true, " if style.outline else "par("
        return f"#group(0, {_n(top)}, {kind}s{self._looks[style.key]}({{ {drawn} }})))"

    def _line(self, line: Line, style: Style, top: float) -> Iterator[str]:
        down = _baseline(line, style) - top
        for key, part in line.faces():
            if key == style.key:
                yield from self._part(part, style, self._cutters[key], down)
            else:
                fonts = self._document.styles[key].fonts
                cutter = Cutter(
                    replace(style, fonts=fonts), self._faces[fonts], pulled=self._pulled
                )
                family = _text(self._faces[fonts].family)
                for drawn in self._part(part, style, cutter, down):
                    yield f"text(font: {family}, {drawn})"

    def _part(self, part: Line, style: Style, cutter: Cutter, down: float) -> Iterator[str]:
        for piece in cutter(part):
            if piece.kind == "tab" and style.right_tab != "dots":
                continue
            rise = _RISE.get(piece.raised, 0.0) * style.size
            drawn = _piece(piece, f"{_n(piece.left)}, {_n(down - rise)}")
            if piece.raised:
                drawn = f"text(size: {_n(style.size * RAISED_SIZE)}pt, {drawn})"
            heavy = piece.bold and not style.bold
            yield f"b{self._looks[style.key]}({drawn})" if heavy else drawn

    def _picture(self, picture: PlacedPicture) -> str:
        if picture.data not in self._names:
            known = portable(picture)
            name = f"{len(self._names)}.{known.kind}"
            self._names[picture.data] = name
            self.files[name] = known.data
        place = ", ".join(map(_n, (picture.left, picture.top, picture.width, picture.height)))
        return f"#picture({place}, {_text(self._names[picture.data])}, {_text(picture.alt)})"


def _piece(piece: Piece, place: str) -> str:
    if piece.kind == "tab":
        return f"dots({place}, {_n(piece.width)})"
    text = _text(piece.text)
    if piece.kind == "unknown":
        return f"fit({place}, {_n(piece.width)}, {text})"
    if piece.by == 1:
        kind = "open" if piece.text[0] in OPENING else "run"
        return f"{kind}({place}, {_n(piece.gap)}, {text})"
    return f"narrow({place}, {_n(piece.gap / piece.by)}, {_n(piece.by * 100)}%, {text})"


def _baseline(line: Line, style: Style) -> float:
    if style.line is not None:
        return line.top + _EXACT_ASCENT * line.height
    return line.top + (line.height - style.size) / 2 + _ASCENT * style.size


def _bold(style: Style, face: DrawnFace) -> str:
    if face.heavy:
        return 'weight: "bold"'
    color = f'rgb("#{style.color}")' if style.color else "black"
    return f"stroke: {_n(_FAUX_BOLD * style.size)}pt + {color}"


def _rule(stroke: Stroke) -> str:
    place = ", ".join(map(_n, (stroke.left, stroke.top, stroke.width, stroke.height)))
    return f'#rule({place}, "#{stroke.color}")'


def _properties(document: Document) -> Iterator[str]:
    """Yield what the file says of itself; its date is the issue's, never the clock's."""
    facts = document.properties
    day = facts.created
    created = f"datetime(year: {day.year}, month: {day.month}, day: {day.day})" if day else "none"
    yield (
        f"#set document(title: {_text(facts.title)}, author: {_text(facts.creator)}, "
        f"description: {_text(facts.subject)}, keywords: {_text(facts.identifier)}, "
        f"date: {created})"
    )


def _text(text: str) -> str:
    """Return a Typst string."""
    return f'"{text.translate(_ESCAPES)}"'


def _n(length: float) -> str:
    return f"{length:.3f}".rstrip("0").rstrip(".")
