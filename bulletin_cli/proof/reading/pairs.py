"""The pairs of neighbouring characters of a text: what the word lists look up first."""

from __future__ import annotations

from functools import lru_cache
from operator import add


@lru_cache(maxsize=2)  # the rules look at one paragraph after the other, some at part of it
def pairs(text: str) -> dict[str, list[int]]:
    """Return the pairs of neighbouring characters of `text`, with the places where they begin."""
    found: dict[str, list[int]] = {}
    for place, pair in enumerate(map(add, text, text[1:])):
        if pair in found:
            found[pair].append(place)
        else:
            found[pair] = [place]
    return found
