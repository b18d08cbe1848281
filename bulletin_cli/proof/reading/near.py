"""Set phrases that are written with one slip: a character wrong, left out or out of its place.

One slip leaves one half of the phrase whole: the halves are looked for, then compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.base.record import record
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.alike import are_alike
from bulletin_cli.proof.reading.tables import read_table

_LONG = 7  # characters of a phrase that is known by any six of them
_HAN = re.compile("[\u4e00-\u9fff]")
_LOOSE = "的和与及各了"  # are put in and left out at will


@record
class SetPhrase:
    """A phrase, what is near it and right, and one of its halves (from `start`)."""

    text: str
    spared: tuple[str, ...]
    half: str
    start: int


def find_near(paragraph: LogicalParagraph, table: str) -> Iterator[tuple[int, int, str]]:
    """Yield the start and end of what is written for a phrase of a table, and the phrase."""
    halves = _halves(table)
    seen: set[int] = set()
    for pair in halves.keys() & paragraph.pairs:
        for phrase in halves[pair]:
            for start, end in _slips(paragraph.text, phrase):
                written = paragraph.text[start:end]
                if start not in seen and not written.startswith(phrase.spared or ("\n",)):
                    seen.add(start)
                    yield start, end, phrase.text


@cache
def _halves(table: str) -> dict[str, list[SetPhrase]]:
    """Return the halves of the phrases by their first two characters."""
    halves: dict[str, list[SetPhrase]] = {}
    for line in read_table(table).splitlines():
        if line[0] != "#":
            text, _, spared = line.partition("\t")
            middle = len(text) // 2
            for start, half in ((0, text[:middle]), (middle, text[middle:])):
                phrase = SetPhrase(text, tuple(spared.split()), half, start)
                halves.setdefault(half[:2], []).append(phrase)
    return halves


def _slips(text: str, phrase: SetPhrase) -> Iterator[tuple[int, int]]:
    """Yield where a half of a phrase stands beside the other half with a slip."""
    whole, half, long = phrase.text, phrase.half, len(phrase.text) >= _LONG
    at = text.find(half)
    while at >= 0:
        end = at + len(half)
        if phrase.start:
            before = text[max(at - phrase.start, 0) : at]
            if length := slip(before[::-1], whole[: phrase.start][::-1], long):
                yield at - length, end
        elif length := slip(text[end : end + len(whole) - len(half)], whole[len(half) :], long):
            yield at, end + length
        at = text.find(half, end)


def slip(written: str, wanted: str, long: bool) -> int:
    """Return how many characters of `written` are `wanted` with one slip, 0 without or with more.

    The last one (outermost in the phrase) may as well belong to another word: it is wrong only
    where it is like the wanted one.
    """
    off = [at for at, each in enumerate(wanted) if written[at : at + 1] != each]
    if not off:
        return 0
    first, size = off[0], len(wanted)
    if len(written) == size and len(off) == 1 and _HAN.match(written[first] + wanted[first]):
        free = long and first < size - 1 and written[first] not in _LOOSE
        if free and _HAN.match(wanted[first]) or are_alike(written[first], wanted[first]):
            return size
    if off == [first, first + 1] and written[first:][1::-1] == wanted[first : first + 2]:
        return size
    lacks = long and first < size - 1 and _HAN.match(wanted[first]) and wanted[first] not in _LOOSE
    return size - 1 if lacks and written[: size - 1] == wanted[:first] + wanted[first + 1 :] else 0
