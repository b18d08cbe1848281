"""Word lists: reading them from the package, and finding their entries in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from operator import add

from bulletin_cli.proof.tables import table
from bulletin_cli.record import record

_CHOICE = re.compile(r"\[([^\]]*)\]|([^\[])")


@record
class Entry:
    """What is wrong and what is right; `spared` are longer strings in which it is not wrong."""

    wrong: str
    right: str
    spared: tuple[str, ...] = ()
    note: str = ""

    def is_spared(self, text: str, start: int) -> bool:
        """Return whether the wrong string at text[start] is part of one in which it is right."""
        for each in self.spared:
            offset = each.find(self.wrong)
            while offset >= 0:
                if offset <= start and text.startswith(each, start - offset):
                    return True
                offset = each.find(self.wrong, offset + 1)
        return False


class Lexicon:
    """Entries by their first two characters, the longest first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._starting: dict[str, list[Entry]] = {}
        for entry in sorted(self.entries, key=lambda each: -len(each.wrong)):
            self._starting.setdefault(entry.wrong[:2], []).append(entry)

    def matches(self, text: str) -> Iterator[tuple[int, Entry]]:
        """Yield where entries start in `text`, one at a place, without the spared ones."""
        starting, end = self._starting, 0
        for start, pair in enumerate(map(add, text, text[1:])):
            if pair in starting and start >= end:
                for entry in starting[pair]:
                    if text.startswith(entry.wrong, start) and not entry.is_spared(text, start):
                        yield start, entry
                        end = start + len(entry.wrong)
                        break


@cache
def lexicon(name: str) -> Lexicon:
    """Return data/<name>.tsv, read once."""
    return Lexicon(read(name))


def read(name: str) -> Iterator[Entry]:
    """Yield the entries of data/<name>.tsv: wrong, right, spared strings, note.

    Spared strings stand apart by blanks; [甲乙] in one stands for either character.
    """
    text = table(name)
    for line in text.splitlines():
        if line and not line.startswith("#"):
            wrong, right, spared, note, *_ = (*line.split("\t"), "", "", "")
            yield Entry(wrong, right, tuple(_spared(spared)), note)


def _spared(field: str) -> Iterator[str]:
    for each in field.split():
        choices = (several or one for several, one in _CHOICE.findall(each))
        yield from map("".join, product(*choices))
