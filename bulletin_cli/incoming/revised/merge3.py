"""Two changes of one text -> one text, where they do not touch the same words."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

Replacement = tuple[int, int, str]  # what stands in the place of base[start:end]


def merge3(base: str, ours: str, theirs: str) -> str | None:
    """Return `base` with both changes, None where they meet.

    Changes that touch are a conflict, unless they are the same: whoever reads the result
    should never find a sentence that neither side wrote.
    """
    changes = sorted({*_changes(base, ours), *_changes(base, theirs)})
    if any(start <= stop for (_, stop, _), (start, _, _) in pairwise(changes)):
        return None
    merged, end = "", 0
    for start, stop, text in changes:
        merged += base[end:start] + text
        end = stop
    return merged + base[end:]


def _changes(base: str, other: str) -> Iterator[Replacement]:
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    for tag, start, stop, first, last in matcher.get_opcodes():
        if tag != "equal":
            yield start, stop, other[first:last]
