"""What is drawn beside the characters: bands, boxes, underlines, gaps; and a face for Latin."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from PIL import Image, ImageChops

from bulletin_cli.base.fonts import Glyph
from bulletin_cli.layout.document import Border, Run, StyledParagraph
from bulletin_cli.layout.pages import Line, Pages, Placing, Stroke
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.layout.underline import baseline, underline
from bulletin_cli.store.fonts import find_faces
from bulletin_cli.writers.drawn import draw
from bulletin_cli.writers.drawn.cast import DrawnFace
from bulletin_cli.writers.drawn.faces import choose
from bulletin_cli.writers.drawn.pieces import Cutter
from tests.layout.typeset.test_pages import document, lines_of
from tests.writers.test_drawn import MACHINE
from tests.writers.test_pieces import GLYPHS, STYLE

RED = (255, 0, 0)
GREEN = (0, 255, 0)
DOT = 144 / 72  # dots a point


def pages(text: str = "注注", **facts: Any) -> Pages:
    note = StyledParagraph("note", (Run(text),))
    looks = {"first_line": 0.0, **facts}
    return typeset(replace(document((*lines_of(1), note), styles={"note": looks}), imprint=()))


def drawn(made: Pages) -> Image.Image:
    (file,) = draw(made, "png", MACHINE).files
    return Image.open(io.BytesIO(file)).convert("RGB")


def extent(image: Image.Image, color: tuple[int, int, int]) -> tuple[float, ...]:
    """Return the edges in points of all that has this colour: left, top, right, foot."""
    other = ImageChops.difference(image, Image.new("RGB", image.size, color)).convert("L")
    box = ImageChops.invert(other).point([0] * 255 + [255]).getbbox()
    assert box
    return tuple(each / DOT for each in box)


def stroke_of(made: Pages) -> Stroke:
    (stroke,) = (each for each in made.pages[0].items if isinstance(each, Stroke))
    return stroke


def edges(stroke: Stroke) -> tuple[float, ...]:
    return stroke.left, stroke.top, stroke.left + stroke.width, stroke.top + stroke.height


def test_a_band_is_drawn_where_the_typesetter_put_it_and_the_words_upon_it() -> None:
    made = pages("■", band="00FF00", color="FF0000", left=2.0)
    image, band = drawn(made), stroke_of(made)
    assert extent(image, GREEN) == pytest.approx(edges(band), abs=0.6)
    left, top, right, foot = extent(image, RED)
    assert band.left < left < right < band.left + band.width
    assert band.top < top < foot < band.top + band.height


def test_an_underline_is_as_long_as_the_words_and_stands_below_their_base() -> None:
    made = pages(underline=True, color="FF0000", align="left")
    line = made.pages[0].lines[1]
    style = made.document.styles["note"]
    under = underline(line, style, baseline(line, style))
    assert under
    assert under.left == line.left
    assert under.width == pytest.approx(line.width)
    assert line.top + line.height > under.top > baseline(line, style)
    left, _, right, foot = extent(drawn(made), RED)
    assert (left, right) == pytest.approx((line.left, line.left + line.width), abs=0.6)
    assert foot == pytest.approx(under.top + under.height, abs=1.1)


def test_blanks_at_the_end_of_a_line_are_not_underlined_and_a_blank_line_is_not() -> None:
    style = replace(STYLE, underline=True)
    line = Line("甲  ", "body", 0.0, 28.0, lambda: Placing(0.0, (10.0, 5.0, 5.0)))
    found = underline(line, style, 20.0)
    assert found
    assert found.width == 10.0
    assert underline(replace(line, text=" "), style, 20.0) is None
    assert underline(line, STYLE, 20.0) is None


def test_a_dotted_rule_has_as_much_colour_as_gaps() -> None:
    made = pages(rule_below=Border(6.0, "FF0000", "dotted"))
    stroke, image = stroke_of(made), drawn(made)
    middle = round((stroke.top + stroke.height / 2) * DOT)
    row = [
        image.getpixel((x, middle)) == RED
        for x in range(round(stroke.left * DOT), round((stroke.left + stroke.width) * DOT))
    ]
    assert sum(row) / len(row) == pytest.approx(0.5, abs=0.05)
    assert extent(image, RED)[1:4:2] == pytest.approx(
        (stroke.top, stroke.top + stroke.height), abs=0.6
    )


def test_latin_is_drawn_in_a_face_of_its_own() -> None:
    if "DejaVu Sans" not in (find_faces() or {}):
        pytest.skip("DejaVu Sans is not installed")
    made = pages("注ABC注", latin_fonts=("DejaVu Sans",))
    drawing = draw(made, "pdf", MACHINE)
    faces: dict[str, str] = {}

    def visit(text: str, _: object, __: object, font: Any, ___: object) -> None:
        for each in text.strip():
            faces[each] = str(font["/BaseFont"])

    pypdf.PdfReader(io.BytesIO(drawing.files[0])).pages[0].extract_text(visitor_text=visit)
    assert "DejaVu" in faces["B"]
    assert "DejaVu" not in faces["注"]


@pytest.mark.parametrize(
    ("font", "kin"), [("Times New Roman", "Liberation Serif"), ("Arial", "Liberation Sans")]
)
def test_a_western_face_that_is_missing_is_stood_in_for_by_its_like(font: str, kin: str) -> None:
    have = find_faces() or {}
    installed = {name: next(iter(have.values())) for name in (kin, "SimSun")}
    chosen, missing = choose([(font,)], installed, lambda _: ())
    assert (chosen[(font,)].family, missing) == (kin, {font: kin})


def test_a_scaled_letter_is_drawn_that_much_narrower() -> None:
    line = Line("甲A", "body", 0.0, 28.0, lambda: Placing(0.0, (8.0, 4.0)))
    style, face = replace(STYLE, scale=0.8), DrawnFace("x", True, GLYPHS, GLYPHS)
    han, latin = Cutter(style, face, pulled=False)(line)
    assert han.by == 0.8
    assert latin.by == pytest.approx(0.5)  # the face's A is 0.8 em wide, its place half of one


def test_latin_is_measured_in_its_own_face() -> None:
    line = Line("A甲", "body", 0.0, 28.0, lambda: Placing(0.0, (6.0, 10.0)))
    style = replace(STYLE, latin={"A": 0.6}, latin_fonts=("y",))
    western = DrawnFace("y", True, {"A": Glyph(0.6)}, {"A": Glyph(0.6)})
    pieces = list(Cutter(style, DrawnFace("x", True, GLYPHS, GLYPHS), western, pulled=False)(line))
    assert [(each.text, each.by, each.gap) for each in pieces] == [("A", 1, 0), ("甲", 1, 0)]


def test_han_and_a_latin_letter_are_never_one_piece_for_typst_puts_no_space_between_them() -> None:
    line = Line("甲1", "body", 0.0, 28.0, lambda: Placing(0.0, (12.5, 5.0)))
    pieces = Cutter(STYLE, DrawnFace("x", True, GLYPHS, GLYPHS), pulled=False)(line)
    assert [each.text for each in pieces] == ["甲", "1"]
