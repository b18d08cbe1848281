"""What figures are made from, and the gains that they are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import Literal

from bulletin_cli.base.paths import SUBMISSION_TEXT, SUBMISSIONS, IssuePaths
from bulletin_cli.base.record import record
from bulletin_cli.desk.commissions import CommissionOutcome
from bulletin_cli.desk.submissions import Submission, folder_of
from bulletin_cli.desk.uses import Use

GainKind = Literal[
    "own", "use", "endorsement", "submitted",
    "quota", "done", "late", "missed", "open", "low_rate", "void",
]  # fmt: skip


@record
class PrintedArticle:
    """An article of a published issue; `id` is `2024-35/03.md`, `date` that of its issue.

    Of one that was only sent up, they are its submission's id, and the day that came in. `unit`
    is its credit line, `submissions` the ids of those that it was made from.
    """

    id: str
    date: date
    unit: str
    title: str = ""
    section: str = ""
    submissions: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """Its path below the workspace's root."""
        issue, _, name = self.id.partition("/")
        if not name:
            return f"{SUBMISSIONS}/{folder_of(issue)}/{SUBMISSION_TEXT}"
        return IssuePaths(issue).article(name)


@record
class Records:
    """All that figures are made from, `today` being the day up to which they can be.

    `sent_up` are articles that were used elsewhere and not printed here, dated when they came in.
    Among `submissions` are those that `articles` were made from, however long ago they came.
    """

    articles: Sequence[PrintedArticle]
    submissions: Sequence[Submission]
    outcomes: Sequence[CommissionOutcome]
    uses: Sequence[Use]
    today: date
    sent_up: Sequence[PrintedArticle] = ()

    @property
    def sent_in(self) -> tuple[Submission, ...]:
        """The submissions that count as sent: what its unit took back is none."""
        return tuple(each for each in self.submissions if each.state != "withdrawn")


@record
class Gain:
    """Points of a unit; `kind` is what for, `source` the file that says so.

    Those for articles have the kinds `own`, `use` and `endorsement`; the others are added to or
    taken from them (加减分). What was `submitted` is worth none, but traced and counted alike.
    """

    unit: str
    date: date
    kind: GainKind
    points: Decimal
    reason: str
    source: str
    line: int = field(default=0, compare=False)
    channel: str = ""
