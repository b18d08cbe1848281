"""Breaking a paragraph into lines as Word does with these switches (docs/typesetting.md).

The rules are numbered as there. Lengths are in points.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import sub

from bulletin_cli.base.record import record
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.typeset.widths import OPENING, Widths, marks_give

TAB = "\t"
HAIR = 0.006  # em; Word measures in twips, and sums of widths are not exact
GAP = 0.094  # em; what each quarter em beside Latin gives up when all marks have given
_POINT = 1e-6


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
    measure: Measure, rooms: tuple[float, float], *, compress: bool = True
) -> Iterator[LineSpan]:
    """Yield the lines of a text that holds no line breaks.

    `rooms` are the widths of the first line and of the others in points; `compress` says that
    marks may give up space. No character is lost, added or moved, whatever the text.
    """
    start = 0
    while start < len(measure.text):
        room = rooms[0] if start == 0 else rooms[1]
        line = break_line(measure, start, room, compress=compress)
        yield line
        start = line.end


@record
class Measure:
    """Prefix sums over the characters of a paragraph, in points, len(text) + 1 of each.

    `left_edges[n]` is the x of the left edge of text[n]; `right_edges[n]` is the x at which a
    line that ends before text[n] ends, blanks aside; `marks[n]` is what the punctuation marks
    before text[n] can give up, `gaps[n]` what the quarter ems before it can.
    """

    text: str
    size: float
    line_breaking: LineBreaking
    left_edges: Sequence[float]
    right_edges: Sequence[float]
    marks: Sequence[float]
    gaps: Sequence[float]

    def overflow(self, start: int, end: int, room: float) -> float:
        """Return by how much start:end is wider than `room`, below 0 where it is not."""
        return self.right_edges[end] - self.left_edges[start] - room

    def can_pay(self, start: int, end: int, room: float) -> bool:
        """Return whether start:end fits once its marks, and after them its gaps, have given."""
        return self.overflow(start, end, room) <= self.give(start, end) + HAIR * self.size

    def give(self, start: int, end: int) -> float:
        """Return what the line start:end can give up.

        A mark that opens the line gives nothing, one pulled on gives where it ends the line.
        """
        marks = self.marks[end] - self.marks[start]
        if self.text[start] in OPENING:
            marks -= self.marks[start + 1] - self.marks[start]
        if self.right_edges[end] > self.left_edges[end]:
            marks += self.line_breaking.compression * self.size
        return marks + self.gaps[max(end - 1, start)] - self.gaps[start]

    def may_break(self, at: int) -> bool:
        """Return whether a line may end before text[at]."""
        return at == len(self.text) or may_break(self.text, at, self.line_breaking)


def measure_text(text: str, widths: Widths, size: float, line_breaking: LineBreaking) -> Measure:
    """Return the prefix sums of `text`, whose em is `size`."""
    left_edges = list(accumulate(widths.advances, initial=0.0))
    right_edges = [0.0, *map(sub, left_edges[1:], widths.tails)]
    for place, character in enumerate(text) if " " in text else ():
        if character == " ":
            right_edges[place + 1] = right_edges[place]
    most = line_breaking.compression * size
    marks = [most * gives for gives in marks_give(text, widths, size, line_breaking)]
    gaps = [GAP * size if tail > 0 else 0.0 for tail in widths.tails]
    return Measure(
        text, size, line_breaking, left_edges, right_edges,
        list(accumulate(marks, initial=0.0)), list(accumulate(gaps, initial=0.0)),
    )  # fmt: skip


def break_line(measure: Measure, start: int, room: float, *, compress: bool) -> LineSpan:
    """Return the line that begins at `start`."""
    text, size = measure.text, measure.size
    end = _fill(measure, start, room)
    if end == len(text):
        return LineSpan(start, end, room)
    after = _next_break(measure, end + 1)
    if measure.may_break(end):
        unit = _unit_end(text, end)  # rule 2: one Han, one mark, one Latin word
        near = (
            measure.overflow(start, unit, room) <= (measure.line_breaking.tolerance + HAIR) * size
        )
        if unit > after:
            after = _next_break(measure, unit)
        taken = compress and near and measure.can_pay(start, after, room)
        return LineSpan(start, _past_blanks(text, after if taken else end), room)
    if compress and measure.can_pay(start, after, room):
        return LineSpan(start, _past_blanks(text, after), room)  # rule 3: the marks make room
    if not compress and _hangs(measure, end):
        return LineSpan(start, end + 1, room, hangs=True)  # rule 4
    back = end
    while back > start + 1 and not measure.may_break(back):
        back -= 1
    if back > start + 1 or measure.may_break(back):
        return LineSpan(start, back, room)
    return LineSpan(start, end, room)  # nowhere to break: a string longer than the line is cut


def _fill(measure: Measure, start: int, room: float) -> int:
    """Return where a line filled at natural widths ends, blanks included (rule 1)."""
    reach = measure.left_edges[start] + room + _POINT
    end = bisect_right(measure.right_edges, reach, lo=start) - 1
    return _past_blanks(measure.text, max(end, start + 1))


def _past_blanks(text: str, at: int) -> int:
    """Return the place behind the blanks at `at`, which stand outside the line."""
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def _next_break(measure: Measure, at: int) -> int:
    """Return the first place from `at` on at which a line may end."""
    while not measure.may_break(at):
        at += 1
    return at


def _unit_end(text: str, at: int) -> int:
    """Return the end of the unit that begins at `at`: a Latin word or number, else a character."""
    end = at + 1
    if _is_word(text[at]):
        while end < len(text) and _is_word(text[end]):
            end += 1
    return end


def _hangs(measure: Measure, at: int) -> bool:
    """Return whether the mark at `at` may hang in the margin."""
    line_breaking = measure.line_breaking
    allowed = line_breaking.hang_punctuation and measure.text[at] in line_breaking.may_hang
    return allowed and measure.may_break(at + 1)


def may_break(text: str, at: int, line_breaking: LineBreaking) -> bool:
    """Return whether a line may end before text[at] (rule 5)."""
    one, other = text[at - 1], text[at]
    if other == " " or other in line_breaking.not_at_start:  # not behind blanks either
        return False
    if one == " ":
        return True
    if one in line_breaking.not_at_end or one == TAB:
        return False
    return not (_is_word(one) and _is_word(other))


def _is_word(character: str) -> bool:
    """Return whether a character belongs to a number or a Latin word, which are never cut."""
    return character.isascii() and not character.isspace()
