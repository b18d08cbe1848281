"""Pages -> HTML: each line, picture and stroke at its place on the sheet.

Places stand in `data-style`, which sheets.js applies: the page's Content-Security-Policy forbids
`style` attributes. `data-w` is the width in points that a stretch of text must have; sheets.js
spaces its letters, whatever face the browser has found; `data-gap` is space after them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from bulletin_cli.base.digests import digest
from bulletin_cli.base.typography import decimal
from bulletin_cli.layout.document import Document, Style
from bulletin_cli.layout.pages import LaidOutPage, Line, Pages, PlacedPicture, Stroke
from bulletin_cli.layout.runs import GlyphRun, runs
from bulletin_cli.layout.underline import middle_baseline, underline
from bulletin_cli.proof.finding import LEVELS, Finding
from bulletin_cli.proof.reports.text import LEVEL_NAMES
from bulletin_cli.serve.places import Spot, Spots
from bulletin_cli.writers.drawn.pictures import Portable, portable

# Names of the same kinds of face on other systems, after the style's own list.
_KIN = {
    "仿": '"FangSong", "STFangsong", "Noto Serif CJK SC", "Songti SC", serif',
    "楷": '"KaiTi", "Kaiti SC", "STKaiti", "Noto Serif CJK SC", "Songti SC", serif',
    "黑": '"SimHei", "Heiti SC", "Noto Sans CJK SC", sans-serif',
    "宋": '"SimSun", "Songti SC", "Noto Serif CJK SC", serif',
}
_MARK_LEFT = 24.0  # points between a mark and the text, and between two marks of a line
_MOST_MARKS = 3  # side by side; the margin has no room for more


def pictures(pages: Pages) -> dict[str, Portable]:
    """Return the pictures by the names that the pages' HTML gives them."""
    placed = [item for page in pages.pages for item in page.items]
    return {_name(item): portable(item) for item in placed if isinstance(item, PlacedPicture)}


def page_html(
    page: LaidOutPage, pages: Pages, findings: Sequence[Finding], places: Sequence[Spots]
) -> str:
    """Return a section with heading and sheet; `places` are those of the findings."""
    sheet, number = page.sheet, page.number
    size = f"--width:{decimal(sheet.width)}pt;--height:{decimal(sheet.height)}pt"
    found: dict[int, list[tuple[int, Spot]]] = {}
    for index, spots in enumerate(places):
        for spot in spots:
            if spot.page == number:
                found.setdefault(spot.line, []).append((index, spot))
    begun = {index: spots[0] for index, spots in enumerate(places) if spots}
    body = "".join(_items(page, pages.document, findings, found, begun))
    head, foot = ("".join(_paragraphs(each, pages.document)) for each in (page.header, page.footer))
    head = f'<div class="head">{head}</div>' if head else ""
    rules = "".join(map(_stroke, page.margin_strokes))
    return (
        f'<section class="page" id="page-{number}" aria-labelledby="page-{number}-name"'
        f' data-style="{size}"><h2 id="page-{number}-name" tabindex="-1">'
        f"第 {number} 页<span>，共 {len(pages.pages)} 页</span></h2>"
        f'<div class="frame"><div class="sheet">{head}{body}{rules}'
        f'<div class="foot">{foot}</div></div></div></section>'
    )


def _items(
    page: LaidOutPage,
    document: Document,
    findings: Sequence[Finding],
    found: Mapping[int, Sequence[tuple[int, Spot]]],
    first: Mapping[int, Spot],
) -> Iterator[str]:
    begun: list[str] = []  # the lines of a paragraph that is not complete yet
    number = 0
    for item in page.items:
        if isinstance(item, Line):
            here = found.get(number, ())
            yield from _words(item, findings, here)
            beginning = [index for index, spot in here if spot is first[index]]
            yield from _marks(item, page, findings, beginning)
            begun.append(_line(item, document, f"line-{page.number}-{number}"))
            number += 1
            if item.last:
                yield _paragraph(begun, item, document)
                begun = []
        elif isinstance(item, PlacedPicture):
            yield _picture(item)
        else:
            yield _stroke(item)
    if begun:
        yield _paragraph(begun, page.lines[-1], document)


def _paragraphs(lines: Sequence[Line], document: Document) -> Iterator[str]:
    for line in lines:
        yield _paragraph([_line(line, document)], line, document)


def _paragraph(lines: Sequence[str], line: Line, document: Document) -> str:
    """Return lines as one paragraph, a heading where Word's navigation pane would show it."""
    if not any(lines):
        return ""
    style = document.styles[line.style]
    tag = f"h{min(style.outline + 2, 6)}" if style.outline else "p"
    look = escape(_look(style))
    return f'<{tag} data-style="{look}">{"".join(lines)}</{tag}>'


