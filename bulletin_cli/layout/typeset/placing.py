"""Where the characters of a broken line stand: natural, compressed or justified (rules 3, 7)."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_cli.base.record import record
from bulletin_cli.layout.document import Align, LineBreaking, Style
from bulletin_cli.layout.pages import Placing
from bulletin_cli.layout.typeset.lines import TAB, LineSpan
from bulletin_cli.layout.typeset.widths import natural_widths


@record
class Placer:
    """What a paragraph's lines have in common when their characters are placed."""

    style: Style
    align: Align
    line_breaking: LineBreaking

    def __call__(self, text: str, left: float, span: LineSpan, *, ends: bool) -> Placing:
        """Return the place of every character of `text`, the words of the line `span`.

        The room for the line begins at `left`. `ends` says that the line is the last of its
        paragraph, or that the writer broke it there: such a line is not justified.
        """
        style = self.style
        natural = natural_widths(text, style, auto_space=self.line_breaking.auto_space).advances
        room = span.room + (natural[-1] if span.hangs else 0.0)
        if style.right_tab and TAB in text:  # what follows a right tab ends at the edge
            natural[text.index(TAB)] += max(room - sum(natural), 0.0)
        advances = compress(text, natural, room, self.line_breaking)
        left += _offset(self.align, span.room - sum(advances))
        if self.align == "justify" and not ends:
            advances = justify(text, advances, room)
        return Placing(left, advances)


def _offset(align: Align, rest: float) -> float:
    if align == "center":
        return rest / 2
    return rest if align == "right" else 0.0


def compress(
    text: str, widths: Sequence[float], room: float, line_breaking: LineBreaking
) -> tuple[float, ...]:
    """Return the widths, compressible marks narrowed evenly until the line fits `room`."""
    over = sum(widths) - room
    if over <= 0 or not line_breaking.compress_punctuation:
        return tuple(widths)
    marks = sum(character in line_breaking.compressible for character in text)
    if not marks:
        return tuple(widths)
    return tuple(
        width - over / marks if character in line_breaking.compressible else width
        for character, width in zip(text, widths, strict=True)
    )


def justify(text: str, widths: Sequence[float], room: float) -> tuple[float, ...]:
    """Return the widths, the rest of `room` spread evenly between the characters.

    Nothing goes inside a number or a Latin word, and nothing after the last character.
    """
    left = room - sum(widths)
    gaps = [not (text[n].isascii() and text[n + 1].isascii()) for n in range(len(text) - 1)]
    if left <= 0 or not any(gaps):
        return tuple(widths)
    each = left / sum(gaps)
    return tuple(
        width + each if place < len(gaps) and gaps[place] else width
        for place, width in enumerate(widths)
    )
