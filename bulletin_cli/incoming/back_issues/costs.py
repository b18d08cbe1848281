"""What it costs to read a line as one kind, and to go from one kind to the next.

What tells most is geometry: a paragraph goes on in the next line only if the beginning of that
line did not fit on this one, and a first line has less room by its indent.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias, get_args

from bulletin_cli.base.record import record
from bulletin_cli.content.markdown import NOTE, heading_level
from bulletin_cli.incoming.back_issues.measure import first_chunk, widest, width, width_error
from bulletin_cli.incoming.back_issues.paper import TextLine

LineRole: TypeAlias = Literal["title", "heading", "heading_next", "start", "next", "apart"]
LINE_ROLES: tuple[LineRole, ...] = get_args(LineRole)
Costs: TypeAlias = dict[LineRole, float]
Steps: TypeAlias = dict[tuple[LineRole, LineRole], float]

NO = 1000.0  # what cannot be
_WRONG = 8.0  # what paper does not do
_ODD = 4.0
_LISTED = 12.0  # what it is worth that the contents have a title
FIRST: Costs = {
    "title": 0.0, "apart": 0.0, "heading": 2.0, "start": 2.0, "next": NO, "heading_next": NO,
}  # fmt: skip
LAST: Costs = dict.fromkeys(LINE_ROLES, 0.0) | {"title": 3.0, "heading": 3.0}
STOPS = "。！？!?"
_CLOSERS = "”’）》」』)"
_HALF_STOPS = "：；…—.:;"
_NOT_FIRST = "，。、；：？！）》”’」』%"
_NOT_LAST = "，。、；：？！…”"
_OPENS = re.compile(
    "会议[\u4e00-\u9fff]{2}，|活动(?:中|现场|期间|结束)|下一步，|近日，|日前，|近期，|据悉，|此次|截至|目前，"
)
_CAPTION = re.compile(r"[（(]?[图表] ?\d{1,3}(?!\d)")
_CREDIT = re.compile(r"[（(].{2,40}供\s*稿\s*[）)]")
_AFTER_CREDIT = 1.0  # a contributor's line ends an article: what follows is a title, not a text
_OPENING = 0.8  # what it is worth that a line begins as paragraphs of news do
_TITLE_MOST = 45  # characters of a title in a source that has whole paragraphs
_INDENTED = 1.4  # characters
_SMALL = 1.2  # notes are set smaller, so that more goes on a line


@record
class Layout:
    """How the lines were set: characters a line (0: whole paragraphs), the first line's indent.

    `parted` says that blank lines part paragraphs, `strictly` that they part all of them.
    """

    measure: float
    indent: float
    parted: bool
    strictly: bool


def line_costs(line: TextLine, layout: Layout, *, listed: bool, stands: bool) -> Costs:
    """Return the cost of each role for this line by itself."""
    begins, goes_on = _begin_cost(line, layout), _next_cost(line, layout)
    numbered = line.line.outline > 1 or heading_level(line.text[:20].rstrip(_NOT_LAST))
    if stands:
        begins, goes_on = begins + _ODD, goes_on + _ODD
    return {
        "title": _title_cost(line, layout) + _WRONG * stands - _LISTED * listed,
        "heading": begins + (0.2 if numbered else _WRONG + _ODD),
        "heading_next": goes_on,
        "start": begins,
        "next": goes_on,
        "apart": 0.0 if stands else NO,
    }


def step_costs(one: TextLine, other: TextLine, layout: Layout) -> Steps:
    """Return the cost of each pair of roles for line `one` and line `other` below it."""
    ends = _end_cost(one.text) - (_OPENING if _OPENS.match(other.text) else 0.0)
    from_first = _going_on(one, other, layout.measure - layout.indent, layout)
    from_next = _going_on(one, other, layout.measure, layout)
    return {(a, b): NO for a in LINE_ROLES for b in LINE_ROLES} | {
        ("start", "next"): from_first,
        ("next", "next"): from_next,
        ("heading", "heading_next"): from_first + 1.0,
        ("heading_next", "heading_next"): from_next + 1.0,
        **{
            (body, to): ends + cost
            for body in ("start", "next")
            for to, cost in {"start": 0.8, "heading": 0.8, "title": 2.0, "apart": 0.5}.items()
        },
        **{
            (head, to): cost
            for head in ("heading", "heading_next")
            for to, cost in {"start": 0.0, "heading": 0.0, "title": _WRONG, "apart": 0.5}.items()
        },
        ("title", "title"): 3.0 if other.blank and layout.parted else 0.4,
        ("title", "start"): 0.0,
        ("title", "heading"): 0.5,
        ("title", "apart"): 0.5,
        **{("apart", to): 0.0 for to in ("start", "heading", "title", "apart")},
        ("apart", "start"): _AFTER_CREDIT if _CREDIT.fullmatch(one.text) else 0.0,
    }


def _title_cost(line: TextLine, layout: Layout) -> float:
    look, text = line.line, line.text
    cost = 0.4 + 1.5 * len(re.findall("[，。；]", text[:-1])) + _over(line, layout.measure, layout)
    if layout.measure and width(text) > layout.measure - layout.indent:
        cost += 2.0
    if text[-1:] in STOPS + "；，、：;,:":
        cost += _WRONG
    if text[:1] in _NOT_FIRST or heading_level(text):
        cost += _ODD
    if _CAPTION.match(text):
        cost += _WRONG
    if not layout.measure and width(text) > _TITLE_MOST:
        cost += _WRONG
    if look.indent is not None and layout.measure:
        middle = (layout.measure - width(text)) / 2
        if look.indent > 2.6 and abs(look.indent - middle) < 2 + 0.15 * layout.measure:
            cost -= _ODD
        elif abs(look.indent - 2) < 0.6 and middle > 3:
            cost += 2.0
    return cost - (_ODD if look.centered else 0.0) - (_ODD if look.outline == 1 else 0.0)


def _begin_cost(line: TextLine, layout: Layout) -> float:
    look = line.line
    small = _SMALL if line.text.startswith(NOTE) else 1.0
    cost = _over(line, layout.measure * small - layout.indent, layout)
    if line.text[:1] in _NOT_FIRST:
        cost += _WRONG
    if look.indent is not None and layout.measure and layout.indent and look.indent < 1:
        cost += _WRONG
    if layout.strictly and not line.blank and not line.turned:
        cost += 3.0
    return cost + (_ODD if look.centered or look.outline == 1 else 0.0)


def _next_cost(line: TextLine, layout: Layout) -> float:
    look = line.line
    if not layout.measure:
        return NO
    cost = _over(line, layout.measure, layout)
    if look.indent is not None and look.indent >= _INDENTED:
        cost += _WRONG
    if line.blank and layout.parted and not line.turned:
        cost += _WRONG
    return cost + (_WRONG if look.outline or look.centered else 0.0)


def _over(line: TextLine, room: float, layout: Layout) -> float:
    return _WRONG if layout.measure and width(line.text) > widest(line.text, room) else 0.0


def _going_on(one: TextLine, other: TextLine, room: float, layout: Layout) -> float:
    """Return the cost of a paragraph going on in `other`, `one` being `room` wide at most."""
    if not layout.measure:
        return NO
    left = room - width(one.text) - width(first_chunk(other.text))
    stop = 0.3 if _end_cost(one.text) == 0 else 0.0
    return stop + (_ODD + min(left, _WRONG) if left > width_error(one.text) else 0.0)


def _end_cost(text: str) -> float:
    """Return the cost of a paragraph ending with this line."""
    bare = text.rstrip(_CLOSERS)
    if bare[-1:] in STOPS:
        return 0.0
    if bare != text and bare[-1:] not in _NOT_FIRST:
        return 4.5
    return 1.0 if text[-1:] in _HALF_STOPS else 6.0
