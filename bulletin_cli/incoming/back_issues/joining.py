"""Lines of one paragraph -> its text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce

from bulletin_cli.incoming.back_issues.measure import tidy

_HYPHENED = re.compile(r"[a-z]-$")
_SMALL = re.compile("[a-z]")


def join(lines: Iterable[str]) -> str:
    """Return the lines as one text."""
    return tidy(reduce(_join_two, lines, ""))


def _join_two(text: str, line: str) -> str:
    """Join two lines as a typewriter parted them.

    Where a Latin word meets one a blank stood, which the end of the line swallowed; a hyphen
    between small letters parted a word; numbers are never parted at a blank.
    """
    if _HYPHENED.search(text) and _SMALL.match(line):
        return text[:-1] + line
    blank = bool(re.search(r"[A-Za-z,.;:!?)]$", text)) and bool(re.match("[A-Za-z(]", line))
    return f"{text} {line}" if blank and text[-1:].isascii() else text + line


def meets_latin(text: str, line: str) -> bool:
    """Return whether it is a guess how the Latin words at both sides of the break are joined."""
    return bool(re.search("[A-Za-z-]$", text)) and bool(re.match("[A-Za-z]", line))
