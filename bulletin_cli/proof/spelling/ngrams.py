"""The table of n-grams: which of one to four characters stand together in laws, and how often.

A static function (a binary fuse filter that holds values): three cells xor-ed give the value of an
n-gram, with a check of eleven bits. Nothing is read or unpacked before it is looked at: the file is
mapped. Its numbers are little-endian, as all machines are that the program runs on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from mmap import mmap
from zlib import crc32

from bulletin_cli.proof.reading.tables import map_bytes

MARK = "，"  # stands for all that is no Han, digit or letter
HEADER = 8  # bytes: the length of a segment, and how many of them an n-gram may begin in
MIX = 0x9E3779B1  # spreads a check sum over 32 bits: 2^32 divided by the golden ratio
LEVEL = 15  # the bits of a value that hold the level: the logarithm to base 2 of the count
WORD = 16  # the bit that says: a word of the list


class _Plain(dict[int, str]):
    """What stands for each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if "一" <= character <= "鿿" or character == "〇":
            plain = character
        elif character.isdigit():
            plain = "0"
        else:
            plain = "A" if character.isascii() and character.isalpha() else MARK
        self[code] = plain
        return plain


_PLAIN = _Plain()


def plain(text: str) -> str:
    """Return a text of the same length whose digits, letters and marks are one each."""
    return text.translate(_PLAIN)


def encode(text: str) -> bytes:
    """Return plain text as the table reads it, two bytes a character."""
    return text.encode("utf-16-le")


def level(value: int) -> int:
    """Return the level that a value holds, -1 where it is unknown."""
    return value if value < 0 else value & LEVEL


class Ngrams:
    """The table; a value is -1 for what is unknown, else level and WORD."""

    def __init__(self, data: bytes | mmap) -> None:
        length = int.from_bytes(data[:4], "little")
        segments = int.from_bytes(data[4:HEADER], "little")
        self._length, self._mask, self._starts = length, length - 1, length * segments
        self._cells = memoryview(data)[HEADER:].cast("H")

    def value(self, gram: bytes) -> int:
        """Return the value of an encoded n-gram."""
        check = crc32(gram)
        mixed = check * MIX & 0xFFFFFFFF
        at = check * self._starts >> 32
        length, mask, cells = self._length, self._mask, self._cells
        found = (
            cells[at]
            ^ cells[at + length ^ mixed & mask]
            ^ cells[at + 2 * length ^ mixed >> 14 & mask]
        )
        return found & 31 if found >> 5 == mixed >> 21 else -1

    def unknown_triples(self, data: bytes) -> Iterator[int]:
        """Yield where in an encoded text three characters begin that are not known together."""
        length, mask, cells, starts = self._length, self._mask, self._cells, self._starts
        for place in range(0, len(data) - 5, 2):
            check = crc32(data[place : place + 6])
            mixed = check * MIX & 0xFFFFFFFF
            at = check * starts >> 32
            found = (
                cells[at]
                ^ cells[at + length ^ mixed & mask]
                ^ cells[at + 2 * length ^ mixed >> 14 & mask]
            )
            if found >> 5 != mixed >> 21:
                yield place >> 1

    def completing(
        self, before: bytes, candidates: Iterable[tuple[str, bytes]], after: bytes
    ) -> Iterator[str]:
        """Yield the candidates that make a known triple with the two characters on either side."""
        length, mask, cells, starts = self._length, self._mask, self._cells, self._starts
        two, one = crc32(before), crc32(before[2:])
        for candidate, code in candidates:
            for check in (
                crc32(code, two),
                crc32(code + after[:2], one),
                crc32(code + after),
            ):
                mixed = check * MIX & 0xFFFFFFFF
                at = check * starts >> 32
                found = (
                    cells[at]
                    ^ cells[at + length ^ mixed & mask]
                    ^ cells[at + 2 * length ^ mixed >> 14 & mask]
                )
                if found >> 5 == mixed >> 21:
                    yield candidate
                    break


@cache
def read_ngrams() -> Ngrams:
    """Return the table of the package, read once."""
    return Ngrams(map_bytes("ngrams"))
