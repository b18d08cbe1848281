"""A set line cut into runs, each of which a renderer draws at one place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Literal, TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.content.article import Raised
from bulletin_cli.layout.document import RAISED_SIZE, Style
from bulletin_cli.layout.pages import Line

CharacterClass: TypeAlias = Literal["han", "closing", "opening", "latin", "tab"]

OPENING = "（《〈【〔「『“‘"
MARKS = OPENING + "，。、；：？！）》〉】〕」』”’…—·"


@record
class GlyphRun:
    """Characters of one kind, equally far apart.

    `width` is that of the characters, `gap` the space after them, in points. A mark that is
    squeezed or beside another is a run of its own, for renderers pull neighbouring marks
    together; a squeezed opening mark gives up space on its left.
    """

    text: str
    kind: CharacterClass
    width: float
    gap: float = 0.0
    bold: bool = False
    raised: Raised = ""


def runs(line: Line, style: Style) -> Iterator[GlyphRun]:
    """Yield the runs of a line from left to right; their texts make up the line's."""
    advances = line.place().advances
    places = range(len(line.text))
    for (kind, _, _, heavy, raised), group in groupby(
        places, key=lambda n: _sort(line, advances[n], style, n)
    ):
        members = list(group)
        text = line.text[members[0] : members[-1] + 1]
        width = sum(advances[n] for n in members)
        last = advances[members[-1]]
        gap = _gap(text[-1], last, style, raised, heavy=heavy) if kind == "latin" else 0.0
        yield GlyphRun(text, kind, width - gap, gap, heavy, raised)


def _sort(
    line: Line, width: float, style: Style, place: int
) -> tuple[CharacterClass, float, int, bool, Raised]:
    """Return what the characters of one run have in common."""
    character = line.text[place]
    bold = bool(line.bold) and line.bold[place]
    raised = line.raised[place] if line.raised else ""
    if character == "\t":
        return "tab", 0.0, place, bold, raised
    if character.isascii():
        return "latin", 0.0, 0, bold, raised
    if character in MARKS and (width < style.em + style.tracking or _crowded(line.text, place)):
        return "opening" if character in OPENING else "closing", 0.0, place, bold, raised
    return "han", round(width, 3), 0, bold, raised


def _crowded(text: str, place: int) -> bool:
    """Return whether a neighbour is a mark, too."""
    around = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    return any(each in MARKS for each in around)


def _gap(character: str, width: float, style: Style, raised: Raised, *, heavy: bool) -> float:
    """Return the space after a number or Latin word, which its last character carries."""
    latin = style.latin_bold if heavy else style.latin
    natural = latin.get(character, 0.5) * style.em + style.tracking
    return max(width - natural * (RAISED_SIZE if raised else 1.0), 0.0)
