"""The pairs of neighbouring characters of a text: what the word lists look up first."""

from __future__ import annotations

from functools import lru_cache
from operator import add


@lru_cache(maxsize=1)  # the rules look at one paragraph after the other
def pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters that occur in `text`."""
    return frozenset(map(add, text, text[1:]))
