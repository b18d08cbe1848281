"""The comment of the dialect that suppresses a rule in one paragraph, put into a source text."""

from __future__ import annotations

import re

from bulletin_cli.content.markdown import CAPTION, IGNORE


def ignore_here(text: str, line: int, rule: str) -> str:
    """Return `text` with `rule` suppressed in the paragraph, picture or table of `line` (from 1).

    A comment that stands there already gets the rule, too.
    """
    lines = text.split("\n")
    at = _beginning(lines, line - 1)
    above = _above(lines, at)
    known = re.fullmatch(IGNORE, lines[above].strip()) if above >= 0 else None
    if known:
        lines[above] = f"<!-- bulletin: ignore {known[1].strip()} {rule} -->"
    else:
        lines[at:at] = [f"<!-- bulletin: ignore {rule} -->", ""]
    return "\n".join(lines)


def _beginning(lines: list[str], at: int) -> int:
    """Return where the block of a line begins: of a table with its caption, if it has one."""
    if not _is_row(lines[at]):
        return at
    while at and _is_row(lines[at - 1]):
        at -= 1
    above = _above(lines, at)
    return above if above >= 0 and re.match(CAPTION, lines[above].strip()) else at


def _above(lines: list[str], at: int) -> int:
    """Return the nearest line above that is not blank, -1 for none."""
    return next((n for n in range(at - 1, -1, -1) if lines[n].strip()), -1)


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")
