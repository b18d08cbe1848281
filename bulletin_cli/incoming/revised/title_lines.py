"""The lines of a title that came back: breaks that only the template set are no edit.

A title of one line in its article may have been rendered in several, broken by sense; these breaks
come back with the file. They count for nothing until somebody moves one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bulletin_cli.content.article import LINE_BREAK

_Break = tuple[str, str]  # the characters before and after it


def without_breaks(text: str) -> str:
    """Return a title in one line."""
    return text.replace(LINE_BREAK, "")


def returned_lines(returned: str, rendered: str, title: Sequence[str]) -> tuple[str, ...]:
    """Return the lines that a title should have in its article, where they are `title` now."""
    if len(title) == 1 and not _moved(_breaks(returned), _breaks(rendered)):
        return (without_breaks(returned).strip(),)
    return tuple(filter(None, (each.strip() for each in returned.split(LINE_BREAK))))


def lost_breaks_only(returned: str, rendered: str) -> bool:
    """Return whether a title came back with the same words in fewer lines."""
    same = without_breaks(returned) == without_breaks(rendered)
    return same and returned.count(LINE_BREAK) < rendered.count(LINE_BREAK)


def says(title: Sequence[str], returned: str, rendered: str) -> bool:
    """Return whether an article's title says all of what came back."""
    lines = returned_lines(returned, rendered, title)
    return lines == tuple(title) and not lost_breaks_only(returned, rendered)


def _breaks(text: str) -> list[_Break]:
    lines = text.split(LINE_BREAK)
    return [(one[-1:], other[:1]) for one, other in pairwise(lines)]


def _moved(returned: Sequence[_Break], rendered: Sequence[_Break]) -> bool:
    """Return whether some break is none of those rendered, in their order.

    Words may have been changed on one side of a break, but then not on the other.
    """
    left = iter(rendered)
    return not all(
        any(before == own_before or after == own_after for own_before, own_after in left)
        for before, after in returned
    )
