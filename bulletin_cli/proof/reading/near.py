"""Set phrases that are written with one slip: a character wrong, left out or out of its place.

One slip leaves one half of the phrase whole: the halves are looked for, then compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from operator import add

from bulletin_cli.base.record import record
from bulletin_cli.base.typography import is_han
from bulletin_cli.proof.pairs import pairs
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.alike import are_alike
from bulletin_cli.proof.reading.tables import read_table

_LONG = 7  # characters of a phrase that is known by any six of them
_LOOSE = "的和与及各了"  # are put in and left out at will


@record
class SetPhrase:
    """A phrase, what is near it and right, one of its halves (from `start`), and the other.

    The other is written from the half outwards, so the first one from right to left.
    """

    text: str
    spared: tuple[str, ...]
    half: str
    start: int
    other: str


def find_near(paragraph: LogicalParagraph, table: str) -> Iterator[tuple[int, int, str]]:
    """Yield the start and end of what is written for a phrase of a table, and the phrase."""
    halves = _halves(table)
    seen: set[int] = set()
    for pair in sorted(halves.keys() & pairs(paragraph.text)):
        for phrase in (_phrase(line, last) for line, last in halves[pair]):
            for start, end in _slips(paragraph.text, phrase):
                written = paragraph.text[start:end]
                if start not in seen and not written.startswith(phrase.spared or ("\n",)):
                    seen.add(start)
                    yield start, end, phrase.text


@cache
def _halves(table: str) -> dict[str, list[tuple[str, bool]]]:
    """Return the lines of a table, for either half by its pair that the fewest others have."""
    lines = [line for line in read_table(table).splitlines() if line[0] != "#"]
    phrases = [line.partition("\t")[0] for line in lines]
    longer = (each for each in phrases if len(each) > 5)
    known = Counter(chain.from_iterable(map(add, each, each[1:]) for each in longer))
    halves: dict[str, list[tuple[str, bool]]] = {}
    for line, text in zip(lines, phrases, strict=True):
        middle = len(text) // 2
        for half, last in ((text[:middle], False), (text[middle:], True)):
            pair = half if len(half) < 3 else min(map(add, half, half[1:]), key=known.__getitem__)
            halves.setdefault(pair, []).append((line, last))
    return halves


@cache
def _phrase(line: str, last: bool) -> SetPhrase:
    """Return what a line says, with the first or the last half of its phrase."""
    text, _, spared = line.partition("\t")
    middle = len(text) // 2
    if last:
        return SetPhrase(text, tuple(spared.split()), text[middle:], middle, text[:middle][::-1])
    return SetPhrase(text, tuple(spared.split()), text[:middle], 0, text[middle:])


def _slips(text: str, phrase: SetPhrase) -> Iterator[tuple[int, int]]:
    """Yield where a half of a phrase stands beside the other half with a slip."""
    half, other = phrase.half, phrase.other
    size, at = len(other), text.find(half)
    while at >= 0:
        end = at + len(half)
        before, after = text[max(at - size, 0) : at][::-1], text[end : end + size]
        written = before if phrase.start else after
        # Beside the half stands at least one of the next two characters: most places end here.
        near = written != other and (written[:1] in other[:2] or written[1:2] == other[1])
        if near and (length := slip(written, other, len(phrase.text) >= _LONG)):
            yield (at - length, end) if phrase.start else (at, end + length)
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
    if len(written) == size and len(off) == 1 and is_han(written[first]):
        free = long and first < size - 1 and written[first] not in _LOOSE
        if free or are_alike(written[first], wanted[first]):
            return size
    if off == [first, first + 1] and written[first:][1::-1] == wanted[first : first + 2]:
        return size
    lacks = long and first < size - 1 and is_han(wanted[first]) and wanted[first] not in _LOOSE
    return size - 1 if lacks and written[: size - 1] == wanted[:first] + wanted[first + 1 :] else 0
