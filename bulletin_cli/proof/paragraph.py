"""Text that a reader sees as one piece, and where each of its characters stands in the source."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Literal, TypeAlias

from bulletin_cli.content.article import OfficialPart
from bulletin_cli.proof.finding import Fix, Found, Level, Place
from bulletin_cli.proof.pairs import pairs

ParagraphRole: TypeAlias = (
    Literal["title", "unit", "note", "heading", "body", "caption", "cell"] | OfficialPart
)

_AROUND = 12  # characters of context on either side of a finding
# Titles of documents and quoted sentences are somebody else's: no safe fix rewrites them. A few
# quoted words without a stop are a name that the writer himself gives.
_FOREIGN = re.compile("《[^《》]*》|“[^“”]{13,}”|“[^“”，。；：！？]*[，。；：！？][^“”]*”")


@dataclass(frozen=True)
class LogicalParagraph:
    """A title, a paragraph, a table cell …, free of mark-up.

    `columns` has each character's column in the source line (from 1), `lines` its line where the
    text comes from several; both are empty where the source writes the text differently.
    """

    text: str
    file: str
    line: int
    columns: tuple[int, ...] = ()
    kind: ParagraphRole = "body"
    lines: tuple[int, ...] = ()
    ignored: frozenset[str] = frozenset()

    @cached_property
    def characters(self) -> frozenset[str]:
        """Return the characters that occur."""
        return frozenset(self.text)

    @cached_property
    def signs(self) -> frozenset[str]:
        r"""Return the characters that occur, and the pairs of them: \n第 is one at the start."""
        return pairs(self.text) | self.characters

    @cached_property
    def foreign(self) -> tuple[tuple[int, int], ...]:
        """Return where titles in 《》 and sentences in “” stand, their marks left out."""
        spans = (match.span() for match in _FOREIGN.finditer(self.text))
        return tuple((start + 1, end - 1) for start, end in spans)

    def is_foreign(self, start: int, end: int) -> bool:
        """Return whether text[start:end] touches somebody else's words."""
        at = bisect_left(self.foreign, end, key=itemgetter(0))  # the spans follow one another
        return at > 0 and start < self.foreign[at - 1][1]

    def report(
        self,
        start: int,
        end: int,
        message: str,
        fix: str | None = None,
        *,
        safe: bool = False,
        level: Level | None = None,
    ) -> Found:
        """Return a finding at text[start:end]; `fix` is what should stand there instead."""
        safe = safe and not self.is_foreign(start, end)
        mend = None if fix is None else Fix(fix, safe)
        return Found(message, self.place(start, end), level, mend)

    def place(self, start: int, end: int) -> Place:
        """Return the place of text[start:end], which is not empty."""
        left = max(start - _AROUND, 0)
        snippet = self.text[left : end + _AROUND]
        mark = (start - left, end - left)
        if not self.columns:
            return Place(self.file, self.line, 0, 0, snippet, mark)
        line = self.lines[start] if self.lines else self.line
        last = self.lines[end - 1] if self.lines else self.line
        end_column = self.columns[end - 1] + 1 if last == line else self.columns[start] + 1
        return Place(self.file, line, self.columns[start], end_column, snippet, mark)
