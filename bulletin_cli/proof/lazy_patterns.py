"""Patterns that are made only where a text has the words without which they match nothing.

To make a pattern takes up to three milliseconds, and most find nothing in most issues.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from bulletin_cli.base.record import record


@record
class LazyPattern:
    """A regular expression, and what a text must have: one word of each group."""

    needed: tuple[tuple[str, ...], ...]
    source: str

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in `text`."""
        return find_any((self,), text)


def lazy(needed: str, source: str) -> LazyPattern:
    """Return a pattern that needs `needed`: of 甲 乙 + 丙 one of 甲 and 乙, and 丙."""
    return LazyPattern(word_groups(needed), source)


def word_groups(needed: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of each of the groups that + joins."""
    return tuple(tuple(group.split(" ")) for group in needed.split(" + "))


def has_needed(text: str, groups: Iterable[Iterable[str]]) -> bool:
    """Return whether `text` has a word of each group."""
    return all(any(word in text for word in group) for group in groups)


def find_any(patterns: Iterable[LazyPattern], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of the patterns as alternatives of one, the first before the second."""
    possible = "|".join(each.source for each in patterns if has_needed(text, each.needed))
    return compiled(possible).finditer(text) if possible else iter(())


@cache
def compiled(source: str) -> re.Pattern[str]:
    """Return a pattern, made once: re itself forgets those of long ago."""
    return re.compile(source)
