"""data/patterns.tsv: sentences that go wrong in a known way, written as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.base.record import record
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.tables import read_table

_CLAUSE, _SENTENCE = "[^，。；：！？、“”（）]{1,24}?", "[^。；！？]{1,40}?"
_STOPS = "，。；！？：\n"  # a pattern may begin with one to stand at the start of a sentence


@record
class Pattern:
    """What must occur, the pattern itself, what to write instead (if known), and why."""

    needed: tuple[str, ...]
    pattern: str
    right: str
    why: str
    example: str

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where `text` goes wrong."""
        if any(each in text for each in self.needed):
            yield from compiled(self.pattern).finditer(text)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern in which …… is part of a sentence and … part of a clause."""
    return re.compile(pattern.replace("……", _SENTENCE).replace("…", _CLAUSE))


@cache
def read_patterns(rule: str) -> tuple[Pattern, ...]:
    """Return the patterns of a rule in the order of the file."""
    rows = (line.split("\t") for line in read_table("patterns").splitlines() if line[0] != "#")
    return tuple(
        Pattern(tuple(needed.split()), pattern, right, why, example)
        for name, needed, pattern, right, why, example in rows
        if name == rule
    )


def find_patterns(paragraph: LogicalParagraph, rule: str) -> Iterator[Found]:
    """Yield what the patterns of a rule find, other people's words left out."""
    for each in read_patterns(rule):
        for match in each.matches(paragraph.text):
            start, end = match.span(match.lastindex or 0)
            # A pattern with the quotation marks is that of a phrase, which is nobody's words.
            if match[0][0] == "“" or not paragraph.is_foreign(start, end):
                right = "" if each.right == "-" else each.right or None
                message = f"“{match[0].lstrip(_STOPS)}”：{each.why}"
                yield paragraph.report(start, end, message, right)
