"""Where the characters of a broken line stand: natural, compressed or justified (rules 3, 6)."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_cli.base.record import record
from bulletin_cli.content.article import Raised
from bulletin_cli.layout.document import Align, Style
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.pages import Placing
from bulletin_cli.layout.typeset.lines import GAP, TAB, LineSpan
from bulletin_cli.layout.typeset.widths import OPENING, Widths, marks_give, natural_widths

_OPENED = 0.25  # em; how far a gap beside Latin opens before all places do


@record
class Placer:
    """What a paragraph's lines have in common when their characters are placed."""

    style: Style
    align: Align
    line_breaking: LineBreaking

    @property
    def compress(self) -> bool:
        """Whether marks give up space: in justified paragraphs alone."""
        return self.line_breaking.compress_punctuation and self.align == "justify"

    def __call__(
        self,
        text: str,
        left: float,
        span: LineSpan,
        *,
        ends: bool,
        raised: Sequence[Raised] = (),
        bold: Sequence[bool] = (),
    ) -> Placing:
        """Return the place of every character of `text`, the words of the line `span`.

        The room for the line begins at `left`. `ends` says that the line is the last of its
        paragraph, or that the writer broke it there: such a line is not justified.
        """
        style = self.style
        widths = natural_widths(
            text, style, self.line_breaking, compress=self.compress, raised=raised, bold=bold
        )
        natural = widths.advances
        room = span.room + (natural[-1] if span.hangs else 0.0)
        if TAB in text:
            _set_tabs(text, natural, style, room)
        advances: Sequence[float] = natural
        if self.compress:
            advances = compress(text, widths, room, style.em, self.line_breaking)
        left += _offset(self.align, span.room - sum(advances))
        if self.align == "justify" and not ends:
            advances = justify(text, advances, _gaps(widths), room, style.em)
        if self.align == "distribute":
            advances = distribute(text, advances, room)
        return Placing(left, tuple(advances))


def _set_tabs(text: str, advances: list[float], style: Style, room: float) -> None:
    """Widen the tabs: what follows one stands in the middle of the line, or ends at its edge.

    A line whose beginning reaches beyond the middle has its first tab at the edge, as in Word.
    """
    tabs = [place for place, each in enumerate(text) if each == TAB]
    if style.center_tab and sum(advances[: tabs[0]]) < room / 2:
        first, end = tabs[0], tabs[1] if len(tabs) > 1 else len(text)
        own = sum(advances[first + 1 : end])
        advances[first] = max((room - own) / 2 - sum(advances[:first]), 0.0)
        tabs = tabs[1:]
    if style.right_tab and tabs:
        advances[tabs[0]] += max(room - sum(advances), 0.0)


def _offset(align: Align, rest: float) -> float:
    if align == "center":
        return rest / 2
    return rest if align == "right" else 0.0


def compress(
    text: str, widths: Widths, room: float, size: float, line_breaking: LineBreaking
) -> list[float]:
    """Return the widths narrowed to `room`: a mark at the end, then the others alike, then gaps.

    A mark that opens the line gives nothing.
    """
    over = _written_width(text, widths.advances) - room
    if over <= 0:
        return widths.advances
    gives = enumerate(marks_give(text, widths, size, line_breaking))
    marks = [place for place, each in gives if each and (place or text[0] not in OPENING)]
    last = [place for place in marks[-1:] if place == len(text.rstrip(" ")) - 1]
    others, half = marks[: len(marks) - len(last)], line_breaking.compression
    narrowed = list(widths.advances)
    for places, most in ((last, half), (others, half), (_gaps(widths), GAP)):
        given = min(over, len(places) * most * size)
        for place in places:
            narrowed[place] -= given / len(places)
        over -= given
    return narrowed


def _gaps(widths: Widths) -> list[int]:
    """Return the places of the quarter ems beside Latin."""
    return [place for place, tail in enumerate(widths.tails) if tail > 0]


def justify(
    text: str, widths: Sequence[float], beside_latin: Sequence[int], room: float, size: float
) -> list[float]:
    """Return the widths with the rest of `room` spread: beside Latin first, then everywhere.

    Nothing goes inside a number or a Latin word, and nothing after the last character.
    """
    rest = room - _written_width(text, widths)
    last = len(text.rstrip(" ")) - 1
    spread = list(widths)
    places = [n for n in range(last) if not (text[n].isascii() and text[n + 1].isascii())]
    for chosen, most in ((beside_latin, _OPENED * size * len(beside_latin)), (places, rest)):
        given = min(rest, most)
        if given <= 0 or not chosen:
            continue
        for place in chosen:
            spread[place] += given / len(chosen)
        rest -= given
    return spread


def distribute(text: str, widths: Sequence[float], room: float) -> list[float]:
    """Return the widths with the rest of `room` spread over all characters alike, but the last."""
    last = len(text.rstrip(" ")) - 1
    rest = max(room - _written_width(text, widths), 0.0)
    return [width + rest / last if place < last else width for place, width in enumerate(widths)]


def _written_width(text: str, widths: Sequence[float]) -> float:
    """Return the width of a line without the blanks that stand outside it."""
    return sum(widths[: len(text.rstrip(" "))])
