"""What offices send one another: submissions up in a parcel (报送包), a receipt (回执) down."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, get_args

from bulletin_cli.base.record import record

SubmissionOutcome = Literal["use", "endorsement", "waiting", "returned", "rejected", "withdrawn"]
OUTCOMES: tuple[SubmissionOutcome, ...] = get_args(SubmissionOutcome)
NAMES: dict[SubmissionOutcome, str] = {
    "use": "采用",
    "endorsement": "批示",
    "waiting": "待处理",
    "returned": "退改",
    "rejected": "未采用",
    "withdrawn": "撤稿",
}


@record
class SentSubmission:
    """A submission in a parcel: its id at the sender's, what is said of it, its files' SHA-256."""

    id: str
    title: str
    units: tuple[str, ...]
    author: str
    phone: str
    received: date
    original: str
    files: Mapping[str, str]


@record
class Parcel:
    """Submissions that one office sends to another; `sender` and `to` are names of offices."""

    sender: str
    to: str
    made: date
    submissions: tuple[SentSubmission, ...]


@record
class ReceiptEntry:
    """What became of a submission: `id` is the sender's own, `date` when, `note` in which issue.

    `channel` is who used it, `level` how; both as a use or an instruction has them.
    """

    id: str
    title: str
    outcome: SubmissionOutcome
    date: date
    channel: str = ""
    by: str = ""
    level: str = ""
    note: str = ""


@record
class Receipt:
    """What an office did with what another one had sent to it, up to a day."""

    sender: str
    to: str
    made: date
    entries: tuple[ReceiptEntry, ...]
