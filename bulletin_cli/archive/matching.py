"""Whether a text has what is looked for, where first, and the words around it."""

from __future__ import annotations

import re

from bulletin_cli.archive.folding import fold, fold_with_places
from bulletin_cli.archive.passages import FoundText, Passage
from bulletin_cli.archive.query import Query
from bulletin_cli.base.record import record

_BEFORE, _LENGTH = 16, 60  # characters of an excerpt
_TITLE_WEIGHT = 10  # a word in the title counts as so many in the text
_MORE = "…"


@record
class Match:
    """Where a text has the words: the first passage with one, an excerpt of it, how many in all.

    `marks` are the beginnings and ends of the words in the excerpt.
    """

    passage: Passage
    excerpt: str
    marks: tuple[tuple[int, int], ...]
    count: int
    weight: int


def match(text: FoundText, query: Query) -> Match | None:
    """Return where a text has all that is wanted and nothing that is not, None where it has not.

    The body is shown before the title, which stands above it anyway.
    """
    passages = [each for each in text.passages if _is_in(each, query)]
    folded = [fold(each.text) for each in passages]
    if not all(any(word in each for each in folded) for word in query.wanted):
        return None
    if any(word in each for word in query.unwanted for each in folded):
        return None
    words = _pattern(query)
    counts = [len(words.findall(each)) for each in folded]
    hits = [(each, count) for each, count in zip(passages, counts, strict=True) if count]
    first = min(hits, key=lambda hit: hit[0].is_title)[0]
    weight = sum(count * (_TITLE_WEIGHT if each.is_title else 1) for each, count in hits)
    return Match(first, *_excerpt(first.text, words), sum(counts), weight)


def _is_in(passage: Passage, query: Query) -> bool:
    return not query.part or passage.is_title == (query.part == "title")


def _pattern(query: Query) -> re.Pattern[str]:
    """Return what finds any of the words, the longest where one begins another."""
    longest_first = sorted(query.wanted, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


def _excerpt(text: str, words: re.Pattern[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the stretch of a text around its first word, and where words stand in it."""
    folded, places = fold_with_places(text)
    found = [(places[each.start()], places[each.end() - 1] + 1) for each in words.finditer(folded)]
    start = max(0, found[0][0] - _BEFORE)
    end = max(start + _LENGTH, found[0][1])
    before, after = _MORE * (start > 0), _MORE * (end < len(text))
    shift = len(before) - start
    marks = tuple((first + shift, last + shift) for first, last in found if last <= end)
    return before + text[start:end] + after, marks
