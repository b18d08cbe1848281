"""PAG005: numbers cut in a table's cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from bulletin_cli.layout.document import StyledTable
from bulletin_cli.layout.pages import Line
from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.reading.set_pages import place_of, set_paragraphs, whole_text
from bulletin_cli.proof.register import issue_rule

_NUMBER = re.compile(r"\d[\d.,]*[%％‰]?")


@issue_rule(
    "PAG005",
    "info",
    "表格里断开的数",
    about="表格的一栏太窄，一个数断在两行。少几栏、把表头写短，或把表转成两个。",
)
def cut_numbers(context: IssueContext) -> Iterator[Found]:
    """A number in a cell stands on one line."""
    pages = context.pages
    if pages is None:
        return
    tables = {each.source for each in pages.document.body if isinstance(each, StyledTable)}
    for lines in set_paragraphs(pages):
        source = lines[0].source
        if source is None or source not in tables or len(lines) < 2:
            continue
        for number in _cut(lines):
            yield Found(f"表格里“{number}”断在两行，这一栏太窄", place_of(source, context))


def _cut(lines: list[Line]) -> Iterator[str]:
    ends = list(accumulate(len(line.text) for line in lines))[:-1]
    for match in _NUMBER.finditer(whole_text(lines)):
        if any(match.start() < end < match.end() for end in ends):
            yield match[0]
