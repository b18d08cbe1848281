"""The pairs of neighbouring characters of a text: what the word lists look up first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from operator import add


@lru_cache(maxsize=2)  # the rules look at one paragraph after the other, some at part of it
def pairs(text: str) -> frozenset[str]:
    r"""Return the pairs of neighbouring characters of `text`, at its edges with a \n."""
    return frozenset(map(add, f"\n{text}", f"{text}\n"))


def pairs_of(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    """Return the pairs of a character of `first` and one of `second`."""
    return tuple(map("".join, product(first, second)))


def places(text: str, part: str) -> Iterator[int]:
    """Yield where `part` begins in `text`."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
