"""A set line cut into runs, each of which a renderer draws at one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, TypeAlias

from bulletin_cli.document import Style
from bulletin_cli.pages import Line

Kind: TypeAlias = Literal["han", "closing", "opening", "latin", "tab"]

_OPENING = "（《〈【〔「『“‘"
_CLOSING = "，。、；：？！）》〉】〕」』”’…—·"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one kind, equally far apart.

    `left` counts from the line's left edge; `width` is that of the characters, `gap` the space
    after them, in points. A mark is a run of its own, for renderers pull neighbouring marks
    together; an opening mark narrower than its em has given up space on its left.
    """

    text: str
    kind: Kind
    left: float
    width: float
    gap: float = 0.0
    bold: bool = False


def runs(line: Line, style: Style) -> Iterator[Run]:
    """Yield the runs of a line from left to right; their texts make up the line's."""
    bold = line.bold or (False,) * len(line.text)
    cells = zip(line.text, line.advances, bold, range(len(line.text)), strict=True)
    left = line.left
    for (kind, _, _, heavy), group in groupby(cells, key=_sort):
        members = list(group)
        width = sum(cell[1] for cell in members)
        gap = _gap(*members[-1][:2], style) if kind == "latin" else 0.0
        yield Run("".join(cell[0] for cell in members), kind, left, width - gap, gap, heavy)
        left += width


def _sort(cell: tuple[str, float, bool, int]) -> tuple[Kind, float, int, bool]:
    """Return what the characters of one run have in common."""
    character, width, bold, place = cell
    if character == "\t":
        return "tab", 0.0, place, bold
    if character.isascii():
        return "latin", 0.0, 0, bold
    if character in _OPENING:
        return "opening", 0.0, place, bold
    if character in _CLOSING:
        return "closing", 0.0, place, bold
    return "han", round(width, 3), 0, bold


def _gap(character: str, width: float, style: Style) -> float:
    """Return the space after a number or Latin word, which its last character carries."""
    return max(width - style.latin.get(character, 0.5) * style.size - style.tracking, 0.0)
