"""A set line cut into pieces that are drawn each at its place and no wider, whatever the face.

The typesetter's widths are those of the face that a template asks for. In the face that is drawn
a character may be wider: then it is narrowed. A mark that gave up a blank half, or is narrower
than its place, is moved instead: its ink stands within its place, and on its own side of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from bulletin_cli.base.fonts import Glyph
from bulletin_cli.base.record import record
from bulletin_cli.layout.document import Style
from bulletin_cli.layout.pages import Line
from bulletin_cli.layout.runs import MARKS, OPENING
from bulletin_cli.writers.drawn.cast import DrawnFace

PieceKind: TypeAlias = Literal["text", "unknown", "tab"]

_MIDDLE = "·•∙‧"  # their ink stands in the middle of their place
_JOINED = "—―…"  # they fill their place: two of them are one stroke
_EXACT = 0.0005  # ems; thirty of them are still not seen
_PULLED = 0.5  # ems that the second of two opening marks gives up on its left
_OPENING_PAIRS = frozenset(one + other for one in OPENING for other in OPENING)


@record
class Piece:
    """Characters drawn from `left` on, `by` times as wide as their face has them.

    `gap` is the space after each of them. `unknown` characters are in another face that Typst
    finds: they have `width` in all, which is that of a tab, too.
    """

    text: str
    kind: PieceKind
    left: float
    width: float
    gap: float = 0.0
    by: float = 1.0
    bold: bool = False


def pieces(line: Line, style: Style, face: DrawnFace, *, pulled: bool) -> Iterator[Piece]:
    """Yield the pieces of a line from left to right; their texts make up the line's.

    `pulled` says that the typesetter pulls neighbouring marks together.
    """
    begun: list[Piece] = []
    for piece in _characters(line, style, face, pulled=pulled):
        if begun and not _goes_on(begun, piece, style.size):
            yield _joined(begun)
            begun = []
        begun.append(piece)
    if begun:
        yield _joined(begun)


def _joined(begun: Sequence[Piece]) -> Piece:
    first = begun[0]
    if len(begun) == 1:
        return first
    text, width = "".join(each.text for each in begun), sum(each.width for each in begun)
    return Piece(text, first.kind, first.left, width, first.gap, first.by, first.bold)


def _goes_on(begun: Sequence[Piece], piece: Piece, size: float) -> bool:
    """Return whether a character stands where it would if it were written after those begun.

    Two marks never do: Typst pulls them together.
    """
    first, last, exact = begun[0], begun[-1], _EXACT * size
    return (
        piece.kind == first.kind != "tab"
        and piece.bold == first.bold
        and piece.by == first.by
        and abs(last.gap - first.gap) < exact
        and abs(last.left + last.width - piece.left) < exact
        and not (last.text in MARKS and piece.text in MARKS)
    )


def _characters(line: Line, style: Style, face: DrawnFace, *, pulled: bool) -> Iterator[Piece]:
    """Yield each character as a piece."""
    placing, size = line.place(), style.size
    left = placing.left
    for place, (character, width) in enumerate(zip(line.text, placing.advances, strict=True)):
        bold = bool(line.bold) and line.bold[place]
        glyph = (face.bold_glyphs if bold or style.bold else face.glyphs).get(character)
        if character == "\t":
            yield Piece(character, "tab", left, width, bold=bold)
        elif glyph is None:
            yield Piece(character, "unknown", left, width, bold=bold)
        else:
            room = _room(character, width, style)
            if pulled and line.text[place : place + 2] in _OPENING_PAIRS:
                room += _PULLED
            by, moved = _fit(character, glyph, room)
            gap = width - glyph.width * by * size
            yield Piece(character, "text", left + moved * size, width, gap, by, bold)
        left += width


def _room(character: str, width: float, style: Style) -> float:
    """Return how wide a character may be drawn, in ems: without tracking and the space after it."""
    natural = style.latin.get(character, 0.5) if character < "\x80" else 1.0
    return min((width - style.tracking) / style.size, natural)


def _fit(character: str, glyph: Glyph, room: float) -> tuple[float, float]:
    """Return how much narrower than its face has it a character is drawn, and how far moved."""
    over = glyph.width - room
    if abs(over) < _EXACT:
        return 1.0, 0.0
    if character in _JOINED:
        return room / glyph.width, 0.0
    if character not in MARKS and character not in _MIDDLE:
        return (room / glyph.width if over > 0 else 1.0), 0.0
    if character in OPENING:
        wanted, right = -over, glyph.width
    elif character in _MIDDLE:
        wanted, right = -over / 2, glyph.width - glyph.left
    else:
        wanted, right = 0.0, glyph.width / 2
    least, most = -glyph.left, room - (right if glyph.right is None else glyph.right)
    if least > most:
        return room / glyph.width, 0.0
    return 1.0, min(max(wanted, least), most)
