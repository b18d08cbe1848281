"""Which line of the body is a title, a heading, the start of a paragraph, or goes on.

The reading that costs least is taken: a cost for everything about it that paper does not do.
What tells most is geometry: a line goes on in the next one only if the beginning of the next did
not fit on it, and a first line has less room by its indent. A line that another reading explains
nearly as well is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import Literal, TypeAlias, get_args

from bulletin_cli.incoming.old.measure import first_chunk, measures, most, slop, width
from bulletin_cli.incoming.old.paper import TextLine
from bulletin_cli.markdown import heading_level
from bulletin_cli.record import record

Kind: TypeAlias = Literal["title", "heading", "heading_next", "start", "next"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_NO = 1000.0  # what cannot be
_WRONG = 8.0  # what paper does not do
_ODD = 4.0
_SURE = 1.6  # a reading that costs less than this more is a doubt
_STOPS = "。！？!?"
_CLOSERS = "”’）》」』)"
_HALF_STOPS = "：；…—.:;"
_NOT_FIRST = "，。、；：？！）》”’」』%"
_TITLE_MOST = 45  # characters of a title line in a source that has whole paragraphs


@record
class Layout:
    """How the lines were set: characters a line (0: whole paragraphs), the first line's indent.

    `parted` says that blank lines part paragraphs, `strictly` that they part all of them.
    """

    measure: float
    indent: float
    parted: bool
    strictly: bool


@record
class Reading:
    """The kind of each line, the kind that some might be as well, and what it all costs."""

    kinds: tuple[Kind, ...]
    doubtful: tuple[Kind | None, ...]
    cost: float


def read_kinds(
    lines: Sequence[TextLine],
    titles: Collection[int],
    expected: tuple[float, float],
    *,
    broken: bool,
) -> tuple[Reading, Layout]:
    """Return the cheapest reading of `lines` and the layout that it supposes.

    `titles` are the places of lines that the contents call titles, `expected` the template's
    characters a line and indent.
    """
    parted, strictly = _blanks(lines)
    rooms = measures((line.text for line in lines), expected[0]) if broken else [0.0]
    layouts = [
        Layout(room, indent, parted, strictly)
        for room in rooms
        for indent in dict.fromkeys((expected[1], 2.0, 0.0) if broken else (0.0,))
    ]
    readings = [(_read(lines, titles, layout), layout) for layout in layouts or [Layout(0, 0, False, False)]]
    return min(readings, key=lambda each: each[0].cost)


def _blanks(lines: Sequence[TextLine]) -> tuple[bool, bool]:
    """Return whether blank lines part paragraphs, and whether they part all of them."""
    gaps = [(one, other.blank) for one, other in zip(lines, lines[1:]) if not other.turned]
    share = sum(blank for _, blank in gaps) / len(gaps) if gaps else 0.0
    widest = max((width(line.text) for line in lines), default=0.0)
    ends = [blank for one, blank in gaps
            if one.text[-1:] in _STOPS and width(one.text) < 0.8 * widest]  # fmt: skip
    parted = 0.0 < share < 0.6
    return parted, parted and bool(ends) and sum(ends) >= 0.9 * len(ends)


def _read(lines: Sequence[TextLine], titles: Collection[int], layout: Layout) -> Reading:
    """Find the cheapest path through the kinds, and what each line's second choice costs."""
    if not lines:
        return Reading((), (), 0.0)
    costs = [{kind: _line_cost(line, kind, layout, line.place in titles) for kind in KINDS} for line in lines]
    steps = [_steps(one, other, layout) for one, other in zip(lines, lines[1:])]
    forward = [{kind: costs[0][kind] + _FIRST[kind] for kind in KINDS}]
    for cost, step in zip(costs[1:], steps):
        before = forward[-1]
        forward.append({b: min(before[a] + step[a, b] for a in KINDS) + cost[b] for b in KINDS})
    backward = [{kind: _last_cost(lines[-1], kind) for kind in KINDS}]
    for cost, step in zip(reversed(costs[1:]), reversed(steps)):
        after = backward[-1]
        backward.append({a: min(step[a, b] + cost[b] + after[b] for b in KINDS) for a in KINDS})
    totals = [{kind: one[kind] + other[kind] for kind in KINDS} for one, other in zip(forward, reversed(backward))]
    kinds: list[Kind] = []
    for n, total in enumerate(totals):
        allowed = KINDS if not n else [b for b in KINDS if steps[n - 1][kinds[-1], b] < _NO]
        kinds.append(min(allowed or KINDS, key=lambda kind: total[kind]))
    return Reading(tuple(kinds), tuple(map(_second, totals, kinds)), min(totals[0].values()))


_FIRST: dict[Kind, float] = {"title": 0.0, "heading": 2.0, "heading_next": _NO, "start": 2.0, "next": _NO}


