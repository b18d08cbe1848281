"""Breaking a paragraph into lines as Word does with these switches (docs/typesetting.md).

The rules are numbered as there. Everything works on one list of natural widths, in points.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bulletin_cli.document import Switches

_HAIR = 1e-6  # points; sums of widths are not exact


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of a paragraph make one line, in `room` points.

    `hangs` says that the last character stands in the margin.
    """

    start: int
    end: int
    room: float
    hangs: bool = False


def break_lines(
    text: str, widths: Sequence[float], rooms: tuple[float, float], size: float, switches: Switches
) -> Iterator[Stretch]:
    """Yield the lines of `text`, which holds neither line breaks nor tabs.

    `rooms` are the widths to be had on the first line and on the others; `size` is the em.
    No character is lost, added or moved, whatever the text.
    """
    reach = list(accumulate(widths, initial=0.0))
    give = switches.squeeze * size if switches.compress_punctuation else 0.0
    marks = [give if character in switches.squeezable else 0.0 for character in text]
    gives = list(accumulate(marks, initial=0.0))
    start = 0
    while start < len(text):
        room = rooms[0] if start == 0 else rooms[1]
        line = _line(text, reach, gives, start, room, size, switches)
        yield line
        start = line.end


def _line(
    text: str,
    reach: Sequence[float],
    gives: Sequence[float],
    start: int,
    room: float,
    size: float,
    switches: Switches,
) -> Stretch:
    end = max(bisect_right(reach, reach[start] + room + _HAIR) - 1, start + 1)
    while end < len(text) and _fits(reach, gives, start, end + 1, room, switches.excess * size):
        end += 1  # rule 1: natural widths, but for a hair's breadth that a mark gives up
    if end == len(text) or may_break(text, end, switches):
        return Stretch(start, end, room)  # rule 2
    if switches.hang_punctuation and text[end] in switches.may_hang:
        after = end + 1
        if after == len(text) or may_break(text, after, switches):
            return Stretch(start, after, room, hangs=True)
    further = end + 1
    while further < len(text) and not may_break(text, further, switches):
        further += 1
        if reach[further] - reach[start] - room > gives[further] - gives[start]:
            break
    if _fits(reach, gives, start, further, room, float("inf")):
        return Stretch(start, further, room)  # rule 3: the marks make room
    back = end
    while back > start + 1 and not may_break(text, back, switches):
        back -= 1
    if back > start + 1 or may_break(text, back, switches):
        return Stretch(start, back, room)
    return Stretch(start, end, room)  # nowhere to break: a string longer than the line is cut


def _fits(
    reach: Sequence[float], gives: Sequence[float], start: int, end: int, room: float, most: float
) -> bool:
    """Return whether start:end fits when its marks give up what is missing, at most `most`."""
    missing = reach[end] - reach[start] - room
    return missing <= _HAIR or missing <= min(most, gives[end] - gives[start])


def may_break(text: str, at: int, switches: Switches) -> bool:
    """Return whether a line may end before text[at] (rule 5)."""
    one, other = text[at - 1], text[at]
    if other in switches.not_at_start or one in switches.not_at_end:
        return False
    if "\u00b7" in (one, other):
        return False
    return not (_word(one) and _word(other))


def _word(character: str) -> bool:
    """Return whether a character belongs to a number or a Latin word, which are never cut."""
    return character.isascii() and not character.isspace()
