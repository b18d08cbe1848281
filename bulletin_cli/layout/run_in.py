"""Headings that a text runs on behind: the first sentence after 一、 and （一） in their faces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_cli.base.record import replace
from bulletin_cli.layout.document import Run

_NUMERALS = "一二三四五六七八九十"
_NUMBER = f"[{_NUMERALS}]{{1,3}}"
_MOST = 40  # characters of such a heading
# Style of the heading, its first character, and what a paragraph begins with, compiled where
# that character is; nothing runs in where nothing follows.
_FORMS = (
    ("heading1", _NUMERALS, rf"{_NUMBER}、[^。！？]{{1,{_MOST}}}。(?=.)"),
    ("heading2", "（", rf"（{_NUMBER}）[^。！？]{{1,{_MOST}}}。(?=.)"),
)


def with_run_in_heading(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the runs of a paragraph, a heading that the text runs on behind in its face."""
    text = "".join(run.text for run in runs)
    for style, first, form in _FORMS:
        match = re.match(form, text) if text[:1] in first else None
        if match:
            return tuple(_marked(runs, match.end(), style))
    return tuple(runs)


def _marked(runs: Sequence[Run], end: int, style: str) -> Iterator[Run]:
    begin = 0
    for run in runs:
        inside = max(min(end - begin, len(run.text)), 0)
        if inside:
            yield replace(run, text=run.text[:inside], face=style)
        if inside < len(run.text):
            yield replace(run, text=run.text[inside:])
        begin += len(run.text)
