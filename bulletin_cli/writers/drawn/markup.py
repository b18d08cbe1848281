"""Pages -> Typst markup: every piece, picture and stroke at its place, paragraphs kept together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bulletin_cli.base.record import replace
from bulletin_cli.base.typography import decimal
from bulletin_cli.layout.document import RAISED_SIZE, Document, Style
from bulletin_cli.layout.pages import LaidOutPage, Line, Pages, PlacedPicture, Stroke
from bulletin_cli.layout.runs import OPENING
from bulletin_cli.layout.underline import baseline, underline
from bulletin_cli.writers.drawn.cast import DrawnFace, Fonts
from bulletin_cli.writers.drawn.heights import FAUX_BOLD, RISE
from bulletin_cli.writers.drawn.paragraphs import ParagraphLines, paragraphs
from bulletin_cli.writers.drawn.pictures import portable
from bulletin_cli.writers.drawn.pieces import Cutter, Piece

_ESCAPES = {**{code: f"\\u{{{code:x}}}" for code in range(32)}, 34: '\\"', 92: "\\\\"}

# The empty box keeps Typst from pulling an opening mark into the left edge of its piece.
_PRELUDE = """
#set page(margin: 0pt)
#set text(lang: "zh", region: "cn", cjk-latin-spacing: none, top-edge: "baseline",
  bottom-edge: "baseline", hyphenate: false, overhang: false, kerning: false, ligatures: false)
#set par(justify: false, leading: 0pt, spacing: 0pt)
#show heading: it => text(weight: "regular", it.body)
#let edge = box(width: 0pt)
#let lines(body) = box(width: 2000pt, height: 0pt, body)
#let at(x, y, body) = place(top + left, dx: x * 1pt, dy: y * 1pt, body)
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
#let dashes(x, y, w, h, color, on, off) = group(x, y, pdf.artifact(line(
  start: if w > h { (0pt, h / 2 * 1pt) } else { (w / 2 * 1pt, 0pt) },
  end: if w > h { (w * 1pt, h / 2 * 1pt) } else { (w / 2 * 1pt, h * 1pt) },
  stroke: (paint: rgb(color), thickness: calc.min(w, h) * 1pt, dash: (on, off)))))
#let outlined(it) = group(0, 0, hide(heading(level: 1, bookmarked: true, it)))
#let picture(x, y, w, h, name, alt) = group(x, y,
  image(name, width: w * 1pt, height: h * 1pt, fit: "stretch", alt: alt))
