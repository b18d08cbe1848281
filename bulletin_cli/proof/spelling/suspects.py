"""Places where characters stand together that never do, and what may be meant there.

A place is suspicious where none of the three triples through it is known. What sounds or looks
like it is tried there, and a logistic regression says what the best of it is worth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from bulletin_cli.base.record import record
from bulletin_cli.proof.reading.tables import read_table
from bulletin_cli.proof.spelling.lookalikes import (
    NEAR,
    NUMERALS,
    homophones,
    lookalikes,
)
from bulletin_cli.proof.spelling.ngrams import LEVEL, MARK, WORD, Ngrams, encode, level, plain

_PAD = 3  # marks put before and behind a text, so that every place has neighbours
_NOTHING = "\0" * _PAD  # stands there in what was written
_LONGEST_RUN = 8  # unknown triples in a row: more of them are a name, or another language
_RARE, _USUAL = 2, 7  # levels of the two pairs at a wrong character: the rarer one, the other
_BACKED_OFF = 1.3  # what a shorter n-gram costs, as a logarithm to base 2
_CHARACTERS = 24  # the logarithm of how many characters were counted
FEATURES = (
    "gain",  # how much likelier what is meant is, as a logarithm to base 2
    "run",  # how many triples in a row are unknown
    "choices",  # how many other characters would make a known triple
    "near",  # 1 where they sound nearly alike only
    "triples",  # the share of the triples with what is meant that are known
    "fours",  # the same of four characters
    "pairs",  # the levels of the pairs that stand there
    "word_lost",  # 1 where what stands there makes a word with a neighbour
    "word_made",  # 1 where what is meant makes one
)


@record
class Suspect:
    """Characters that may be wrong, and what is meant; `features` are those of FEATURES."""

    start: int
    end: int
    meant: str
    features: tuple[float, ...]

    @property
    def odds(self) -> float:
        """The logarithm of how much likelier it is wrong than right."""
        weights, constant = _weights()
        return constant + sum(map(float.__mul__, weights, self.features))


@cache
def _weights() -> tuple[tuple[float, ...], float]:
    rows = (line.split("\t") for line in read_table("suspects").splitlines() if line[0] != "#")
    table = {name: float(weight) for name, weight in rows}
    return tuple(table[each] for each in FEATURES), table["constant"]


class _Window:
    """A paragraph as the table sees it: plain, encoded, with marks before and behind."""

    def __init__(self, text: str, ngrams: Ngrams) -> None:
        self.written = f"{_NOTHING}{text}{_NOTHING}"
        self.text = MARK * _PAD + plain(text) + MARK * _PAD
        self.data = encode(self.text)
        self.ngrams = ngrams

    def runs(self) -> Iterator[tuple[int, int]]:
        """Yield from where to where the beginnings of unknown triples follow one another."""
        first = last = -2
        for place in self.ngrams.unknown_triples(self.data):
            if place != last + 1:
                yield first, last + 1
                first = place
            last = place
        yield first, last + 1

    def level(self, start: int, end: int) -> int:
        """Return the level of text[start:end], -1 where it is unknown."""
        return level(self.ngrams.value(self.data[2 * start : 2 * end]))

    def around(self, start: int, end: int) -> tuple[bytes, bytes]:
        """Return the three characters on either side of text[start:end]."""
        data = self.data
        return data[2 * (start - _PAD) : 2 * start], data[2 * end : 2 * (end + _PAD)]


def find_suspects(
    text: str, ngrams: Ngrams, meant: frozenset[str] = frozenset(), least: float = 0.0
) -> Iterator[Suspect]:
    """Yield the places of a paragraph where something else may be meant, the likeliest of a run.

    `meant` are pairs that nobody doubts. What stands in one is looked at only in runs that have
    odds of `least` elsewhere, for it may be likelier.
    """
    window = _Window(text, ngrams)
    for first, end in window.runs():
        if 3 <= end - first <= _LONGEST_RUN:  # three triples go through one place
            found = list(_of_run(window, first, end, meant))
            if meant and any(each.odds >= least for each in found):
                found = list(_of_run(window, first, end, frozenset()))
            if found:
                yield max(found, key=lambda each: each.features[0])


def _of_run(window: _Window, first: int, end: int, meant: frozenset[str]) -> Iterator[Suspect]:
    """Yield what may be meant at each place through which no known triple goes."""
    text, run = window.text, end - first
    for place in range(first + 2, end):
        if not _may_be_wrong(text[place]) or window.written[place : place + 2] in meant:
            continue
        right = window.level(place, place + 2)
        if window.written[place - 1 : place + 1] not in meant:
            left = window.level(place - 1, place + 1)
            if min(left, right) <= _RARE and max(left, right) <= _USUAL:
                yield from _best(window, place, place + 1, run, _encoded_lookalikes(text[place]))
        if right < 0 and place + 1 < end and _may_be_wrong(text[place + 1]):
            words = _encoded(homophones(text[place : place + 2]))
            yield from _best(window, place, place + 2, run, words)


@cache
def _encoded_lookalikes(character: str) -> tuple[tuple[str, bytes], ...]:
    return _encoded(lookalikes(character))


def _encoded(candidates: Iterable[str]) -> tuple[tuple[str, bytes], ...]:
    """Return candidates with their bytes in the table."""
    return tuple((each, encode(each)) for each in candidates)


def _best(
    window: _Window, start: int, end: int, run: int, candidates: Iterable[tuple[str, bytes]]
) -> Iterator[Suspect]:
    """Yield the likeliest of the candidates that make a known triple, if there is one."""
    before, after = window.around(start, end)
    ngrams = window.ngrams
    known = list(ngrams.completing(before[2:], candidates, after[:4]))
    if not known:
        return
    scored = ((_score(before + encode(each) + after, ngrams), each) for each in known)
    score, meant = max(scored)
    wrong = window.text[start:end]
    near = end - start == 1 and lookalikes(wrong)[meant] == NEAR
    gain = score - _score(before + encode(wrong) + after, ngrams)
    stands = _Surroundings(before, wrong, after, ngrams)
    would = _Surroundings(before, meant, after, ngrams)
    yield Suspect(
        start - _PAD,
        end - _PAD,
        meant,
        (
            *(gain, float(run), float(len(known)), float(near)),
            *(would.share(3), would.share(4), stands.pairs()),
            *(float(stands.makes_word()), float(would.makes_word())),
        ),
    )


class _Surroundings:
    """One or two characters between three others on either side."""

    def __init__(self, before: bytes, middle: str, after: bytes, ngrams: Ngrams) -> None:
        self._data = before + encode(middle) + after
        self._end = _PAD + len(middle)
        self._value = ngrams.value

    def _values(self, length: int) -> list[int]:
        """Return the values of the n-grams that touch the middle."""
        starts = range(_PAD - length + 1, self._end)
        return [self._value(self._data[2 * at : 2 * (at + length)]) for at in starts]

    def share(self, length: int) -> float:
        """Return the share of the n-grams that are known."""
        values = self._values(length)
        return sum(each >= 0 for each in values) / len(values)

    def pairs(self) -> float:
        """Return the sum of the levels of the pair at either end."""
        values = self._values(2)
        return float(level(values[0]) + level(values[-1]))

    def makes_word(self) -> bool:
        """Return whether a pair is a word."""
        return any(each >= 0 and each & WORD for each in self._values(2))


def _score(data: bytes, ngrams: Ngrams) -> float:
    """Return how likely the characters after the first three are, each after those before it."""
    value = ngrams.value
    ends = range(2 * _PAD + 2, len(data) + 1, 2)
    return sum(_likely(data, end, value) for end in ends)


def _likely(data: bytes, end: int, value: Callable[[bytes], int]) -> float:
    """Return how likely the character before data[end] is: from the longest n-gram known."""
    cost = 0.0
    for length in (8, 6, 4):
        whole = value(data[end - length : end])
        if whole >= 0:
            before = level(value(data[end - length : end - 2]))
            return min((whole & LEVEL) - before, 0) - cost
        cost += _BACKED_OFF
    return level(value(data[end - 2 : end])) - _CHARACTERS - cost


def _may_be_wrong(character: str) -> bool:
    return "一" <= character <= "鿿" and character not in NUMERALS
