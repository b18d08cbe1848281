"""What a terminal shows of a place: the words around it, a caret below, within so many columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from bulletin_cli.base.typography import display_width
from bulletin_cli.proof.finding import Place

WIDTH = 80  # columns of a terminal
_DOTS = "…"
_STAND_IN = "�"  # for signs that a terminal would not show, or would obey
_HIDDEN = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
_NO_LINE_START = "，。；：！？、）》”’」』】…"


def excerpt(place: Place, width: int) -> Iterator[str]:
    """Yield the snippet and the carets below what was found; nothing where there is no snippet."""
    if not place.snippet:
        return
    start, end = place.mark
    before, marked, after = (
        visible(part)
        for part in (place.snippet[:start], place.snippet[start:end], place.snippet[end:])
    )
    before = before.lstrip()
    marked = _cut(marked, width - display_width(before) - 2)
    after = _cut(after, width - display_width(before + marked))
    yield before + marked + after
    yield " " * display_width(before) + "^" * max(display_width(marked), 1)


def visible(text: str) -> str:
    """Return `text` in one line, each sign that has no shape of its own as one that has."""
    if text.isprintable():
        return text
    return "".join(_shape(character) for character in text)


def wrap(text: str, width: int) -> Iterator[str]:
    """Yield `text` in lines of at most `width` columns; Latin words and numbers stay whole."""
    line = ""
    for whole in _pieces(text):
        for piece in _cut_up(whole, width):
            if line and display_width((line + piece).rstrip()) > width:
                yield line.rstrip()
                line = ""
            line += piece
    if line.strip(" "):
        yield line.rstrip()


def wrap_hanging(head: str, text: str) -> Iterator[str]:
    """Yield `text` in lines after `head`, the later ones below the text of the first."""
    for line in wrap(visible(text), WIDTH - display_width(head)):
        yield head + line
        head = " " * display_width(head)


def _pieces(text: str) -> Iterator[str]:
    """Yield what no line end parts: a Latin word, a character with the closing marks after it."""
    piece = ""
    for character in text:
        joined = piece and (
            character in _NO_LINE_START
            or character == " "
            or (piece[-1].isascii() and character.isascii() and piece[-1] != " ")
        )
        if piece and not joined:
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _cut_up(piece: str, width: int) -> Iterator[str]:
    """Yield parts of at most `width` columns of what would not fit on a line of its own."""
    while display_width(piece.rstrip()) > width:
        fitting = _fitting(piece, width)
        yield piece[:fitting]
        piece = piece[fitting:]
    yield piece


def _cut(text: str, width: int) -> str:
    if display_width(text) <= width:
        return text
    return text[: _fitting(text, width - display_width(_DOTS))] + _DOTS


def _fitting(text: str, width: int) -> int:
    """Return how many characters of `text` take at most `width` columns; one at the least."""
    used = 0
    for count, character in enumerate(text):
        used += display_width(character)
        if used > width:
            return max(count, 1)
    return len(text)


def _shape(character: str) -> str:
    if character == "\t":
        return " "
    return _STAND_IN if unicodedata.category(character) in _HIDDEN else character
