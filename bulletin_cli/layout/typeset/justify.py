"""Compressing or justifying a line to its width (rules 3 and 7)."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_cli.layout.document import LineBreaking


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
