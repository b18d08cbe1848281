"""Submissions (来稿): who sent what, what became of it, and which state may follow which."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, get_args

from bulletin_cli.base.record import record

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
# State -> those that may follow. Where an article is taken out again, its submission waits again.
MOVES: dict[SubmissionState, tuple[SubmissionState, ...]] = {
    "received": ("accepted", "merged", "returned", "forwarded", "rejected", "withdrawn"),
    "returned": ("received", "rejected", "withdrawn"),
    "accepted": ("received",),
    "merged": ("received",),
    "forwarded": ("accepted", "merged", "received"),
    "rejected": ("received",),
    "withdrawn": ("received",),
}
WAITING: tuple[SubmissionState, ...] = ("received",)
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
    The title is the article's own, in article.md beside it.
    """

    id: str
    units: tuple[str, ...]
    received: date
    author: str = ""
    phone: str = ""
    original: str = ""
    sha256: str = ""
    commission: int = 0
    history: tuple[Step, ...] = ()

    @property
    def state(self) -> SubmissionState:
        """The state it is in."""
        return self.history[-1].state if self.history else "received"

    @property
    def last(self) -> Step | None:
        """Its last step, None where nothing has been done with it."""
        return self.history[-1] if self.history else None


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
