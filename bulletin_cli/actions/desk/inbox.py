"""The submissions as an editor looks at them: what waits first, with what is found in each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bulletin_cli.actions.desk.units import given_unit
from bulletin_cli.actions.examine import choose_rules
from bulletin_cli.base.errors import BulletinError, MissingFileError
from bulletin_cli.base.paths import SUBMISSION_TEXT
from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import Article, plain_text
from bulletin_cli.desk.submissions import OPEN, STATES, Submission, SubmissionState
from bulletin_cli.proof.engine import DOUBTS
from bulletin_cli.proof.finding import Finding
from bulletin_cli.store.desk.commissions import load_commissions
from bulletin_cli.store.desk.submissions import (
    RECENT,
    load_text,
    months,
    place_of,
    submissions_in,
)
from bulletin_cli.store.desk.units import load_units
from bulletin_cli.store.files import is_file, relative

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace

PROOFREAD = 30  # submissions of a list whose texts are proofread; `inbox show` does one more


@record
class InboxRow:
    """A submission with its age in days and its article, None where that cannot be read.

    `findings` is None where the text was not proofread; `is_late` says that it answers a
    commission and came after its day.
    """

    submission: Submission
    age: int
    article: Article | None
    findings: tuple[Finding, ...] | None
    problem: str
    is_late: bool

    @property
    def characters(self) -> int:
        """The length of the text without blanks."""
        return len("".join(plain_text(self.article).split())) if self.article else 0

    def count(self, level: str) -> int | None:
        """Return how many findings there are of a level, None where nobody has looked."""
        if self.findings is None:
            return None
        return sum(each.level == level for each in self.findings)

    @property
    def doubts(self) -> int | None:
        """How many places may be misspelt, None where nobody has looked."""
        if self.findings is None:
            return None
        return sum(each.rule in DOUBTS for each in self.findings)


@record
class Inbox:
    """The rows asked for, how many submissions there are in each state, and what is unreadable.

    `older` says that there are months that were not looked into.
    """

    rows: tuple[InboxRow, ...]
    counts: dict[SubmissionState, int]
    broken: tuple[BulletinError, ...]
    older: bool


def read_inbox(
    space: Workspace,
    today: date,
    states: Sequence[SubmissionState] = OPEN,
    unit: str = "",
    *,
    every: bool = False,
) -> Inbox:
    """Return the submissions in `states`, those that wait first, in each state the oldest first.

    Those of the last months are read, with `every` all. Raises BulletinError.
    """
    known = months(space.root)
    read = known if every else known[:RECENT]
    broken: list[BulletinError] = []
    all_read = list(submissions_in(space.root, reversed(read), broken=broken))
    wanted = _of_unit(space, all_read, unit)
    chosen = [each for state in STATES if state in states for each in wanted if each.state == state]
    return Inbox(
        tuple(
            row(space, each, today, proofread=place < PROOFREAD)
            for place, each in enumerate(chosen)
        ),
        {state: sum(each.state == state for each in wanted) for state in STATES},
        tuple(broken),
        len(read) < len(known),
    )


def row(
    space: Workspace, submission: Submission, today: date, *, proofread: bool = True
) -> InboxRow:
    """Return what is to be seen of a submission."""
    age, late = (today - submission.received).days, _is_late(space, submission)
    try:
        article = load_text(space.root, submission.id)
    except BulletinError as error:
        problem = "文字不见了" if isinstance(error, MissingFileError) else "文字读不出来"
        return InboxRow(submission, age, None, None, problem, late)
    found = _findings(space, submission, article) if proofread else None
    original = place_of(space.root, submission.id) / submission.original
    return InboxRow(
        submission, age, article, found, "" if is_file(original) else "原件不见了", late
    )


def _is_late(space: Workspace, submission: Submission) -> bool:
    if not submission.commission:
        return False
    due = {each.number: each.due for each in load_commissions(space.root)}
    return submission.received > due.get(submission.commission, submission.received)


def _of_unit(space: Workspace, submissions: list[Submission], unit: str) -> list[Submission]:
    if not unit:
        return submissions
    register = load_units(space.root)
    names = set(register.split(given_unit(register, unit)))
    return [each for each in submissions if names & set(register.split("、".join(each.units)))]


def _findings(space: Workspace, submission: Submission, article: Article) -> tuple[Finding, ...]:
    from bulletin_cli.proof.engine import check
    from bulletin_cli.proof.texts import read_article

    file = relative(place_of(space.root, submission.id) / SUBMISSION_TEXT, space.root)
    text = read_article(article, file, glossary=space.glossary)
    rules = choose_rules(space)
    return check([text], None, replace(rules, also=(*rules.also, *DOUBTS)))