def _second(total: dict[Kind, float], chosen: Kind) -> Kind | None:
    other = min((kind for kind in KINDS if kind != chosen), key=lambda kind: total[kind])
    return other if total[other] - total[chosen] < _SURE else None


def _line_cost(line: TextLine, kind: Kind, layout: Layout, known: bool) -> float:
    """Return what it costs to call this line, by itself, a `kind`."""
    cost = -12.0 if known and kind == "title" else 0.0
    over = lambda room: _WRONG if layout.measure and width(line.text) > most(line.text, room) else 0.0
    if kind == "title":
        return cost + _title_cost(line, layout) + over(layout.measure)
    if line.text[:1] in _NOT_FIRST and kind in ("start", "heading"):
        cost += _WRONG
    if kind in ("next", "heading_next"):
        if not layout.measure:
            return _NO
        cost += over(layout.measure) + (_WRONG if _indented(line) else 0.0)
        cost += _WRONG if line.blank and layout.parted and not line.turned else 0.0
        return cost + (_WRONG if line.line.outline or line.line.centered else 0.0)
    cost += over(layout.measure - layout.indent)
    if line.line.indent is not None and layout.measure and layout.indent and line.line.indent < 1:
        cost += _WRONG
    if layout.strictly and not line.blank and not line.turned:
        cost += 3.0
    if line.line.centered or line.line.outline == 1:
        cost += _ODD
    if kind == "heading":
        numbered = heading_level(line.text[:20].rstrip("，。、；：！？…”")) or line.line.outline > 1
        return cost + (0.2 if numbered else _WRONG + _ODD)
    return cost


def _title_cost(line: TextLine, layout: Layout) -> float:
    look = line.line
    cost = 0.4 + 1.5 * len(re.findall("[，。；]", line.text[:-1]))
    if layout.measure and width(line.text) > layout.measure - layout.indent:
        cost += 2.0
    if line.text[-1:] in _STOPS + "；，、：;,:":
        cost += _WRONG
    if line.text[:1] in _NOT_FIRST or heading_level(line.text):
        cost += _ODD
    if not layout.measure and width(line.text) > _TITLE_MOST:
        cost += _WRONG
    if look.indent is not None and layout.measure:
        middle = (layout.measure - width(line.text)) / 2
        if look.indent > 2.6 and abs(look.indent - middle) < 2 + 0.15 * layout.measure:
            cost -= _ODD
        elif abs(look.indent - 2) < 0.6 and middle > 3:
            cost += 2.0
    return cost - (_ODD if look.centered else 0.0) - (_ODD if look.outline == 1 else 0.0)


def _indented(line: TextLine) -> bool:
    return line.line.indent is not None and line.line.indent >= 1.4


def _steps(one: TextLine, other: TextLine, layout: Layout) -> dict[tuple[Kind, Kind], float]:
    """Return what it costs to go from a kind of line `one` to a kind of line `other`."""
    ends = _end_cost(one.text)
    goes: Callable[[float], float] = lambda room: _going_on(one, other, room, layout)
    on = {"start": goes(layout.measure - layout.indent), "next": goes(layout.measure)}
    costs: dict[tuple[Kind, Kind], float] = {(a, b): _NO for a in KINDS for b in KINDS}
    for body in ("start", "next"):
        costs[body, "next"] = on[body]
        costs[body, "start"] = costs[body, "heading"] = ends + 0.8
        costs[body, "title"] = ends + 2.0
    for head in ("heading", "heading_next"):
        costs[head, "heading_next"] = on["start" if head == "heading" else "next"] + 1.0
        costs[head, "start"] = costs[head, "heading"] = 0.0
        costs[head, "title"] = _WRONG
    costs["title", "title"] = 3.0 if other.blank and layout.parted else 0.4
    costs["title", "start"] = 0.0
    costs["title", "heading"] = 0.5
    return costs


def _going_on(one: TextLine, other: TextLine, room: float, layout: Layout) -> float:
    """Return what it costs that a paragraph goes on, `one` having had `room`."""
    if not layout.measure:
        return _NO
    left = room - width(one.text) - width(first_chunk(other.text))
    stop = 0.3 if _end_cost(one.text) == 0 else 0.0
    return stop + (_ODD + min(left, 8.0) if left > slop(one.text) - 0.3 + 0.25 else 0.0)


def _end_cost(text: str) -> float:
    """Return what it costs that a paragraph ends with this line."""
    bare = text.rstrip(_CLOSERS)
    if bare[-1:] in _STOPS or (bare != text and bare[-1:] not in _NOT_FIRST):
        return 0.0
    return 1.0 if text[-1:] in _HALF_STOPS else 6.0


def _last_cost(line: TextLine, kind: Kind) -> float:
    return 3.0 if kind in ("title", "heading") else 0.0
