"""What became of a text, word by word, for somebody to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

DiffOperation: TypeAlias = Literal["same", "gone", "new"]
DiffSpan: TypeAlias = tuple[DiffOperation, str]

_WORD = re.compile(r"[A-Za-z0-9]+|.", re.DOTALL)
_LONE = 2  # characters between two changes that are not worth showing as unchanged
_NEAR = 12  # characters shown on either side of a change


def word_diff(before: str, after: str) -> list[DiffSpan]:
    """Return both texts in one, what is gone before what is new.

    A Han character is a word, a run of Latin letters and digits too. Joined without the new
    stretches they are `before`, without those that are gone `after`.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    gone, fresh, stretches = "", "", list[DiffSpan]()
    for tag, start, end, first, last in SequenceMatcher(None, old, new, False).get_opcodes():
        same = "".join(old[start:end])
        if tag != "equal" or ((gone or fresh) and len(same) <= _LONE and end < len(old)):
            gone += "".join(old[start:end])
            fresh += "".join(new[first:last])
            continue
        stretches += _changes(gone, fresh)
        stretches.append(("same", same))
        gone = fresh = ""
    return [*stretches, *_changes(gone, fresh)]


def excerpt(stretches: list[DiffSpan]) -> Iterator[DiffSpan]:
    """Yield the stretches, long unchanged ones cut to what stands near a change."""
    for place, (kind, text) in enumerate(stretches):
        if kind != "same":
            yield kind, text
            continue
        head = "" if place == 0 else text[:_NEAR]
        tail = "" if place == len(stretches) - 1 else text[-_NEAR:]
        yield kind, text if len(head + tail) + 1 >= len(text) else f"{head}…{tail}"


def beginning(text: str, most: int) -> str:
    """Return the first `most` characters of a text in one line, all of a shorter one."""
    line = "".join(text.split("\n"))
    return line if len(line) <= most else f"{line[:most]}…"


def _changes(gone: str, fresh: str) -> Iterator[DiffSpan]:
    if gone:
        yield "gone", gone
    if fresh:
        yield "new", fresh
