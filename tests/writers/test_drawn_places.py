"""Every character is drawn where the typesetter put it, and within its place, in any face."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from bulletin_cli.base.fonts import FontFile
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.pages import Pages
from bulletin_cli.layout.runs import MARKS, OPENING
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.store.fonts import find_faces
from bulletin_cli.store.opentype import read_glyphs
from bulletin_cli.store.templates import load_template
from bulletin_cli.writers.drawn import draw
from bulletin_cli.writers.drawn.cast import Machine
from tests import samples
from tests.writers.docx.test_readers import reference
from tests.writers.read_back import DrawnCharacter, drawn_characters, svg_lefts

NEAR = 0.02  # ems
ODD = "odd face"  # made below; on every machine
INSTALLED = [
    name
    for name in (
        "Noto Serif CJK SC",
        "Noto Sans CJK SC",
        "WenQuanYi Zen Hei",
        "WenQuanYi Micro Hei",
    )
    if name in (find_faces() or {})
]
FACES = [ODD, *INSTALLED]
MOVED = MARKS + "∙"  # may be moved within their places

TEXT = (
    "会议学习《条例》（试行），强调：“要‘真抓实干’！”——AED使用率12.34%，同比提高5.6个百分点；“韵·苗”“中·通”等项目"
    "（《办法》、“三项制度”）…… Internet-of-Things，V1.0.2版；"
    "iiii与WWWW，110%∙2024年11月，“一、二、三”，『甲』「乙」。"
)


def issue_pages(template: str, *, text: str = TEXT, pulled: bool = False) -> Pages:
    """Return pages with all kinds of marks in all kinds of lines."""
    issue = samples.issue()
    first, second = issue.articles
    lines = "\n\n".join(text[n:] for n in range(0, 60, 3))
    made = replace(second, blocks=parse(lines, "02.md"))
    place = load_template(template, samples.ROOT)
    if pulled:
        place = replace(place, line_breaking=replace(place.line_breaking, pull_marks=True))
    return set_issue(replace(issue, articles=(first, made)), place, samples.periodical(template))


def odd_face(characters: str) -> bytes:
    """Return a face in which little is as wide as a Chinese face has it, and marks are centred."""
    names = {ord(each): f"u{ord(each):x}" for each in characters}
    widths = {code: _odd_width(chr(code)) for code in names}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    blank = TTGlyphPen(None).glyph()
    builder.setupGlyf(
        {".notdef": blank, **{names[code]: _box(chr(code), widths[code]) for code in names}}
    )
    metrics = {names[code]: (width, _ink(chr(code), width)[0]) for code, width in widths.items()}
    builder.setupHorizontalMetrics({".notdef": (500, 0), **metrics})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    # Typst takes no face without a PostScript name.
    builder.setupNameTable({"familyName": ODD, "styleName": "Regular", "psName": "Odd"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    stream = io.BytesIO()
    builder.save(stream)
    return stream.getvalue()


def _odd_width(character: str) -> int:
    if character in "“”‘’·":
        return 300
    if character in "i.—":
        return 250
    return 800 if character.isascii() else 1000 if character in MARKS else 1100


def _ink(character: str, width: int) -> tuple[int, int]:
    """Return the ink of a character: a centred quarter of a mark, nearly all of any other."""
    side = width * 3 // 8 if character in MARKS else 20
    return side, width - side


def _box(character: str, width: int) -> object:
    left, right = _ink(character, width)
    pen = TTGlyphPen(None)
    if not character.isspace():
        pen.moveTo((left, 0))
        for corner in ((left, 600), (right, 600), (right, 0)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


def only(face: str, pages: Pages, folder: Path) -> Machine:
    """Return a machine that has one face alone."""
    installed = find_faces() or {}
    if face == ODD:
        lines = [each for page in pages.pages for each in (*page.lines, *page.footer)]
        path = folder / "odd.ttf"
        path.write_bytes(odd_face("".join({each for line in lines for each in line.text} - {"\t"})))
        installed = {"SimSun": FontFile(str(path), 0)}
    else:
        installed = {name: installed[name] for name in (face, f"{face} Bold") if name in installed}
    return Machine(lambda: installed, lambda _: (), read_glyphs)


@dataclass(frozen=True)
class Place:
    """Where the typesetter put a character."""

    text: str
    left: float
    width: float
    size: float
    following: str


def places(pages: Pages) -> Iterator[list[Place]]:
    for page in pages.pages:
        yield [
            each
            for line in (*page.lines, *page.footer)
            for each in _line_places(line.text, line.left, line.advances, pages, line.style)
            if not each.text.isspace()
        ]


def _line_places(
    text: str, left: float, advances: tuple[float, ...], pages: Pages, style: str
) -> Iterator[Place]:
    size = pages.document.styles[style].size
    for place, (character, width) in enumerate(zip(text, advances, strict=True)):
        yield Place(character, left, width, size, text[place + 1 : place + 2])
        left += width


def assert_in_place(place: Place, drawn: DrawnCharacter, *, pulled: bool) -> None:
    near, right = NEAR * place.size, place.left + place.width
    if place.text not in MOVED:
        assert abs(drawn.left - place.left) < near, (place, drawn)
        assert drawn.left + drawn.width < right + 0.25 + near, (place, drawn)  # tracking
    if pulled and place.text in OPENING and place.following and place.following in OPENING:
        right += place.size / 2  # the next one gives up its blank half
    assert drawn.ink is None or drawn.ink[0] > place.left - near, (place, drawn)
    assert drawn.ink is None or drawn.ink[1] < right + near, (place, drawn)


def assert_drawn_as_predicted(pages: Pages, machine: Machine, *, pulled: bool = False) -> None:
    files = draw(pages, "pdf", machine).files
    for wanted, sheet in zip(places(pages), drawn_characters(files[0]), strict=True):
        found = [each for each in sheet if not each.text.isspace()]
        assert "".join(each.text for each in found) == "".join(each.text for each in wanted)
        for place, drawn in zip(wanted, found, strict=True):
            assert_in_place(place, drawn, pulled=pulled)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("template", samples.TEMPLATES)
def test_every_character_stands_within_its_place(template: str, face: str, tmp_path: Path) -> None:
    pages = issue_pages(template)
    assert_drawn_as_predicted(pages, only(face, pages, tmp_path))


@pytest.mark.parametrize("face", FACES)
def test_so_do_marks_that_are_pulled_together(face: str, tmp_path: Path) -> None:
    pages = issue_pages("shanghai-post", pulled=True)
    assert_drawn_as_predicted(pages, only(face, pages, tmp_path), pulled=True)


@samples.needs_reference
@pytest.mark.parametrize("face", FACES)
def test_so_does_every_character_of_the_published_issue(face: str, tmp_path: Path) -> None:
    pages = typeset(reference("shanghai-post"))
    assert_drawn_as_predicted(pages, only(face, pages, tmp_path))


@pytest.mark.parametrize("face", FACES)
def test_an_svg_has_them_where_the_pdf_has_them(face: str, tmp_path: Path) -> None:
    pages = issue_pages("gbt9704")
    machine = only(face, pages, tmp_path)
    sheets = drawn_characters(draw(pages, "pdf", machine).files[0])
    for sheet, svg in zip(sheets, draw(pages, "svg", machine).files, strict=True):
        lefts = [each.left for each in sheet if each.ink]
        assert svg_lefts(svg) == pytest.approx(lefts, abs=0.01)
