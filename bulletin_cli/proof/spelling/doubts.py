"""The suspects of an article that nothing speaks for: what the rules on misspellings report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from operator import add

from bulletin_cli.base.record import record
from bulletin_cli.proof.context import Text
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.spelling.ngrams import read_ngrams
from bulletin_cli.proof.spelling.spared import named
from bulletin_cli.proof.spelling.suspects import Suspect, find_suspects

# Odds from which on something is told. What they find and how often they are wrong stands in
# docs/proofreading.md; tools/detector.py measures it.
DRAFT, USUAL, STRICT = 0.0, 2.0, 3.5


@record
class DoubtfulCharacter:
    """A suspect in its paragraph, and its odds."""

    paragraph: LogicalParagraph
    suspect: Suspect
    odds: float


def find_doubts(text: Text, least: float) -> Iterator[DoubtfulCharacter]:
    """Yield the suspects whose odds are at least `least`, but names and what recurs."""
    names = text.glossary.right_names
    recurring = _recurring(text.paragraphs)
    for paragraph in text.paragraphs:
        for each in _of(paragraph, least, names, recurring):
            if recurring.isdisjoint(_pairs(each)):
                yield each


def count_doubts(text: Text) -> int:
    """Return how many places of an incoming piece may be misspelt."""
    return sum(1 for _ in find_doubts(text, DRAFT))


def _of(
    paragraph: LogicalParagraph, least: float, names: Iterable[str], recurring: frozenset[str]
) -> Iterator[DoubtfulCharacter]:
    """Yield the doubts of a paragraph that stand in no name and in nobody else's words."""
    if paragraph.kind in ("unit", "signature"):
        return
    suspects = find_suspects(paragraph.text, read_ngrams(), recurring, least)
    found = ((each, each.odds) for each in suspects)
    doubts = [DoubtfulCharacter(paragraph, each, odds) for each, odds in found if odds >= least]
    if doubts:
        spared = {at for span in _spared(paragraph, names) for at in range(*span)}
        for each in doubts:
            if spared.isdisjoint(range(each.suspect.start, each.suspect.end)):
                yield each


def _spared(paragraph: LogicalParagraph, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    yield from paragraph.foreign
    yield from named(paragraph.text)
    for name in names:
        at = paragraph.text.find(name)
        while at >= 0:
            yield at, at + len(name)
            at = paragraph.text.find(name, at + len(name))


def _recurring(paragraphs: Iterable[LogicalParagraph]) -> frozenset[str]:
    """Return the pairs of characters that an article has more than once."""
    counts: Counter[str] = Counter()
    for each in paragraphs:
        counts.update(map(add, each.text, each.text[1:]))
    return frozenset(pair for pair, count in counts.items() if count > 1)


def _pairs(doubt: DoubtfulCharacter) -> Iterator[str]:
    """Yield the pairs that are doubted: the characters, and each with its neighbour."""
    text, start, end = doubt.paragraph.text, doubt.suspect.start, doubt.suspect.end
    if end - start > 1:
        yield text[start:end]
    else:
        yield from (text[at : at + 2] for at in range(max(start - 1, 0), end))
