"""What others say is wrong or right: real mistakes with their cures, and how many are found.

The lists lie beside the project and are not part of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from bulletin_cli.base.record import record
from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.texts import read_plain
from tests.samples import SHARED

ERRORS = SHARED / "proof-errors"
DAY = date(2024, 12, 31)  # of the issue: no sentence may speak of a later day
_BREAK = " ⏎ "


@record
class RealError:
    """A sentence with a mistake, the sentence without, and the sort of mistake."""

    wrong: str
    right: str
    family: str


@record
class Verdict:
    """What the rules say of a real error: the findings that only the wrong form has."""

    error: RealError
    found: tuple[Finding, ...]
    false: tuple[Finding, ...]  # on the right form, above info

    @property
    def is_warned_of(self) -> bool:
        """Return whether a finding is more than an info."""
        return any(each.level != "info" for each in self.found)


def real_errors() -> tuple[RealError, ...]:
    """Return the lines of real-errors.tsv."""
    lines = (ERRORS / "real-errors.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.replace(_BREAK, "\n").split("\t") for line in lines if line)
    return tuple(RealError(*row[:3]) for row in rows)


def findings(text: str, selection: RuleSelection | None = None) -> tuple[Finding, ...]:
    """Return what the rules say of a text, lines of # being titles."""
    return check([read_plain(text, "x", markdown=True, on=DAY)], None, selection)


def judge(error: RealError) -> Verdict:
    """Return what is found in a real error."""
    right = findings(error.right)
    known = Counter(each.rule for each in right)
    found = []
    for each in findings(error.wrong):
        known[each.rule] -= 1
        if known[each.rule] < 0:  # the right form does not have it
            found.append(each)
    return Verdict(error, tuple(found), tuple(each for each in right if each.level != "info"))


def alarms(name: str) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Yield what is found in each line of a list, of seq003.txt in the whole."""
    text = (ERRORS / name).read_text(encoding="utf-8").strip()
    for each in [text] if name == "seq003.txt" else text.split("\n"):
        yield each, findings(each)
