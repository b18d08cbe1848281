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
from bulletin_cli.layout.document import LineBreaking
from bulletin_cli.layout.typeset.widths import Widths

TAB = "\t"
_HAIR = 1e-6  # points; sums of widths are not exact


@record
class LineSpan:
    """The characters start:end of a paragraph that make one line, `room` points wide at most.

    `hangs` says that the last character hangs in the margin.
    """

    start: int
    end: int
    room: float
    hangs: bool = False


def break_lines(
    text: str, widths: Widths, rooms: tuple[float, float], size: float, line_breaking: LineBreaking
) -> Iterator[LineSpan]:
    """Yield the lines of `text`, which holds no line breaks.

    `rooms` are the widths of the first line and of the others, `size` the em, in points.
    No character is lost, added or moved, whatever the text.
    """
    left_edges = list(accumulate(widths.advances, initial=0.0))
    right_edges = [left_edges[0], *map(sub, left_edges[1:], widths.tails)]
    most = line_breaking.compression * size if line_breaking.compress_punctuation else 0.0
    marks = [most if character in line_breaking.compressible else 0.0 for character in text]
    compressions = list(accumulate(marks, initial=0.0))
    start = 0
    while start < len(text):
        room = rooms[0] if start == 0 else rooms[1]
        line = _line(
            text, _Measure(left_edges, right_edges, compressions), start, room, size, line_breaking
        )
        yield line
        start = line.end


@record
class _Measure:
    """Prefix sums over the characters of a paragraph, in points, len(text) + 1 of each.

    `left_edges[n]` is the x of the left edge of text[n]; `right_edges[n]` is the x at which a
    line that ends before text[n] ends; `compressions[n]` is by how much the punctuation marks
    before text[n] can be compressed.
    """

    left_edges: Sequence[float]
    right_edges: Sequence[float]
    compressions: Sequence[float]

    def overflow(self, start: int, end: int, room: float) -> float:
        """Return by how much start:end is wider than `room`, below 0 where it is not."""
        return self.right_edges[end] - self.left_edges[start] - room

    def fits(self, start: int, end: int, room: float, most: float = inf) -> bool:
        """Return whether start:end fits when its marks give up what is missing, at most `most`."""
        overflow = self.overflow(start, end, room)
        return overflow <= _HAIR or overflow <= min(
            most, self.compressions[end] - self.compressions[start]
        )


def _line(
    text: str, measure: _Measure, start: int, room: float, size: float, line_breaking: LineBreaking
) -> LineSpan:
    end = max(
        bisect_right(measure.right_edges, measure.left_edges[start] + room + _HAIR) - 1, start + 1
    )
    while end < len(text) and measure.fits(start, end + 1, room, line_breaking.tolerance * size):
        end += 1  # rule 1: natural widths, but for a hair's breadth that a mark gives up
    if end == len(text) or may_break(text, end, line_breaking):
        return LineSpan(start, end, room)  # rule 2
    if line_breaking.hang_punctuation and text[end] in line_breaking.may_hang:
        after = end + 1
        if after == len(text) or may_break(text, after, line_breaking):
            return LineSpan(start, after, room, hangs=True)
    further = end + 1
    while further < len(text) and not may_break(text, further, line_breaking):
        further += 1
        if not measure.fits(start, further, room):
            break
    if measure.fits(start, further, room):
        return LineSpan(start, further, room)  # rule 3: the marks make room
    back = end
    while back > start + 1 and not may_break(text, back, line_breaking):
        back -= 1
    if back > start + 1 or may_break(text, back, line_breaking):
        return LineSpan(start, back, room)
    return LineSpan(start, end, room)  # nowhere to break: a string longer than the line is cut


def may_break(text: str, at: int, line_breaking: LineBreaking) -> bool:
    """Return whether a line may end before text[at] (rule 5)."""
    one, other = text[at - 1], text[at]
    if other in line_breaking.not_at_start or one in line_breaking.not_at_end:
        return False
    if one == TAB or "\u00b7" in (one, other):
        return False
    return not (_word(one) and _word(other))


def _word(character: str) -> bool:
    """Return whether a character belongs to a number or a Latin word, which are never cut."""
    return character.isascii() and not character.isspace()
