"""A set line cut into pieces that are drawn each at its place and no wider, whatever the face.

The typesetter's widths are those of the face that a template asks for. In the face that is drawn
a character may be wider: then it is narrowed. A mark that gave up a blank half, or is narrower
than its place, is moved instead: its ink stands within its place, and on its own side of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal, TypeAlias
from unicodedata import category

from bulletin_cli.base.fonts import Glyph
from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import Raised
from bulletin_cli.layout.document import RAISED_SIZE, Style
from bulletin_cli.layout.pages import Line
from bulletin_cli.layout.runs import MARKS, OPENING
from bulletin_cli.writers.drawn.cast import DrawnFace

PieceKind: TypeAlias = Literal["text", "unknown", "tab"]

_MIDDLE = "·•∙‧"  # their ink stands in the middle of their place
_JOINED = "—―…"  # they fill their place: two of them are one stroke
_JOINING = ("Mn", "Me", "Cf")  # categories of what is drawn with its neighbours or not at all
_EXACT = 0.001  # ems or points; thirty of them are still not seen
_SIDE = 0.45  # of its width; a mark's ink that reaches further in is not on one side
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
    raised: Raised = ""


@record
class _Stand:
    """How a character is drawn at a place: `moved` from its left edge, in points."""

    kind: PieceKind
    gap: float = 0.0
    by: float = 1.0
    moved: float = 0.0
    bold: bool = False
    is_mark: bool = False
    raised: Raised = ""
    latin: bool = False


class Cutter:
    """Cuts the lines of a style; a character that stands as another did is not measured again.

    `western` is the face of ASCII where that has one of its own. `pulled` says that the typesetter
    pulls neighbouring marks together.
    """

    def __init__(
        self, style: Style, face: DrawnFace, western: DrawnFace | None = None, *, pulled: bool
    ) -> None:
        self._style = style
        self._face = face
        self._western = western
        self._pulled = pulled
        self._small = replace(
            style, size=style.size * RAISED_SIZE, tracking=style.tracking * RAISED_SIZE
        )
        self._known: dict[tuple[str, float, bool, Raised], _Stand] = {}

    def __call__(self, line: Line) -> Iterator[Piece]:
        """Yield the pieces of a line from left to right; their texts make up the line's."""
        placing, text, bold = line.place(), line.text, False
        raised: Raised = ""
        begun, edge, first, last = 0, placing.left, None, None
        start, loose = edge, _loose(text, self._face)
        for place, width in enumerate(placing.advances):
            written = text[place : place + 2] if self._pulled else text[place]
            if line.bold:
                bold = line.bold[place]
            if line.raised:
                raised = line.raised[place]
            if place in loose:
                stand = _Stand("unknown", bold=bold, raised=raised)
            else:
                look = written, width, bold, raised
                stand = self._known.get(look) or self._stand(*look)
            if first is None or last is None or not _goes_on(first, last, stand):
                if first:
                    yield _piece(text[begun:place], first, start, edge)
                begun, start, first = place, edge, stand
            last = stand
            edge += width
        if first:
            yield _piece(text[begun:], first, start, edge)

    def _stand(self, written: str, width: float, bold: bool, raised: Raised) -> _Stand:
        stand = self._measure(written, width, bold=bold, raised=raised)
        if raised:
            stand = replace(stand, raised=raised)
        self._known[written, width, bold, raised] = stand
        return stand

    def _measure(self, written: str, width: float, *, bold: bool, raised: Raised) -> _Stand:
        """Return how the first of the characters written is drawn."""
        character, style = written[0], self._small if raised else self._style
        if character == "\t":
            return _Stand("tab", bold=bold)
        latin = character < "\x80"
        face = (self._western if latin else None) or self._face
        heavy = bold or style.bold
        glyph = (face.bold_glyphs if heavy else face.glyphs).get(character)
        if glyph is None:
            return _Stand("unknown", bold=bold)
        room = _room(character, width, style, bold=bold)
        if written in _OPENING_PAIRS:
            room += _PULLED
        by, moved = _fit(character, glyph, room)
        gap, moved, by = width - glyph.width * by * style.em, moved * style.em, by * style.scale
        is_mark = character in MARKS
        return _Stand("text", gap, by, moved, bold, is_mark, latin=latin)


def _loose(text: str, face: DrawnFace) -> Collection[int]:
    """Return the places of accents, joiners and the like that the face lacks, and those beside."""
    missing = [each for each in set(text) - face.glyphs.keys() if category(each) in _JOINING]
    places = [place for place, each in enumerate(text) if each in missing] if missing else ()
    return {place + beside for place in places for beside in (-1, 0, 1)}


def _goes_on(first: _Stand, last: _Stand, stand: _Stand) -> bool:
    """Return whether a character stands where it would if it were written after those before.

    Two marks never do: Typst pulls them together.
    """
    return (
        stand.kind == first.kind != "tab"
        and abs(last.gap - first.gap) < _EXACT
        and stand.by == first.by
        and stand.moved == first.moved == 0
        and (stand.bold, stand.raised) == (first.bold, first.raised)
        and stand.latin == first.latin  # Typst tracks no character before one of another script
        and not (last.is_mark and stand.is_mark)
    )


def _piece(text: str, stand: _Stand, start: float, end: float) -> Piece:
    left = start + stand.moved
    return Piece(text, stand.kind, left, end - start, stand.gap, stand.by, stand.bold, stand.raised)


def _room(character: str, width: float, style: Style, *, bold: bool) -> float:
    """Return how wide a character may be drawn, in ems: without tracking and the space after it."""
    latin = style.latin_bold if bold else style.latin
    natural = latin.get(character, 0.5) if character < "\x80" else 1.0
    return min((width - style.tracking) / style.em, natural)


def _fit(character: str, glyph: Glyph, room: float) -> tuple[float, float]:
    """Return how much narrower than its face has it a character is drawn, and how far moved."""
    over = glyph.width - room
    if abs(over) < _EXACT:
        return 1.0, 0.0
    if character in _JOINED:
        return room / glyph.width, 0.0
    if character not in MARKS and character not in _MIDDLE:
        return (room / glyph.width if over > 0 else 1.0), 0.0
    wanted, right = _wish(character, glyph, over)
    least, most = -glyph.left, room - right
    if least > most:
        return room / glyph.width, 0.0
    return 1.0, min(max(wanted, least), most)


def _wish(character: str, glyph: Glyph, over: float) -> tuple[float, float]:
    """Return how far a mark is best moved, and where its ink ends: where it ends on its side.

    A squeezed mark whose ink stands in the middle of its face's em stays in the middle.
    """
    width, squeezed = glyph.width, over > 0
    if character in OPENING:
        middle = squeezed and glyph.left < _SIDE * width
        wanted, right = (-over / 2 if middle else -over), width
    elif character in _MIDDLE:
        wanted, right = -over / 2, width - glyph.left
    else:
        middle = squeezed and glyph.right is not None and glyph.right > (1 - _SIDE) * width
        wanted, right = (-over / 2 if middle else 0.0), width / 2
    return wanted, right if glyph.right is None else glyph.right
