"""Word lists: reading them from the package, and finding their entries in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import product

from bulletin_cli.base.record import record
from bulletin_cli.proof.pairs import pairs, places
from bulletin_cli.proof.reading.tables import read_table

MILD = "可省"  # so begins the note of what may also stand: a hint, no warning
_SHORT = 2  # characters of a word that chance may well make of two others
_CHOICE = re.compile(r"\[([^\]]*)\]|([^\[])")


@record
class LexiconEntry:
    """What is wrong and what is right; `spared` are longer strings in which it is not wrong."""

    wrong: str
    right: str
    spared: tuple[str, ...] = ()
    note: str = ""

    def stands_at(self, text: str, start: int) -> bool:
        """Return whether the wrong string begins at text[start] and is wrong there."""
        return (
            text.startswith(self.wrong, start)
            and not self.is_spared(text, start)
            and not _overlapped(self.wrong, text, start)
        )

    def is_spared(self, text: str, start: int) -> bool:
        """Return whether the wrong string at text[start] is part of one in which it is right."""
        for each in self.spared:
            offset = each.find(self.wrong)
            while offset >= 0:
                if offset <= start and text.startswith(each, start - offset):
                    return True
                offset = each.find(self.wrong, offset + 1)
        return False


def _overlapped(word: str, text: str, start: int) -> bool:
    """Return whether the characters of a word belong to the words beside it: 登[录相]关."""
    overlap = _overlap(word) if len(word) == _SHORT else None
    if overlap is None:
        return False
    before, after = _beside(text, start, start + _SHORT)
    return overlap.spares and before in overlap.before and after in overlap.after


def is_certain(text: str, start: int, end: int) -> bool:
    """Return whether a wrong word cannot be made of parts of the words beside it.

    One of two characters can, unless neither neighbour makes a word with the character beside it.
    """
    overlap = _overlap(text[start:end]) if end - start == _SHORT else None
    if overlap is None:
        return True
    before, after = _beside(text, start, end)
    return before not in overlap.before and after not in overlap.after


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the characters on either side, "-" for none."""
    return text[start - 1] if start else "-", text[end : end + 1] or "-"


@record
class Overlap:
    """The characters that make words with the first and with the last one of a word.

    `spares` says that the word is none where one of each stands beside it.
    """

    before: frozenset[str]
    after: frozenset[str]
    spares: bool


@cache
def _overlap(word: str) -> Overlap | None:
    """Return what data/overlaps.tsv says of a word."""
    line = _overlaps().get(word)
    if line is None:
        return None
    _, before, after, *unsafe = line.split("\t")
    return Overlap(frozenset(before), frozenset(after), not unsafe)


@cache
def _overlaps() -> dict[str, str]:
    """Return the lines of the table by their words, to be read one by one."""
    lines = (line for line in read_table("overlaps").splitlines() if line[0] != "#")
    return {line[:_SHORT]: line for line in lines}


class Lexicon:
    """Lines of a table by their first two characters; entries are made where those occur."""

    def __init__(self, lines: Iterable[str], make: Callable[[str], LexiconEntry]) -> None:
        self._lines: dict[str, list[str]] = {}
        for line in lines:
            if line and line[0] != "#":
                self._lines.setdefault(line[:2], []).append(line)
        self._pairs = frozenset(self._lines)
        self._make = make
        self._made: dict[str, list[LexiconEntry]] = {}
        self._wrong: dict[str, list[str]] = {}

    @property
    def entries(self) -> tuple[LexiconEntry, ...]:
        """All entries of the table."""
        return tuple(self._make(line) for lines in self._lines.values() for line in lines)

    def matches(
        self, text: str, signs: frozenset[str] | None = None
    ) -> Iterator[tuple[int, LexiconEntry]]:
        """Yield where entries start in `text`, one at a place, without the spared ones.

        `signs` are those of a paragraph, which keeps them; else the pairs of `text` are taken.
        """
        end = 0
        possible = self._pairs & (signs or pairs(text))
        known = [each for each in possible if any(word in text for word in self._words(each))]
        for start, pair in sorted((place, each) for each in known for place in places(text, each)):
            for entry in self._starting(pair) if start >= end else ():
                if entry.stands_at(text, start):
                    yield start, entry
                    end = start + len(entry.wrong)
                    break

    def _words(self, pair: str) -> list[str]:
        """Return what the entries that begin with these two characters call wrong."""
        if pair not in self._wrong:
            self._wrong[pair] = [line.split("\t", 1)[0] for line in self._lines[pair]]
        return self._wrong[pair]

    def _starting(self, pair: str) -> list[LexiconEntry]:
        """Return the entries that begin with these two characters, the longest first."""
        if pair not in self._made:
            entries = map(self._make, self._lines[pair])
            self._made[pair] = sorted(entries, key=lambda each: -len(each.wrong))
        return self._made[pair]


@cache
def read_lexicon(name: str) -> Lexicon:
    """Return data/<name>.tsv, read once."""
    return Lexicon(read_table(name).splitlines(), entry)


def entry(line: str) -> LexiconEntry:
    """Return what a line says: wrong, right, spared strings, note.

    Spared strings stand apart by blanks; [甲乙] in one stands for either character.
    """
    wrong, right, spared, note, *_ = (*line.split("\t"), "", "", "")
    return LexiconEntry(wrong, right, tuple(_spared(spared)), note)


def _spared(field: str) -> Iterator[str]:
    for each in field.split():
        choices = (several or one for several, one in _CHOICE.findall(each))
        yield from map("".join, product(*choices))
