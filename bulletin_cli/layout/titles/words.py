"""A title cut into words, by the word list beside the code and the names that the office knows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from math import inf, log
from pathlib import Path
from typing import Literal, TypeAlias

from bulletin_cli.base.record import record

# A noun (and what is nothing else), verb, adverb, preposition, conjunction, particle; a name that
# must not be cut; a character that no word of the list explains; a mark.
WordClass: TypeAlias = Literal["n", "v", "d", "p", "c", "u", "name", "unknown", "mark"]

_LISTED: Mapping[str, WordClass] = {"n": "n", "v": "v", "d": "d", "p": "p", "c": "c", "u": "u"}
_LIST = Path(__file__).parents[1] / "data" / "title_words.txt"
_LONGEST = 15  # characters of a listed word
_FIRST = 40  # the rank that the list begins with: so much more does a word cost than a name
_UNKNOWN = 10.0  # what a character costs that no word explains; the rarest word costs 8.7


@record
class Word:
    """The characters start:end of a title."""

    start: int
    end: int
    kind: WordClass


def segment(text: str, names: Collection[str] = ()) -> tuple[Word, ...]:
    """Return the likeliest words of `text`.

    What `names` lists is likeliest of all; another word is the likelier the further up it stands
    in the list (Zipf's law).
    """
    ranks, classes = _word_list()
    found = {name for name in names if len(name) > 1 and name in text}
    longest = max(map(len, found), default=0)
    costs, starts = [0.0], [0]
    for end in range(1, len(text) + 1):
        best, best_start = costs[end - 1] + _UNKNOWN, end - 1
        for start in range(max(0, end - max(longest, _LONGEST)), end):
            piece = text[start:end]
            own = 0.0 if piece in found else log(ranks[piece]) if piece in ranks else inf
            if costs[start] + own < best:
                best, best_start = costs[start] + own, start
        costs.append(best)
        starts.append(best_start)
    words: list[Word] = []
    end = len(text)
    while end:
        piece = text[starts[end] : end]
        words.append(Word(starts[end], end, "name" if piece in found else _class(piece, classes)))
        end = starts[end]
    return tuple(reversed(words))


def _class(piece: str, classes: Mapping[str, WordClass]) -> WordClass:
    if len(piece) > 1 or piece in classes:
        return classes.get(piece, "n")
    return "unknown" if piece.isalnum() else "mark"


@cache
def _word_list() -> tuple[Mapping[str, int], Mapping[str, WordClass]]:
    """Return the ranks of the words of the list, and the classes of those that are no nouns."""
    ranks: dict[str, int] = {}
    classes: dict[str, WordClass] = {}
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        kind, *words = line.split(" ")
        if kind == "#":
            continue
        ranks.update(zip(words, range(len(ranks) + _FIRST, 10**6), strict=False))
        if kind != "n":
            classes.update(dict.fromkeys(words, _LISTED[kind]))
    return ranks, classes
