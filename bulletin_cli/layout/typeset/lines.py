"""Breaking a paragraph into lines as Word does with these switches (docs/typesetting.md).

The rules are numbered as there. Lengths are in points.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import inf
from operator import sub

from bulletin_cli.base.record import record
from bulletin_cli.layout.document import Switches
from bulletin_cli.layout.typeset.widths import Widths

TAB = "\t"
_HAIR = 1e-6  # points; sums of widths are not exact


@record
class Stretch:
    """Characters `start` to `end` of a paragraph make one line, in `room` points.

    `hangs` says that the last character stands in the margin.
    """

    start: int
    end: int
    room: float
    hangs: bool = False


def break_lines(
    text: str, widths: Widths, rooms: tuple[float, float], size: float, switches: Switches
) -> Iterator[Stretch]:
    """Yield the lines of `text`, which holds no line breaks.

    `rooms` are the widths to be had on the first line and on the others; `size` is the em.
    No character is lost, added or moved, whatever the text.
    """
    begins = list(accumulate(widths.advances, initial=0.0))
    ends = [begins[0], *map(sub, begins[1:], widths.tails)]
    give = switches.squeeze * size if switches.compress_punctuation else 0.0
    marks = [give if character in switches.squeezable else 0.0 for character in text]
    gives = list(accumulate(marks, initial=0.0))
    start = 0
    while start < len(text):
        room = rooms[0] if start == 0 else rooms[1]
        line = _line(text, _Measure(begins, ends, gives), start, room, size, switches)
        yield line
        start = line.end


@record
class _Measure:
    """Sums over the characters before a place, one a place.

    `begins` is where a line begins that starts there, `ends` where one ends that ends there,
    `gives` what the marks give up.
    """

    begins: Sequence[float]
    ends: Sequence[float]
    gives: Sequence[float]

    def missing(self, start: int, end: int, room: float) -> float:
        """Return by how much start:end is wider than `room`, below 0 where it is not."""
        return self.ends[end] - self.begins[start] - room

    def fits(self, start: int, end: int, room: float, most: float = inf) -> bool:
        """Return whether start:end fits when its marks give up what is missing, at most `most`."""
        missing = self.missing(start, end, room)
        return missing <= _HAIR or missing <= min(most, self.gives[end] - self.gives[start])


def _line(
    text: str, measure: _Measure, start: int, room: float, size: float, switches: Switches
) -> Stretch:
    end = max(bisect_right(measure.ends, measure.begins[start] + room + _HAIR) - 1, start + 1)
    while end < len(text) and measure.fits(start, end + 1, room, switches.excess * size):
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
        if not measure.fits(start, further, room):
            break
    if measure.fits(start, further, room):
        return Stretch(start, further, room)  # rule 3: the marks make room
    back = end
    while back > start + 1 and not may_break(text, back, switches):
        back -= 1
    if back > start + 1 or may_break(text, back, switches):
        return Stretch(start, back, room)
    return Stretch(start, end, room)  # nowhere to break: a string longer than the line is cut


def may_break(text: str, at: int, switches: Switches) -> bool:
    """Return whether a line may end before text[at] (rule 5)."""
    one, other = text[at - 1], text[at]
    if other in switches.not_at_start or one in switches.not_at_end:
        return False
    if one == TAB or "\u00b7" in (one, other):
        return False
    return not (_word(one) and _word(other))


def _word(character: str) -> bool:
    """Return whether a character belongs to a number or a Latin word, which are never cut."""
    return character.isascii() and not character.isspace()
