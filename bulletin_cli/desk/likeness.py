"""How much of a text stands in another, so that a piece sent twice is known again."""

from __future__ import annotations

import re

LEAST = 30  # characters; shorter texts may be the same by chance
ALIKE = 0.7  # of the shorter text's pieces that the other one has, too
_LENGTH = 6  # characters of a piece: two words
_NO_TEXT = re.compile(r"[\W_]+")


def pieces(text: str) -> frozenset[str]:
    """Return all runs of a few characters in a text, its marks and blanks left out."""
    plain = _NO_TEXT.sub("", text)
    if len(plain) < LEAST:
        return frozenset()
    return frozenset(plain[at : at + _LENGTH] for at in range(len(plain) - _LENGTH + 1))


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether most of the shorter text stands in the other."""
    least = min(len(one), len(other))
    return least > 0 and len(one & other) >= ALIKE * least
