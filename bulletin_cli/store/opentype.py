"""What a font file says of itself: its characters, their widths and ink, what it allows.

A hundred times as fast as reading all of it: a few characters of files of 25 MB are asked for.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from struct import calcsize, error, unpack, unpack_from
from typing import Any, BinaryIO, Literal, TypeAlias

from bulletin_cli.base.fonts import FontFile, Glyph

_Tables: TypeAlias = Mapping[bytes, tuple[int, int]]
_Ink: TypeAlias = Callable[[int], tuple[int, int] | None]  # by the number of a glyph
_Numbering: TypeAlias = Callable[[int], int]  # the number of a code's glyph, 0 for none

# (platform, encoding) of tables of characters that speak Unicode, the largest first.
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
# Bits of fsType; of several uses that old files allow the freest holds.
_USES, _RESTRICTED, _WHOLE_ALONE, _BITMAPS_ALONE = 0x000E, 0x0002, 0x0100, 0x0200


def read_glyphs(file: FontFile, characters: Iterable[str]) -> dict[str, Glyph]:
    """Return those of the characters that the face has; none where its file cannot be read."""
    try:
        with Path(file.path).open("rb") as stream:
            return dict(_glyphs(stream, file.index, characters))
    except (OSError, error, LookupError, ValueError, ArithmeticError, MemoryError):
        return {}


def may_embed(file: FontFile) -> bool:
    """Return whether a face's licence lets a part of it go into a document (OS/2 fsType).

    A face that says nothing of it may; one whose file cannot be read may not.
    """
    try:
        with Path(file.path).open("rb") as stream:
            tables = _tables(stream, file.index)
            if b"OS/2" not in tables:
                return True
            (rights,) = unpack_from(">H", _table(stream, tables, b"OS/2"), 8)
    except (OSError, error, ValueError):
        return False
    return rights & _USES != _RESTRICTED and not rights & (_WHOLE_ALONE | _BITMAPS_ALONE)


def _glyphs(stream: BinaryIO, index: int, characters: Iterable[str]) -> Iterator[tuple[str, Glyph]]:
    tables = _tables(stream, index)
    head, metrics = _table(stream, tables, b"head"), _table(stream, tables, b"hmtx")
    (em,) = unpack_from(">H", head, 18)
    (count,) = unpack_from(">H", _table(stream, tables, b"hhea"), 34)  # the others are as wide
    ink = _ink(stream, tables, head)
    for character, glyph in _numbers(_table(stream, tables, b"cmap"), characters):
        (width,) = unpack_from(">H", metrics, 4 * min(glyph, count - 1))
        (left,) = unpack_from(
            ">h", metrics, 4 * glyph + 2 if glyph < count else 2 * (glyph + count)
        )
        edges = ink(glyph)
        right = edges[1] / em if edges else None
        yield character, Glyph(width / em, (edges[0] if edges else left) / em, right)


def _tables(stream: BinaryIO, index: int) -> _Tables:
    """Return where the tables of a face are, and how long."""
    start = 0
    if _read(stream, 0, ">4s") == (b"ttcf",):
        (start,) = _read(stream, 12 + 4 * index, ">L")
    (count,) = _read(stream, start + 4, ">H")
    entries = (_read(stream, start + 12 + 16 * place, ">4s4xLL") for place in range(count))
    return {name: (offset, length) for name, offset, length in entries}


def _read(stream: BinaryIO, offset: int, form: str) -> tuple[Any, ...]:
    stream.seek(offset)
    return unpack(form, stream.read(calcsize(form)))


def _table(stream: BinaryIO, tables: _Tables, name: bytes) -> bytes:
    offset, length = tables[name]
    stream.seek(offset)
    return stream.read(length)


def _ink(stream: BinaryIO, tables: _Tables, head: bytes) -> _Ink:
    """Return the function that gives the left and right edge of a glyph's ink, if it is known."""
    if b"glyf" not in tables:
        return lambda _: None
    (long,) = unpack_from(">h", head, 50)
    return partial(_edges, stream, tables[b"loca"][0], tables[b"glyf"][0], long=bool(long))


def _edges(
    stream: BinaryIO, places: int, outlines: int, glyph: int, *, long: bool
) -> tuple[int, int] | None:
    if long:
        start, end = _read(stream, places + 4 * glyph, ">LL")
    else:
        start, end = (2 * each for each in _read(stream, places + 2 * glyph, ">HH"))
    if start == end:  # a blank
        return None
    _, left, _, right, _ = _read(stream, outlines + start, ">5h")
    return left, right


def _numbers(cmap: bytes, characters: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield the characters that the table has, with the numbers of their glyphs."""
    (count,) = unpack_from(">H", cmap, 2)
    entries = (unpack_from(">HHL", cmap, 4 + 8 * place) for place in range(count))
    offsets = {(platform, encoding): offset for platform, encoding, offset in entries}
    start = [offsets[kind] for kind in _UNICODE if kind in offsets][0]  # noqa: RUF015 - in a generator
    (form,) = unpack_from(">H", cmap, start)
    number = {4: _segments, 12: _groups}[form](cmap, start)
    for character in characters:
        if glyph := number(ord(character)):
            yield character, glyph


def _groups(cmap: bytes, start: int) -> _Numbering:
    """Return the function from code to glyph of format 12: runs of codes, 0 for none."""
    (count,) = unpack_from(">L", cmap, start + 12)
    numbers = _array("I", cmap[start + 16 : start + 16 + 12 * count])
    begins, ends, firsts = numbers[::3], numbers[1::3], numbers[2::3]

    def glyph(code: int) -> int:
        place = bisect_right(begins, code) - 1
        return firsts[place] + code - begins[place] if place >= 0 and code <= ends[place] else 0

    return glyph


def _segments(cmap: bytes, start: int) -> _Numbering:
    """Return the function from code to glyph of format 4, which knows the first 65,536."""
    (double,) = unpack_from(">H", cmap, start + 6)
    count: int = double // 2
    words = _array("H", cmap[start + 14 :])  # what it says of its length is wrong in large faces
    begins, deltas = count + 1, 2 * count + 1  # a word of padding follows the ends
    offsets = 3 * count + 1

    def glyph(code: int) -> int:
        place = bisect_right(words, code - 1, 0, count)
        if place == count or code < words[begins + place]:
            return 0
        offset, delta = words[offsets + place], words[deltas + place]
        if offset:
            here = words[offsets + place + offset // 2 + code - words[begins + place]]
            return (here + delta) & 0xFFFF if here else 0
        return (code + delta) & 0xFFFF

    return glyph


def _array(kind: Literal["H", "I"], data: bytes) -> array[int]:
    numbers: array[int] = array(kind)
    numbers.frombytes(data[: len(data) // numbers.itemsize * numbers.itemsize])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
