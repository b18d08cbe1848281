"""What a rule finds: a message, a level, a place in a source file, and what would mend it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from bulletin_cli.base.record import record

Level = Literal["error", "warning", "info"]
UNREADABLE = "ISS011"  # the rule of what cannot be read: nothing that is chosen leaves it out
LEVELS: tuple[Level, ...] = ("error", "warning", "info")


@record
class Place:
    """A stretch of one source line; `line` and `column` count from 1, 0 is unknown.

    `column` and `end` count code points, `end` being the first one after the stretch.
    """

    file: str
    line: int = 0
    column: int = 0
    end: int = 0
    snippet: str = ""
    mark: tuple[int, int] = (0, 0)  # the stretch within `snippet`


@record
class Fix:
    """What to put in the place of a stretch; safe ones are applied without a look at each."""

    text: str
    safe: bool


@record
class Found:
    """What a rule function yields; `level` is set only where it departs from the rule's own."""

    message: str
    place: Place
    level: Level | None = None
    fix: Fix | None = None


@record
class Finding:
    """One finding of one rule."""

    rule: str
    level: Level
    message: str
    place: Place
    fix: Fix | None = None

    @property
    def applicable_fix(self) -> Fix | None:
        """The fix, where it can be put into the source.

        There its place is known, and no mark-up (a ** of bold) stands inside the stretch.
        """
        start, end = self.place.mark
        whole = start == end or end - start == self.place.end - self.place.column
        return self.fix if self.place.column and whole else None


def by_level(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with the errors first, otherwise in the order they have."""
    return tuple(sorted(findings, key=lambda each: LEVELS.index(each.level)))
