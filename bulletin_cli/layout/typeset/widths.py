"""How wide characters stand: full and half widths, the quarter em between Han and Latin, pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bulletin_cli.base.record import record
from bulletin_cli.base.typography import is_han
from bulletin_cli.content.article import Raised
from bulletin_cli.layout.document import (
    RAISED_SIZE,
    Run,
    Style,
)
from bulletin_cli.layout.line_breaking import LineBreaking

CLOSING = frozenset("，。、；：）》”’】」．！·〉〕』")
OPENING = frozenset("（《“‘【「〈〔『")
_QUOTES = frozenset("“”‘’")

# U+2219 is not in the body face; the published No. 486 shows it a quarter em wide.
_ODD_WIDTHS = {"\u2219": 0.25}
_WIDEST = 1.5  # ems; no letter of any face is wider, with the space on its both sides
_HALF = 0.5
_QUARTER = 0.25
_NARROW = 0.75  # em; a mark below it comes from a Latin face
ASCII = re.compile("[ -~]")
_LATIN = re.compile("[0-9A-Za-z]+")


@record
class Widths:
    """The natural widths of characters in points.

    `tails` is the part of `advances` that a character gives up at the end of a line: the quarter
    em of Word's autoSpaceDE and autoSpaceDN where Han meets a digit or a Latin letter. It is below
    0 where a mark pulled towards the next one has its whole width again at a line's end.
    """

    advances: list[float]
    tails: list[float]


def natural_widths(
    text: str,
    style: Style,
    line_breaking: LineBreaking,
    *,
    compress: bool = True,
    raised: Sequence[Raised] = (),
    bold: Sequence[bool] = (),
) -> Widths:
    """Return each character's natural width: ASCII as the style's face has it, all else one em.

    What is `raised` or lowered is smaller; what is `bold` has the widths of the bold face.

    The quarter em is part of the first of the two characters that meet; there is none beside
    punctuation. With `pull_marks` neighbouring marks stand half an em closer; `compress` says
    that the paragraph is compressed.
    """
    advances, em = _advances(text, style, bold), style.em
    for place, each in enumerate(raised):
        if each:
            advances[place] *= RAISED_SIZE
    tails = [0.0] * len(text)
    if line_breaking.auto_space:
        for place in meetings(text):
            tails[place] = _QUARTER * em
    if line_breaking.pull_marks:
        for place in pulled(text, advances, em, quotes=compress):
            tails[place] = -_HALF * em
    for place, tail in enumerate(tails):
        advances[place] += tail
    return Widths(advances, tails)


def _advances(text: str, style: Style, bold: Sequence[bool]) -> list[float]:
    """Return each character's own width on the line."""
    em, tracking = style.em, style.tracking
    half, full = _HALF * em + tracking, em + tracking
    advances = [half if character < "\x80" else full for character in text]
    odd = {**_ODD_WIDTHS, **style.latin} if ASCII.search(text) else _ODD_WIDTHS
    for character in odd.keys() & set(text):
        width = odd[character] * em + tracking
        for place in (n for n, each in enumerate(text) if each == character):
            advances[place] = width
    for place, character in enumerate(text) if any(bold) else ():
        if bold[place] and character < "\x80":
            advances[place] = style.latin_bold.get(character, _HALF) * em + tracking
    return advances


def latin_faces(style: Style, *, bold: bool = False) -> tuple[str, ...]:
    """Return the faces of a style's ASCII characters, the bold one of each before it.

    A family's bold face has the family's name and “ Bold”.
    """
    faces = style.latin_fonts or style.fonts
    if not bold:
        return faces
    return tuple(name for face in faces for name in (f"{face} Bold", face))


def most_width(text: str, style: Style) -> float:
    """Return what `text` is not wider than in any face: where that fits, none is looked for."""
    latin = len(ASCII.findall(text))
    ems = len(text) - latin + _WIDEST * latin
    return ems * style.em + len(text) * style.tracking


def meetings(text: str) -> Iterator[int]:
    """Yield the places of characters after which Han meets a digit or a Latin letter."""
    for match in _LATIN.finditer(text):
        start, end = match.span()
        if start and is_han(text[start - 1]):
            yield start - 1
        if end < len(text) and is_han(text[end]):
            yield end - 1


def pulled(
    text: str, advances: Sequence[float], size: float, *, quotes: bool = True
) -> Iterator[int]:
    """Yield the places of marks that the next mark is pulled to: ，“ 》， （《.

    Quotes that a Latin face has, which are narrow, are not; `quotes` says that full ones are.
    """
    for place, (one, other) in enumerate(pairwise(text)):
        if not quotes and (one in _QUOTES or other in _QUOTES):
            continue
        opens = other in OPENING
        meet = opens or other in CLOSING if one in CLOSING else opens and one in OPENING
        if meet and min(advances[place : place + 2]) > _NARROW * size:
            yield place


def marks_give(
    text: str, widths: Widths, size: float, line_breaking: LineBreaking
) -> Iterator[bool]:
    """Yield of each character whether it is a mark that can still give up space.

    A closing mark that is pulled on has given; so has an opening mark pulled to another. A narrow
    mark has nothing to give.
    """
    advances, tails, compressible = widths.advances, widths.tails, line_breaking.compressible
    for place, character in enumerate(text):
        yield (
            character in compressible
            and advances[place] - tails[place] > _NARROW * size
            and not _gave(text, tails, place)
        )


def _gave(text: str, tails: Sequence[float], place: int) -> bool:
    if text[place] in OPENING:
        return place > 0 and tails[place - 1] < 0 and text[place - 1] in OPENING
    return tails[place] < 0


def bold_marks(runs: Sequence[Run]) -> tuple[bool, ...]:
    """Return for each character of the runs whether it is bold, nothing where none is."""
    if not any(run.bold for run in runs):
        return ()
    return tuple(run.bold for run in runs for _ in run.text)


def raised_marks(runs: Sequence[Run]) -> tuple[Raised, ...]:
    """Return for each character of the runs whether it is raised, nothing where none is."""
    if not any(run.raised for run in runs):
        return ()
    return tuple(run.raised for run in runs for _ in run.text)
