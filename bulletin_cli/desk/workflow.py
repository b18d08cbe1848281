"""An issue's way out: its states, and which may follow which."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bulletin_cli.base.record import record
from bulletin_cli.content.issue import IssueStatus

NAMES: dict[IssueStatus, str] = {
    "draft": "草稿",
    "proofed": "已校",
    "review": "送审",
    "signed": "已签发",
    "published": "已发布",
    "void": "作废",
}
OPEN: tuple[IssueStatus, ...] = ("draft", "proofed", "review", "signed")
EDITABLE: tuple[IssueStatus, ...] = ("draft", "proofed", "review")  # articles may be changed
STEPS: tuple[IssueStatus, ...] = ("proofed", "review", "signed")  # between draft and published


@record
class IssueStep:
    """One line of an issue's history: the state it came into, when, by whom and why."""

    state: IssueStatus
    date: date
    name: str = ""
    note: str = ""
    round: int = 0


@record
class Workflow:
    """The steps that an office takes between draft and publication, and its rounds of proof."""

    steps: tuple[IssueStatus, ...] = STEPS
    proof_rounds: int = 1

    def moves(self, state: IssueStatus) -> tuple[IssueStatus, ...]:
        """Return the states that may follow `state`; the same one is another round of it."""
        return tuple(dict.fromkeys(self._moves(state)))

    def next(self, state: IssueStatus) -> IssueStatus | None:
        """Return the next state on the way out, None where there is none."""
        chain = self._chain
        if state not in chain[:-1]:
            return None
        return chain[chain.index(state) + 1]

    @property
    def _chain(self) -> tuple[IssueStatus, ...]:
        return ("draft", *(each for each in STEPS if each in self.steps), "published")

    def _moves(self, state: IssueStatus) -> Iterator[IssueStatus]:
        if state in ("proofed", "review"):
            yield state
        if following := self.next(state):
            yield following
        if state != "draft":
            yield "draft"  # reopened
        if state != "void":
            yield "void"
