"""Submissions (来稿): who sent what, what became of it, and which state may follow which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal, get_args

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record, replace

SubmissionState = Literal[
    "received", "returned", "accepted", "merged", "forwarded", "rejected", "withdrawn"
]
STATES: tuple[SubmissionState, ...] = get_args(SubmissionState)
NAMES: dict[SubmissionState, str] = {
    "received": "待处理",
    "returned": "退改",
    "accepted": "采用",
    "merged": "合稿",
    "forwarded": "转报",
    "rejected": "未采用",
    "withdrawn": "撤稿",
}
COMMANDS: dict[SubmissionState, str] = {  # those that bring a submission into a state
    "received": "submit --again",
    "returned": "return",
    "accepted": "accept",
    "merged": "merge",
    "forwarded": "forward",
    "rejected": "reject",
    "withdrawn": "withdraw",
}
# State -> those that may follow. Where an article is taken out again, its submission waits again;
# one that waits is received again where a newer text comes before anybody has looked at it; one
# that is forwarded may go to another channel, too.
MOVES: dict[SubmissionState, tuple[SubmissionState, ...]] = {
    "received": (
        "received", "accepted", "merged", "returned", "forwarded", "rejected", "withdrawn",
    ),
    "returned": ("received", "rejected", "withdrawn"),
    "accepted": ("received",),
    "merged": ("received",),
    "forwarded": ("accepted", "merged", "forwarded", "received"),
    "rejected": ("received",),
    "withdrawn": ("received",),
}  # fmt: skip
PRINTED: tuple[SubmissionState, ...] = ("accepted", "merged")  # its text stands in an issue
OPEN: tuple[SubmissionState, ...] = ("received", "returned")  # something is still to come
_ID = re.compile(r"(\d{4})-(\d\d)-(\d\d)-(\d{2,4})")


@record
class Step:
    """One line of a submission's history: the state it came into, when, by whom and why.

    `issue` and `article` say where it was accepted or merged (the issue's id, the article's
    file), `channel` where it was forwarded to. `undo` marks a step that takes the last one back.
    """

    state: SubmissionState
    date: date
    name: str = ""
    note: str = ""
    issue: str = ""
    article: str = ""
    channel: str = ""
    undo: bool = False


@record
class Submission:
    """One submission; `id` is `2024-11-25-03`, the third one received on that day.

    `units` are full names where units.toml knows them; `original` is the file as it came, in the
    submission's folder; `commission` the number of the commission it answers, 0 for none.
    The title is the article's own, in article.md beside it. `sent_by` is the office that sent it
    up, `sent_id` its id there; "" where a unit sent it.
    """

    id: str
    units: tuple[str, ...]
    received: date
    author: str = ""
    phone: str = ""
    original: str = ""
    sha256: str = ""
    commission: int = 0
    sent_by: str = ""
    sent_id: str = ""
    history: tuple[Step, ...] = ()

    @property
    def state(self) -> SubmissionState:
        """The state it is in."""
        return self.history[-1].state if self.history else "received"

    @property
    def last(self) -> Step | None:
        """Its last step, None where nothing has been done with it."""
        return self.history[-1] if self.history else None

    @property
    def channels(self) -> tuple[str, ...]:
        """Where it was forwarded to, each once."""
        sent = (each for each in standing(self.history) if each.state == "forwarded")
        return tuple(dict.fromkeys(each.channel for each in sent))

    def moved(self, step: Step) -> Submission:
        """Return the submission with one more step. Raises BulletinError for one not allowed."""
        if step.state not in MOVES[self.state] or self._went_to(step):
            if step.state == self.state:
                raise BulletinError(
                    f"{self.id} 已经是“{NAMES[self.state]}”，不用再记", self._allowed()
                )
            raise BulletinError(
                f"{self.id} 现在是“{NAMES[self.state]}”，不能改成“{NAMES[step.state]}”",
                self._allowed(),
            )
        return self._with(step)

    def undone(self, state: SubmissionState, on: date, name: str, note: str = "") -> Submission:
        """Return the submission with its last step, into `state`, taken back by one more.

        Raises BulletinError where another step is the last one.
        """
        *before, last = standing(self.history)
        if not before or last.state != state:
            back = f"上一步用 bulletin {COMMANDS[last.state]} --undo {self.id} 撤回。"
            raise BulletinError(
                f"{self.id} 的上一步是“{NAMES[last.state]}”，不是“{NAMES[state]}”，撤不回",
                back if last.state != "received" else self._allowed(),
            )
        return self._with(Step(before[-1].state, on, name, note, undo=True))

    def _went_to(self, step: Step) -> bool:
        """Return whether a step forwards it once more to where it went."""
        return self.state == step.state == "forwarded" and step.channel in self.channels

    def _with(self, step: Step) -> Submission:
        last = self.last
        if last and step.date < last.date:
            raise BulletinError(
                f"{step.date} 早于 {self.id} 的上一步（{last.date} {NAMES[last.state]}）",
                "用 --date 写那一天或以后的日期。",
            )
        return replace(self, history=(*self.history, step))

    def _allowed(self) -> str:
        """Return what can be done with it now."""
        if self.state in PRINTED:
            return f"先用 bulletin {COMMANDS[self.state]} --undo {self.id} 撤回。"
        names = {**NAMES, "received": "换新稿"}
        commands = (f"{names[each]}（bulletin {COMMANDS[each]}）" for each in MOVES[self.state])
        undo = f"撤回这一步用 bulletin {COMMANDS[self.state]} --undo {self.id}。"
        can_undo = self.state != "received" and len(standing(self.history)) > 1
        return f"现在可以：{'、'.join(commands)}。" + undo * can_undo


def standing(history: Sequence[Step]) -> tuple[Step, ...]:
    """Return the steps of a history that have not been taken back, without those that did it."""
    kept: list[Step] = []
    for step in history:
        if step.undo:
            kept.pop()
        else:
            kept.append(step)
    return tuple(kept)


def folder_of(identifier: str) -> str:
    """Return the folder of a submission below submissions/: `2024-11/25-03`."""
    return f"{identifier[:7]}/{identifier[8:]}"


def is_submission_id(text: str) -> bool:
    """Return whether a text has the form of a submission's id, and its day is one."""
    match = _ID.fullmatch(text)
    if match is None:
        return False
    try:
        date(*(int(part) for part in match.groups()[:3]))
    except ValueError:
        return False
    return True
