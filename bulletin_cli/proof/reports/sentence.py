"""The sentence in which something was found, in lines, with the words marked below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_cli.base.typography import display_width
from bulletin_cli.proof.finding import Place
from bulletin_cli.proof.reports.excerpt import visible, wrap

_END = re.compile("[。！？；][”’）』」]*")
_MOST = 200  # characters of a sentence on either side of the words


def sentence_of(place: Place, line: str) -> tuple[str, int, int]:
    """Return the sentence of `line`, the source's, and where in it the words begin and end.

    Where their columns are not known it is the snippet.
    """
    if not place.column:
        return place.snippet, *place.mark
    start, end = place.column - 1, place.end - 1
    left = max((m.end() for m in _END.finditer(line, 0, start)), default=0)
    stop = _END.search(line, end)
    left, right = max(left, start - _MOST), min(stop.end() if stop else len(line), end + _MOST)
    text = line[left:right]
    left += len(text) - len(text.lstrip())
    return text.strip(), start - left, end - left


def marked_lines(text: str, start: int, end: int, width: int) -> Iterator[tuple[str, bool]]:
    """Yield `text` in lines of at most `width` columns, and below those with the words carets.

    Each comes with whether it is one of carets; text[start:end] are the words.
    """
    text, at = visible(text), 0
    for line in wrap(text, width):
        at = text.index(line, at)  # blanks at the end of a line are dropped
        yield line, False
        first, last = max(start - at, 0), min(end - at, len(line))
        if first < last or first == last == start - at:
            before, words = line[:first], line[first:last]
            yield " " * display_width(before) + "^" * max(display_width(words), 1), True
        at += len(line)
