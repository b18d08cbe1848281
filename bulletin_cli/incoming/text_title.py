"""Which lines of a plain text are its title, a blank line below it or none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from bulletin_cli.base.record import record
from bulletin_cli.content.markdown import heading_level
from bulletin_cli.incoming.credit_line import is_unit, read_credit
from bulletin_cli.incoming.given_title import GivenTitle
from bulletin_cli.incoming.heads import find_heads

_LINES_MOST = 3
_LINE_MOST = 60  # characters; a longer line is no title
_ENDS = "。；：，、;:,"
# What no edge of a paper ended: a line with a mark at its end, and an item of a list.
_ENDED = re.compile(r"[。！？；：”]$|^[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)]")
_FULL_LEAST = 20  # characters of a line that the edge of a paper may have ended
_LOOKED_AT = 40  # lines; those at the top show well enough whether an edge cut them
_FULL_BELOW = 2  # so many lines below as long as the first, ended by no mark, show such an edge


@record
class TextTitle:
    """The lines [start, end) of the title, from 0; nothing where the text shows none.

    `heads` are the lines above it that belong to no article, with what they are; `other` is a
    line that may be the title as well.
    """

    start: int = 0
    end: int = 0
    heads: Mapping[int, str] | None = None
    other: int | None = None


def find_title(lines: Sequence[str]) -> TextTitle:
    """Return the title of a text: the lines above the first blank one, or the short first line."""
    known = _heads(lines)
    candidates = (n for n in written(lines) if n not in known and read_credit(lines[n]) is None)
    start = next(candidates, None)
    if start is None:
        return TextTitle()
    numbers = range(start, len(lines))
    run = [*takewhile(lambda n: lines[n] and n not in known, numbers)]
    parted = any(lines[n] for n in range(run[-1] + 1, len(lines)))
    if parted and _is_whole_title([lines[n] for n in run]):
        return TextTitle(start, run[-1] + 1, known)
    if not _is_first(lines, run):
        return TextTitle()
    return _with_neighbours(lines, run, known)


def given_lines(lines: Sequence[str], title: GivenTitle, file: str) -> TextTitle:
    """Return the title on the lines that are given. Raises BulletinError."""
    places = written(lines)
    wanted = title.places(len(places), file)
    return TextTitle(places[wanted[0]], places[wanted[-1]] + 1, _heads(lines))


def written(lines: Sequence[str]) -> list[int]:
    """Return the places of the lines with text, which are those that users count."""
    return [n for n, line in enumerate(lines) if line]


def _heads(lines: Sequence[str]) -> dict[int, str]:
    places = written(lines)
    return {places[n]: kind for n, kind in find_heads([lines[n] for n in places]).items()}


def _is_whole_title(run: Sequence[str]) -> bool:
    """Return whether all lines above a blank one may be a title, or are one and its sender."""
    short = len(run) <= _LINES_MOST and all(len(line) <= _LINE_MOST for line in run)
    return short and (
        len(run) == 1 or all(_may_be_title(line) or read_credit(line) for line in run)
    )


def _may_be_title(line: str) -> bool:
    return (
        len(line) <= _LINE_MOST
        and line[-1] not in _ENDS
        and not any(mark in line[:-1] for mark in "。；")
        and not heading_level(line)
    )


def _is_first(lines: Sequence[str], run: Sequence[int]) -> bool:
    """Return whether the first line is a title: short, no sentence, not cut off by an edge."""
    first, *below = (lines[n] for n in run[:_LOOKED_AT])
    full = [line for line in below if len(line) >= len(first) - 1 and not _ENDED.search(line)]
    longest = max(map(len, below), default=0)
    cut = len(full) >= _FULL_BELOW and _FULL_LEAST <= longest <= len(first) + 1
    return _may_be_title(first) and not cut


def _with_neighbours(
    lines: Sequence[str], run: Sequence[int], known: Mapping[int, str]
) -> TextTitle:
    """Return the title that begins a run, with what belongs to it or may stand for it below."""
    first, *below = run
    if not below or not _may_be_title(lines[below[0]]) or read_credit(lines[below[0]]):
        return TextTitle(first, first + 1, known)
    second = below[0]
    is_last = second == len(lines) - 1 or not any(lines[second + 1 :])
    if lines[second].startswith("——"):
        return TextTitle(first, second + 1, known)
    if is_unit(lines[first]) and not is_last:
        if lines[first] in lines[second]:
            return TextTitle(second, second + 1, known, first)
        return TextTitle(first, second + 1, known)
    return TextTitle(first, first + 1, known, None if is_last else second)
