"""Uses of articles elsewhere (采用) and leaders' instructions on them (批示)."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import Literal

from bulletin_cli.base.paths import USES
from bulletin_cli.base.record import record

UseKind = Literal["use", "endorsement"]
Fact = tuple[object, ...]
NAMES: dict[UseKind, str] = {"use": "采用", "endorsement": "批示"}


@record
class Use:
    """One use of an article, or one instruction; `number` counts both kinds through its year.

    `article` is `2024-35/03.md`, or a submission's id where it was not printed here. A use has a
    channel, an instruction the name it is `by`. One that was
    `undone` stays in its file and counts nowhere. `line` is its place in that file.
    """

    number: int
    article: str
    kind: UseKind
    date: date
    channel: str = ""
    by: str = ""
    level: str = ""
    note: str = ""
    undone: bool = False
    line: int = field(default=0, compare=False)

    @property
    def id(self) -> str:
        """What it is called when it is to be undone: `2024-7`."""
        return f"{self.date.year}-{self.number}"

    @property
    def file(self) -> str:
        """The file it stands in, below the workspace's root."""
        return uses_file(self.date.year)

    @property
    def label(self) -> str:
        """What happened, in words: `省政府办公厅 专报 采用`."""
        who = self.channel or self.by
        return " ".join(each for each in (who, self.level, NAMES[self.kind]) if each)

    @property
    def fact(self) -> Fact:
        """What it says of which article, the day last."""
        level = self.level if self.kind == "endorsement" else ""
        return self.kind, self.article, self.channel, self.by, level, self.date

    def repeats(self, other: Use) -> bool:
        """Return whether both say the same thing of the same article."""
        return not other.undone and self.fact == other.fact


def uses_file(year: int) -> str:
    """Return the file of a year's uses, below the workspace's root."""
    return f"{USES}/{year}.toml"
