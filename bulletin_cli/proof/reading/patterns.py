"""data/patterns.tsv: sentences that go wrong in a known way, written as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from bulletin_cli.base.record import record
from bulletin_cli.proof.finding import Found, Level
from bulletin_cli.proof.lazy_patterns import has_needed, word_groups
from bulletin_cli.proof.pairs import pairs
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.lexicon import MILD
from bulletin_cli.proof.reading.tables import read_table

_CLAUSE, _SENTENCE = "[^，。；：！？、“”（）]{1,24}?", "[^。；！？]{1,40}?"
_STOPS = "，。；！？：\n"  # a pattern may begin with one to stand at the start of a sentence


@record
class Pattern:
    """The rule it belongs to, what must occur, the pattern, what to write instead, and why.

    `needed` are groups of words: one of each must occur.
    """

    rule: str
    needed: tuple[tuple[str, ...], ...]
    pattern: str
    right: str
    why: str
    example: str

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where `text` goes wrong."""
        yield from _compiled(self.pattern).finditer(text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern in which …… is part of a sentence and … part of a clause."""
    return re.compile(pattern.replace("……", _SENTENCE).replace("…", _CLAUSE))


@cache
def read_patterns() -> tuple[Pattern, ...]:
    """Return the patterns in the order of the file."""
    rows = (line.split("\t") for line in read_table("patterns").splitlines() if line[0] != "#")
    return tuple(
        Pattern(rule, word_groups(needed.replace(r"\n", "\n")), *rest)
        for rule, needed, *rest in rows
    )


@cache
def _by_pair() -> dict[str, list[Pattern]]:
    """Return the patterns by the first two characters of the first words that they need."""
    found: dict[str, list[Pattern]] = {}
    for pattern in read_patterns():
        for pair in {each[:2] for each in pattern.needed[0]}:
            found.setdefault(pair, []).append(pattern)
    return found


@lru_cache(maxsize=1)  # all the rules look at one paragraph before the next
def _possible(text: str) -> dict[str, list[Pattern]]:
    """Return by rule the patterns whose needed words occur in `text`."""
    found: dict[str, list[Pattern]] = {}
    seen: set[str] = set()
    line = f"\n{text}"
    for pair in sorted(_by_pair().keys() & pairs(text)):
        for pattern in _by_pair()[pair]:
            if pattern.pattern not in seen and has_needed(line, pattern.needed):
                seen.add(pattern.pattern)
                found.setdefault(pattern.rule, []).append(pattern)
    return found


def find_patterns(paragraph: LogicalParagraph, rule: str) -> Iterator[Found]:
    """Yield what the patterns of a rule find, other people's words left out."""
    told: set[int] = set()
    for each in _possible(paragraph.text).get(rule, ()):
        for match in each.matches(paragraph.text):
            start, end = match.span(match.lastindex or 0)
            if not told.isdisjoint(range(*match.span())):
                continue  # one mistake may be wrong in two ways
            told.update(range(*match.span()))
            # A pattern with the quotation marks is that of a phrase, which is nobody's words.
            if match[0][0] == "“" or not paragraph.is_foreign(start, end):
                right = "" if each.right == "-" else each.right or None
                message = f"“{match[0].lstrip(_STOPS)}”：{each.why}"
                level: Level | None = "info" if each.why.startswith(MILD) else None
                yield paragraph.report(start, end, message, right, level=level)
