"""An issue's way out: its states, which may follow which, and the command that leads to each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_cli.base.record import record
from bulletin_cli.content.issue import IssueStatus, IssueStep

NAMES: dict[IssueStatus, str] = {
    "draft": "草稿",
    "proofed": "已校",
    "review": "送审",
    "signed": "已签发",
    "published": "已发布",
    "void": "作废",
}
VERBS: dict[IssueStatus, str] = {
    "draft": "退回草稿",
    "proofed": "记一次校对",
    "review": "送审",
    "signed": "签发",
    "published": "发布",
    "void": "作废",
}
COMMANDS: dict[IssueStatus, str] = {
    "draft": "reopen",
    "proofed": "proofed",
    "review": "review",
    "signed": "sign",
    "published": "publish",
    "void": "void",
}
OPEN: tuple[IssueStatus, ...] = ("draft", "proofed", "review", "signed")
EDITABLE: tuple[IssueStatus, ...] = ("draft", "proofed", "review")  # articles may be changed
STEPS: tuple[IssueStatus, ...] = ("proofed", "review", "signed")  # between draft and published
_WAY: tuple[IssueStatus, ...] = ("draft", *STEPS, "published")
_AGAIN: tuple[IssueStatus, ...] = ("proofed", "review")  # steps that may be taken again


def rounds_done(history: Sequence[IssueStep]) -> int:
    """Return how many rounds of proof an issue has had since it was a draft."""
    done = 0
    for step in history:
        done = 0 if step.state == "draft" else max(done, step.round)
    return done


@record
class Workflow:
    """The steps that an office takes between draft and publication, and its rounds of proof."""

    steps: tuple[IssueStatus, ...] = STEPS
    proof_rounds: int = 1

    def moves(self, state: IssueStatus, rounds: int = 0) -> tuple[IssueStatus, ...]:
        """Return the states that may follow `state` after `rounds` rounds of proof.

        The same one is another round of it.
        """
        return tuple(dict.fromkeys(self._moves(state, rounds)))

    def next(self, state: IssueStatus, rounds: int = 0) -> IssueStatus | None:
        """Return the next state on the way out, None where there is none.

        An issue in a step that the office takes no more goes on from where it stands.
        """
        if state not in OPEN:
            return None
        if state == "proofed" and "proofed" in self.steps and rounds < self.proof_rounds:
            return "proofed"
        ahead = _WAY[_WAY.index(state) + 1 :]
        return next(each for each in ahead if each in (*self.steps, "published"))

    def _moves(self, state: IssueStatus, rounds: int) -> Iterator[IssueStatus]:
        if following := self.next(state, rounds):
            yield following
        if state in _AGAIN and state in self.steps:
            yield state
        if state != "draft":
            yield "draft"  # reopened
        if state != "void":
            yield "void"