def _look(style: Style) -> str:
    color = f";color:#{style.color}" if style.color else ""
    weight = ";font-weight:bold" if style.bold else ""
    western = "".join(f'"{_quoted(font)}", ' for font in style.latin_fonts)
    face = _face(style)
    latin = f";--latin:{western}{face.partition(':')[2]}" if western else ""
    return f"{face};font-size:{decimal(style.size)}pt{color}{weight}{latin}"


def _face(style: Style) -> str:
    names = "".join(f'"{_quoted(font)}", ' for font in style.fonts)
    kin = next((faces for key, faces in _KIN.items() if key in style.fonts[0]), _KIN["宋"])
    return f"font-family:{names}{kin}"


def _quoted(font: str) -> str:
    return "".join(character for character in font if character not in '"\\\n\r\f')


def _line(line: Line, document: Document, name: str = "") -> str:
    if not line.text:
        return ""
    place = f"left:{decimal(line.left)}pt;top:{decimal(line.top)}pt"
    place += f";line-height:{decimal(line.height)}pt"
    anchor = f' id="{name}"' if name else ""
    scale = document.styles[line.style].scale
    if scale != 1:
        place += f";transform:scaleX({decimal(scale)})"
        anchor += f' data-wide="{decimal(scale)}"'
    style = document.styles[line.style]
    inner = "".join(_faces(line, document))
    under = underline(line, style, middle_baseline(line, style))
    return f'<span class="line"{anchor} data-style="{place}">{inner}</span>' + (
        _stroke(under) if under else ""
    )


def _runs(line: Line, style: Style) -> str:
    """Return the line's text run by run."""
    return "".join(_run(run, dots=style.right_tab == "dots") for run in runs(line, style))


def _faces(line: Line, document: Document) -> Iterator[str]:
    """Yield what of a line is set in one face, in a face of its own where it has one."""
    for key, part in line.faces():
        inner = _runs(part, document.styles[line.style])
        own = escape(_face(document.styles[key]))
        yield inner if key == line.style else f'<span data-style="{own}">{inner}</span>'


def _run(run: GlyphRun, *, dots: bool) -> str:
    shape = (
        run.kind
        + " bold" * run.bold
        + f" {run.raised}".rstrip()
        + " dots" * (dots and run.kind == "tab")
    )
    space = f' data-gap="{decimal(run.gap)}"' if run.gap else ""
    text = escape(run.text)
    return f'<span class="{shape}" data-w="{decimal(run.width)}"{space}>{text}</span>'


def _words(
    line: Line, findings: Sequence[Finding], here: Sequence[tuple[int, Spot]]
) -> Iterator[str]:
    """Yield a box behind what was found; an error's lies above a hint's on the same words."""
    for index, spot in sorted(here, key=lambda each: -LEVELS.index(findings[each[0]].level)):
        start, end = (spot.start, spot.end) if spot.start < spot.end else (0, len(line.text))
        left, width = line.left + sum(line.advances[:start]), sum(line.advances[start:end])
        place = f"left:{decimal(left)}pt;top:{decimal(line.top)}pt;height:{decimal(line.height)}pt"
        yield (
            f'<i class="words {findings[index].level}" aria-hidden="true" data-words="{index}"'
            f' data-style="{place};width:{decimal(width)}pt"></i>'
        )


def _marks(
    line: Line, page: LaidOutPage, findings: Sequence[Finding], here: Sequence[int]
) -> Iterator[str]:
    for place, index in enumerate(here):
        finding = findings[index]
        left = page.sheet.left - _MARK_LEFT * (min(place, _MOST_MARKS - 1) + 1)
        style = f"left:{decimal(left)}pt;top:{decimal(line.top)}pt;height:{decimal(line.height)}pt"
        says = escape(f"{LEVEL_NAMES[finding.level]} {finding.rule}：{finding.message}")
        yield (
            f'<button type="button" class="mark {finding.level}" data-finding="{index}"'
            f' data-style="{style}" aria-label="{says}" title="{says}">'
            f"<span>{index + 1}</span></button>"
        )


def _picture(picture: PlacedPicture) -> str:
    return (
        f'<img src="/pictures/{_name(picture)}" alt="{escape(picture.alt or "没有说明的图")}"'
        f' data-style="{_box(picture)}">'
    )


def _stroke(stroke: Stroke) -> str:
    color = f"#{escape(stroke.color)}"
    if stroke.pattern:
        on, off = stroke.pattern
        turn = "90deg" if stroke.width > stroke.height else "180deg"
        color = (
            f"repeating-linear-gradient({turn},{color} 0 {decimal(on)}pt,"
            f"#0000 {decimal(on)}pt {decimal(on + off)}pt)"
        )
    return (
        f'<i class="stroke" aria-hidden="true" data-style="{_box(stroke)};background:{color}"></i>'
    )


def _box(item: PlacedPicture | Stroke) -> str:
    return (
        f"left:{decimal(item.left)}pt;top:{decimal(item.top)}pt;"
        f"width:{decimal(item.width)}pt;height:{decimal(item.height)}pt"
    )


def _name(picture: PlacedPicture) -> str:
    return digest(picture.data)[:24]
