"""Which line of the body is a title, a heading, the start of a paragraph, or goes on.

The reading that costs least is taken (Viterbi's path): a cost for all that paper does not do.
A line that another reading explains nearly as well is a doubt. costs.py has the costs.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from bulletin_cli.base.record import record, replace
from bulletin_cli.incoming.back_issues.costs import (
    FIRST,
    LAST,
    LINE_ROLES,
    NO,
    STOPS,
    Layout,
    LineRole,
    line_costs,
    step_costs,
)
from bulletin_cli.incoming.back_issues.measure import measures, width
from bulletin_cli.incoming.back_issues.paper import TextLine

_SURE = 1.6  # a reading that costs less than this more is a doubt


@record
class LineRoles:
    """The role of each line, the second likely role of some, and the total cost."""

    kinds: tuple[LineRole, ...]
    doubtful: tuple[LineRole | None, ...]
    cost: float


def read_kinds(
    lines: Sequence[TextLine],
    titles: Collection[int],
    stand: Collection[int],
    expected: tuple[float, float],
    *,
    broken: bool,
) -> LineRoles:
    """Return the cheapest reading of `lines` in whatever layout explains them best.

    `titles` are the lines, by index, that the contents call titles, `stand` those that may stand
    by themselves; `expected` are the template's characters a line and indent.
    """
    lines = _discard_false_indents(lines)
    parted, strictly = _blanks(lines)
    running = (line.text for n, line in enumerate(lines) if n not in stand)
    rooms = measures(running, expected[0]) if broken else []
    layouts = [
        Layout(room, indent, parted, strictly)
        for room in rooms or [0.0]
        for indent in dict.fromkeys((expected[1], 2.0, 0.0) if room else (0.0,))
    ]
    readings = [_read(lines, titles, stand, layout) for layout in layouts]
    return min(readings, key=lambda each: each.cost)


def _discard_false_indents(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Return the lines, without indents where paragraphs have none: others centre titles.

    What follows a short line that ends a sentence begins a paragraph, or is a title.
    """
    short = 0.8 * max((width(line.text) for line in lines), default=0.0)
    ends = [line.text[-1:] in STOPS for line in lines]
    indented = sum(
        1.6 <= (line.line.indent or 0) <= 2.6 and (end or width(line.text) > short)
        for line, end in zip(lines, ends, strict=True)
    )
    flush = sum(
        end and width(one.text) < short and (other.line.indent or 0) < 1
        for (one, other), end in zip(pairwise(lines), ends, strict=False)
    )
    if indented and indented >= flush:
        return lines
    return [replace(each, line=replace(each.line, indent=None)) for each in lines]


def _blanks(lines: Sequence[TextLine]) -> tuple[bool, bool]:
    """Return whether blank lines part paragraphs, and whether they part all of them."""
    gaps = [(one, other.blank) for one, other in pairwise(lines) if not other.turned]
    share = sum(blank for _, blank in gaps) / len(gaps) if gaps else 0.0
    widest = max((width(line.text) for line in lines), default=0.0)
    ends = [
        blank for one, blank in gaps if one.text[-1:] in STOPS and width(one.text) < 0.8 * widest
    ]
    parted = 0.0 < share < 0.6
    return parted, parted and bool(ends) and sum(ends) >= 0.9 * len(ends)


def _read(
    lines: Sequence[TextLine], titles: Collection[int], stand: Collection[int], layout: Layout
) -> LineRoles:
    """Find the cheapest path through the kinds, and each line's second choice."""
    if not lines:
        return LineRoles((), (), 0.0)
    costs = [
        line_costs(line, layout, listed=n in titles, stands=n in stand)
        for n, line in enumerate(lines)
    ]
    steps = [step_costs(one, other, layout) for one, other in pairwise(lines)]
    to = [{kind: FIRST[kind] + costs[0][kind] for kind in LINE_ROLES}]
    for cost, step in zip(costs[1:], steps, strict=True):
        to.append(
            {b: min(to[-1][a] + step[a, b] for a in LINE_ROLES) + cost[b] for b in LINE_ROLES}
        )
    onward = [LAST]
    for cost, step in zip(reversed(costs[1:]), reversed(steps), strict=True):
        after = {b: cost[b] + onward[-1][b] for b in LINE_ROLES}
        onward.append({a: min(step[a, b] + after[b] for b in LINE_ROLES) for a in LINE_ROLES})
    totals = [
        {kind: one[kind] + other[kind] for kind in LINE_ROLES}
        for one, other in zip(to, reversed(onward), strict=True)
    ]
    kinds = [min(LINE_ROLES, key=totals[0].__getitem__)]
    for step, total in zip(steps, totals[1:], strict=True):
        before = kinds[-1]
        kinds.append(min(LINE_ROLES, key=lambda kind: (step[before, kind] >= NO, total[kind])))
    return LineRoles(tuple(kinds), tuple(map(_second, totals, kinds)), min(totals[0].values()))


def _second(total: dict[LineRole, float], chosen: LineRole) -> LineRole | None:
    other = min((kind for kind in LINE_ROLES if kind != chosen), key=total.__getitem__)
    return other if total[other] - total[chosen] < _SURE else None
