"""The characters that a PDF or an SVG draws: where they begin, how wide they are, their ink."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream


@dataclass(frozen=True)
class DrawnCharacter:
    """A character on the sheet; all lengths in points, `ink` None for a blank.

    `baseline` counts from the upper edge.
    """

    text: str
    left: float
    width: float
    ink: tuple[float, float] | None
    baseline: float


def drawn_characters(data: bytes) -> list[list[DrawnCharacter]]:
    """Return the characters of each page in the order in which they are drawn."""
    reader = PdfReader(io.BytesIO(data))
    return [list(_characters(page, reader)) for page in reader.pages]


def _characters(page: PageObject, reader: PdfReader) -> Iterator[DrawnCharacter]:
    """Follow the operators that Typst writes; those that move text otherwise it never writes."""
    pen = _Pen(page)
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        assert operator not in {b"Td", b"TD", b"T*", b"Tz", b"Tc", b"Tw", b"'", b'"'}
        if operator == b"Tj":
            yield from pen.write(operands)
        elif operator == b"TJ":
            yield from pen.write(operands[0])
        else:
            pen.move(operator, operands)


class _Pen:
    """Where a page is written at, and in which font."""

    def __init__(self, page: PageObject) -> None:
        resources: Any = page["/Resources"]
        self._fonts = {name: _Font(each.get_object()) for name, each in resources["/Font"].items()}
        self._scale, self._left, self._x, self._size = 1.0, 0.0, 0.0, 0.0
        self._upright, self._bottom, self._y = 1.0, 0.0, 0.0
        self._height = float(page.mediabox.height)
        self._kept: list[tuple[float, float, float, float]] = []

    def move(self, operator: bytes, operands: Any) -> None:
        if operator == b"q":
            self._kept.append((self._scale, self._left, self._upright, self._bottom))
        elif operator == b"Q":
            self._scale, self._left, self._upright, self._bottom = self._kept.pop()
        elif operator == b"cm":
            self._left += self._scale * float(operands[4])
            self._scale *= float(operands[0])
            self._bottom += self._upright * float(operands[5])
            self._upright *= float(operands[3])
        elif operator == b"Tf":
            self._font, self._size = self._fonts[operands[0]], float(operands[1])
        elif operator == b"Tm":
            assert list(map(float, operands[:4])) == [1, 0, 0, -1]
            self._x, self._y = float(operands[4]), float(operands[5])

    def write(self, parts: Any) -> Iterator[DrawnCharacter]:
        for part in parts:
            if isinstance(part, int | float):
                self._x -= float(part) / 1000 * self._size
            else:
                yield from map(self._draw, _numbers(part))

    def _draw(self, number: int) -> DrawnCharacter:
        ink, width = self._font.ink(number), self._font.widths.get(number, 0) * self._size
        edges = ink and (self._at(ink[0]), self._at(ink[1]))
        left, text = self._at(0), self._font.text[number]
        self._x += width
        baseline = self._height - self._bottom - self._upright * self._y
        return DrawnCharacter(text, left, self._scale * width, edges, baseline)

    def _at(self, ems: float) -> float:
        return self._left + self._scale * (self._x + self._size * ems)


def _numbers(part: Any) -> list[int]:
    data = part if isinstance(part, bytes) else part.original_bytes
    return [int.from_bytes(data[n : n + 2], "big") for n in range(0, len(data), 2)]


class _Font:
    """What a font that is embedded says, by the numbers that text is written in."""

    def __init__(self, entry: Any) -> None:
        within = entry["/DescendantFonts"][0].get_object()
        self.text = dict(_to_unicode(entry["/ToUnicode"].get_data().decode()))
        self.widths = dict(_widths(within["/W"]))
        about = within["/FontDescriptor"].get_object()
        file = about.get("/FontFile2") or about["/FontFile3"]
        self.ink = cache(_outlines(file.get_object().get_data()))


def _to_unicode(text: str) -> Iterator[tuple[int, str]]:
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for number, codes in re.findall(r"<(\w+)> <(\w+)>", block):
            yield int(number, 16), bytes.fromhex(codes).decode("utf-16-be")
    assert "beginbfrange" not in text


def _widths(entries: Any) -> Iterator[tuple[int, float]]:
    """Read `first [width …]` and `first last width`."""
    place = 0
    while place < len(entries):
        first, second = int(entries[place]), entries[place + 1]
        if isinstance(second, list):
            yield from ((first + n, float(width) / 1000) for n, width in enumerate(second))
            place += 2
        else:
            width = float(entries[place + 2]) / 1000
            yield from ((number, width) for number in range(first, int(second) + 1))
            place += 3


def _outlines(data: bytes) -> Callable[[int], tuple[float, float] | None]:
    """Return the function that gives the edges of a glyph's ink in ems."""
    if data[:4] in {b"OTTO", b"\0\1\0\0", b"true"}:
        font = TTFont(io.BytesIO(data))
        if "glyf" in font:
            return lambda number: _edges_of_glyph(font, number)
        data = font.reader["CFF "]
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts[0]
    strings, order = top.CharStrings, top.charset

    def edges(number: int) -> tuple[float, float] | None:
        bounds = strings[order[number]].calcBounds(strings)
        return bounds and (bounds[0] / 1000, bounds[2] / 1000)

    return edges


def _edges_of_glyph(font: TTFont, number: int) -> tuple[float, float] | None:
    outline, em = font["glyf"][font.getGlyphName(number)], font["head"].unitsPerEm
    return (outline.xMin / em, outline.xMax / em) if outline.numberOfContours else None


def svg_lefts(data: bytes) -> list[float]:
    """Return where the characters of an SVG begin, in the order in which they are drawn."""
    return list(_uses(ET.fromstring(data), 1.0, 0.0))  # noqa: S314 - it is our own


def _uses(element: ET.Element, scale: float, left: float) -> Iterator[float]:
    for name, words in re.findall(r"(\w+)\(([^)]*)\)", element.get("transform", "")):
        numbers = list(map(float, words.split()))
        if name != "scale":
            left += scale * numbers[0 if name == "translate" else 4]
        if name != "translate":
            scale *= numbers[0]
    if element.tag.endswith("}use"):
        yield left + scale * float(element.get("x", "0"))
    for child in element:
        if not element.tag.endswith("}defs"):
            yield from _uses(child, scale, left)
