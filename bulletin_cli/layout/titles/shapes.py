"""The lines of a title: like in length, long over short, ending where it costs least."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from math import ceil, inf
from typing import TypeAlias

_UNLIKE = 14.0  # for a line that is longer or shorter than it should be by the mean, squared
_TAPER = 0.07  # of the mean, by which the first line should be longer and the last shorter
_MORE_LINES = 8.0  # for a line more than the fewest
_FEWEST = 3  # characters of a line
_ALONE = 200.0  # for a line of fewer
_SHORTEST = 0.3  # of the mean

Choice: TypeAlias = tuple[float, tuple[int, ...]]  # what it costs, and where the lines end
_NONE: Choice = (inf, ())


def choose_breaks(
    places: Sequence[int],
    cost: Callable[[int], float],
    width: Callable[[int, int], float],
    room: float,
) -> tuple[int, ...]:
    """Return where the lines of a title end, but for the last.

    `places` are those at which a line may end, with the beginning and the end of the title;
    `width` measures what stands between two of them, `cost` what an end there costs. Empty
    where no choice makes every line fit into `room`.
    """
    least = ceil(width(places[0], places[-1]) / room)
    few, more = (_cheapest(places, cost, width, room, lines) for lines in (least, least + 1))
    return min(few, (more[0] + _MORE_LINES, more[1]))[1]


def _cheapest(
    places: Sequence[int],
    cost: Callable[[int], float],
    width: Callable[[int, int], float],
    room: float,
    lines: int,
) -> Choice:
    """Return the cheapest way to set the title in so many lines, two at least."""
    last = len(places) - 1
    mean = width(places[0], places[-1]) / lines

    @cache
    def below(start: int, line: int) -> Choice:
        """Return the cheapest end of the title from a place on, where a line begins."""
        best = _NONE
        right = 1 + _TAPER * (1 - 2 * line / (lines - 1))
        for end in range(start + 1, last) if line < lines - 1 else (last,):
            own = width(places[start], places[end])
            if own > room:
                break
            if own < _SHORTEST * mean:
                continue
            price = _UNLIKE * (own / mean - right) ** 2
            price += _ALONE * (places[end] - places[start] < _FEWEST)
            if end < last:
                rest = below(end, line + 1)
                best = min(best, (price + cost(places[end]) + rest[0], (places[end], *rest[1])))
            else:
                best = (price, ())
        return best

    return below(0, 0)
