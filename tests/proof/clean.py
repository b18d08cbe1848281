"""The clean corpora in whole texts: what the rules say of them, and what --fix would change.

They lie beside the project and are not part of it.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bulletin_cli.base.record import record
from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.texts import read_plain
from tests.proof.gate import CORPORA, clean_texts

REVIEWED = Path(__file__).with_name("reviewed_fixes.tsv")
LAWS = "laws-and-reports.txt.xz"
_PASSED = re.compile(
    "[（(]?[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日.*(?:通过|公布|发布|批准|修[正订]|令)"
)
# What copying left in the corpora, true by its nature: half-width marks, blanks, lost lines.
COPIED = frozenset({
    *("PUN001", "PUN003", "PUN007", "SPC001", "SPC002", "SPC003", "SPC004", "SPC006", "SPC007"),
    *("SEQ003", "ISS003"),
})  # fmt: skip
_TITLE = 60  # characters of a law's title at most


@record
class Hit:
    """A finding with the line that it stands in."""

    finding: Finding
    line: str

    @property
    def change(self) -> tuple[str, str] | None:
        """Return what a safe fix puts in the place of what, None where there is none."""
        fix = self.finding.applicable_fix
        start, end = self.finding.place.mark
        return (self.finding.place.snippet[start:end], fix.text) if fix and fix.safe else None


def laws() -> Iterator[str]:
    """Yield the laws and reports one by one: a title stands above the day it was passed."""
    with lzma.open(CORPORA / LAWS, "rt", encoding="utf-8") as file:
        lines = file.read().splitlines()
    held: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if held and len(line) <= _TITLE and _PASSED.match(following):
            yield "\n".join(held)
            held = []
        held.append(line)
    yield "\n".join(held)


def sample(size: int) -> dict[str, str]:
    """Return the small clean texts and about `size` characters of laws, 0 for all of them."""
    texts = list(laws())
    whole = sum(map(len, texts))
    step = max(whole // size, 1) if size else 1
    return clean_texts() | {f"law-{at}": text for at, text in list(enumerate(texts))[::step]}


def hits(texts: Mapping[str, str], selection: RuleSelection | None = None) -> Iterator[Hit]:
    """Yield what the rules find in the texts."""
    for name, text in texts.items():
        lines = text.split("\n")
        for each in check([read_plain(text, name)], None, selection):
            yield Hit(each, lines[each.place.line - 1] if each.place.line else "")


def unreviewed_changes(found: Iterable[Hit]) -> list[str]:
    """Return the changes of --fix that are not in the reviewed list."""
    listed = set(REVIEWED.read_text(encoding="utf-8").splitlines())
    changes = []
    for hit in found:
        rule = hit.finding.rule
        if hit.change and rule not in COPIED and f"{rule}\t*\t*" not in listed:
            row = "\t".join((rule, *hit.change))
            changes += [] if row in listed else [f"{row}\t{hit.line}"]
    return changes


def characters(texts: Iterable[str]) -> int:
    """Return how many characters the texts have."""
    return sum(len(text) - text.count("\n") for text in texts)