"""


class TypstMarkup:
    """The markup of some pages; `text` is the whole, `files` the pictures that it names."""

    def __init__(self, pages: Pages, faces: Mapping[Fonts, DrawnFace]) -> None:
        self.files: dict[str, bytes] = {}
        self._names: dict[bytes, str] = {}
        self._document = pages.document
        self._faces = faces
        styles = [style for style in pages.document.styles.values() if style.fonts in faces]
        self._pulled = pages.document.line_breaking.pull_marks
        self._cutters = {
            style.key: Cutter(
                style, faces[style.fonts], faces.get(style.latin_fonts), pulled=self._pulled
            )
            for style in styles
        }
        self._looks = {style.key: number for number, style in enumerate(styles)}
        looks = map(self._look, styles)
        sheets = (line for page in pages.pages for line in self._page(page))
        self.text = "\n".join([*_properties(pages.document), _PRELUDE, *looks, *sheets, ""])

    def _look(self, style: Style) -> str:
        face = self._faces[style.fonts]
        color = f', fill: rgb("#{style.color}")' if style.color else ""
        bold = f"#let b{self._looks[style.key]}(it) = text({_bold(style, face)}, it)"
        base = f"font: {quoted(face.family)}, size: {style.size}pt{color}"
        weight = f", {_bold(style, face)}" if style.bold else ""
        western = self._western(style) if style.latin_fonts in self._faces else ""
        return f"#let s{self._looks[style.key]}(it) = text({base}{weight}, it)\n{bold}{western}"

    def _western(self, style: Style) -> str:
        """Return the looks of what is in the style's own face for ASCII, and of that in bold."""
        face, number = self._faces[style.latin_fonts], self._looks[style.key]
        plain = f'font: {quoted(face.family)}, weight: "regular", stroke: none'
        heavy = f"{plain.partition(', weight')[0]}, {_bold(style, face)}"
        base = heavy if style.bold else plain
        return f"\n#let l{number}(it) = text({base}, it)\n#let lb{number}(it) = text({heavy}, it)"

    def _page(self, page: LaidOutPage) -> Iterator[str]:
        sheet = page.sheet
        yield f"#page(width: {sheet.width}pt, height: {sheet.height}pt)["
        if page.outlined:
            yield f"#outlined({quoted(page.outlined)})"
        for item in paragraphs(page):
            if isinstance(item, PlacedPicture):
                yield self._picture(item)
            elif isinstance(item, Stroke):
                yield _rule(item)
            else:
                yield self._paragraph(item)
        for line in page.margin_lines:
            yield f'#pdf.artifact(kind: "page")[{self._paragraph((line,))}]'
        yield from map(_rule, page.margin_strokes)
        yield "]"

    def _paragraph(self, lines: ParagraphLines) -> str:
        """Return the lines as one paragraph, a heading where Word's outline has one."""
        filled = [line for line in lines if line.text]
        if not filled:
            return ""
        first, style = filled[0], self._document.styles[filled[0].style]
        top = baseline(first, style)
        drawn = "; ".join(each for line in filled for each in self._line(line, style, top))
        kind = f"heading(level: {style.outline}, bookmarked: true, " if style.outline else "par("
        text = f"#group(0, {decimal(top)}, {kind}s{self._looks[style.key]}(lines({{ {drawn} }}))))"
        rules = (underline(line, style, baseline(line, style)) for line in filled)
        return "".join([text, *(_rule(each) for each in rules if each)])

    def _line(self, line: Line, style: Style, top: float) -> Iterator[str]:
        down = baseline(line, style) - top
        for key, part in line.faces():
            if key == style.key:
                yield from self._part(part, style, self._cutters[key], down)
            else:
                fonts, western = (
                    self._document.styles[key].fonts,
                    self._faces.get(style.latin_fonts),
                )
                cutter = Cutter(
                    replace(style, fonts=fonts), self._faces[fonts], western, pulled=self._pulled
                )
                family = quoted(self._faces[fonts].family)
                for drawn in self._part(part, style, cutter, down):
                    yield f"text(font: {family}, {drawn})"

    def _part(self, part: Line, style: Style, cutter: Cutter, down: float) -> Iterator[str]:
        for piece in cutter(part):
            if piece.kind == "tab" and style.right_tab != "dots":
                continue
            rise = RISE.get(piece.raised, 0.0) * style.size
            drawn = _piece(piece, f"{decimal(piece.left)}, {decimal(down - rise)}")
            if piece.raised:
                drawn = f"text(size: {decimal(style.size * RAISED_SIZE)}pt, {drawn})"
            latin = bool(style.latin_fonts) and piece.kind == "text" and piece.text[0] < "\x80"
            look = "l" * latin + "b" * (piece.bold and not style.bold)
            yield f"{look}{self._looks[style.key]}({drawn})" if look else drawn

    def _picture(self, picture: PlacedPicture) -> str:
        if picture.data not in self._names:
            known = portable(picture)
            name = f"{len(self._names)}.{known.kind}"
            self._names[picture.data] = name
            self.files[name] = known.data
        place = ", ".join(map(decimal, (picture.left, picture.top, picture.width, picture.height)))
        return f"#picture({place}, {quoted(self._names[picture.data])}, {quoted(picture.alt)})"


def _piece(piece: Piece, place: str) -> str:
    if piece.kind == "tab":
        return f"dots({place}, {decimal(piece.width)})"
    text = quoted(piece.text)
    if piece.kind == "unknown":
        return f"fit({place}, {decimal(piece.width)}, {text})"
    if piece.by == 1:
        kind = "open" if piece.text[0] in OPENING else "run"
        return f"{kind}({place}, {decimal(piece.gap)}, {text})"
    return f"narrow({place}, {decimal(piece.gap / piece.by)}, {decimal(piece.by * 100)}%, {text})"


def _bold(style: Style, face: DrawnFace) -> str:
    if face.heavy:
        return 'weight: "bold"'
    color = f'rgb("#{style.color}")' if style.color else "black"
    return f"stroke: {decimal(FAUX_BOLD * style.size)}pt + {color}"


def _rule(stroke: Stroke) -> str:
    place = ", ".join(map(decimal, (stroke.left, stroke.top, stroke.width, stroke.height)))
    if stroke.pattern:
        on, off = map(decimal, stroke.pattern)
        return f'#dashes({place}, "#{stroke.color}", {on}pt, {off}pt)'
    return f'#rule({place}, "#{stroke.color}")'


def _properties(document: Document) -> Iterator[str]:
    """Yield what the file says of itself; its date is the issue's, never the clock's."""
    facts = document.properties
    day = facts.created
    created = f"datetime(year: {day.year}, month: {day.month}, day: {day.day})" if day else "none"
    yield (
        f"#set document(title: {quoted(facts.title)}, author: {quoted(facts.creator)}, "
        f"description: {quoted(facts.subject)}, keywords: {quoted(facts.identifier)}, "
        f"date: {created})"
    )


def quoted(text: str) -> str:
    """Return a Typst string."""
    return f'"{text.translate(_ESCAPES)}"'
