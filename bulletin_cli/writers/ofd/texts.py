"""Pieces of a line -> texts in one face, each character at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletin_cli.base.record import record
from bulletin_cli.layout.document import RAISED_SIZE, Style
from bulletin_cli.writers.drawn.heights import FAUX_BOLD, RISE
from bulletin_cli.writers.drawn.pieces import Piece
from bulletin_cli.writers.ofd.fonts import FontCase
from bulletin_cli.writers.ofd.resources import Resources
from bulletin_cli.writers.ofd.xml import color, deltas, element, mm, number, text

_DESCENT = 0.3  # ems below the baseline; no letter and no mark reaches further down
_ONE_WORD = "\uffff"  # many readers count what comes behind it as two characters


@record
class _SetCharacter:
    """A character: its face, how wide it is there, and how far the next one stands from it."""

    text: str
    font: int
    width: float
    advance: float

    @property
    def stands_alone(self) -> bool:
        return self.text > _ONE_WORD


@record
class _PieceLook:
    """What the characters of a piece have in common.

    `stroke` is the number of the width of stroke that makes a bold up, "" for none.
    """

    size: float
    scale: float
    stroke: str
    color: str


class TextWriter:
    """Writes the text objects of one piece after another."""

    def __init__(self, fonts: FontCase, resources: Resources, ids: Iterator[int]) -> None:
        self._fonts = fonts
        self._resources = resources
        self._ids = ids

    def __call__(self, piece: Piece, style: Style, baseline: float) -> Iterator[str]:
        """Yield the text objects of a piece whose line stands on `baseline`."""
        look, characters = self._look_and_characters(piece, style)
        bottom = baseline - RISE.get(piece.raised, 0.0) * style.size
        left = piece.left
        for group in _groups(characters):
            inked = "".join(each.text for each in group).strip()
            if inked:
                before = next(place for place, each in enumerate(group) if not each.text.isspace())
                start = left + sum(each.advance for each in group[:before])
                shown = group[before : before + len(inked)]
                yield _text_object(shown, look, start, bottom, next(self._ids))
            left += sum(each.advance for each in group)

    def _look_and_characters(
        self, piece: Piece, style: Style
    ) -> tuple[_PieceLook, list[_SetCharacter]]:
        size = style.size * (RAISED_SIZE if piece.raised else 1.0)
        bold = piece.bold or style.bold
        if piece.kind == "unknown":
            scale, characters = _in_others(piece, style, size, self._fonts)
        else:
            scale, characters = piece.by, _in_own(piece, style, size, self._fonts)
        made_up = bold and not self._fonts.drawn[style.fonts].heavy
        stroke = str(self._resources.stroke(FAUX_BOLD * style.size)) if made_up else ""
        return _PieceLook(size, scale, stroke, color(style.color)), characters


def _in_own(piece: Piece, style: Style, size: float, fonts: FontCase) -> list[_SetCharacter]:
    """Return the characters in the face of their style."""
    bold = piece.bold or style.bold
    font, glyphs = fonts.write(piece.text, style, bold=bold), fonts.glyphs(style, bold=bold)
    widths = [glyphs[each].width * piece.by * size for each in piece.text]
    return [
        _SetCharacter(each, font, width, width + piece.gap)
        for each, width in zip(piece.text, widths, strict=True)
    ]


def _in_others(
    piece: Piece, style: Style, size: float, fonts: FontCase
) -> tuple[float, list[_SetCharacter]]:
    """Return the characters in faces that have them, and how they are narrowed to fit."""
    others = ((each, fonts.write_other(each, style)) for each in piece.text)
    found = [(each, *other) for each, other in others if other]
    natural = sum(glyph.width for _, _, glyph in found) * size
    scale = min(piece.width / natural, 1.0) if natural else 1.0
    widths = [glyph.width * size * scale for _, _, glyph in found]
    return scale, [
        _SetCharacter(each, font, width, width)
        for (each, font, _), width in zip(found, widths, strict=True)
    ]


def _groups(characters: Iterable[_SetCharacter]) -> Iterator[list[_SetCharacter]]:
    """Yield the characters that one object can hold together."""
    begun: list[_SetCharacter] = []
    for each in characters:
        last = begun[-1] if begun else each
        if begun and (each.font != last.font or each.stands_alone or last.stands_alone):
            yield begun
            begun = []
        begun.append(each)
    if begun:
        yield begun


def _text_object(
    group: list[_SetCharacter], look: _PieceLook, left: float, bottom: float, identifier: int
) -> str:
    width = sum(each.advance for each in group[:-1]) + group[-1].width
    box = left, bottom - look.size, max(width, look.size), (1 + _DESCENT) * look.size
    steps = deltas(each.advance for each in group[:-1])
    code = text(
        "TextCode", "".join(each.text for each in group), X="0", Y=mm(look.size), DeltaX=steps
    )
    return element(
        "TextObject",
        element("FillColor", Value=look.color),
        element("StrokeColor", Value=look.color) if look.stroke else "",
        code,
        ID=str(identifier),
        Boundary=mm(*box),
        Font=str(group[0].font),
        Size=mm(look.size),
        HScale=number(look.scale) if look.scale != 1 else "",
        Stroke="true" if look.stroke else "",
        DrawParam=look.stroke,
    )
