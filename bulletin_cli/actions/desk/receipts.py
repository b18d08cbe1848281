"""Receipts: what became of what another office sent up, written there and taken in here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.actions.desk.uses import refuse_unknown
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.base.strict_toml import suggestion
from bulletin_cli.content.numbering import label, parse_id
from bulletin_cli.desk.exchange import Outcome, Receipt, ReceiptEntry
from bulletin_cli.desk.submissions import PRINTED, Submission, SubmissionState, standing
from bulletin_cli.desk.uses import Use
from bulletin_cli.store.desk.parcels import free_place
from bulletin_cli.store.desk.points import read_scheme
from bulletin_cli.store.desk.printed import printed_on
from bulletin_cli.store.desk.receipts import dump_receipt
from bulletin_cli.store.desk.submissions import (
    find_id,
    load_submission,
    load_text,
    months,
    submissions_in,
)
from bulletin_cli.store.desk.uses import all_uses, append, uses_in
from bulletin_cli.store.files import lock, write_files

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace

# What is told of a submission that is not printed; of one that waits, whatever it waits for.
_TOLD: dict[SubmissionState, Outcome] = {
    "returned": "returned",
    "rejected": "rejected",
    "withdrawn": "withdrawn",
}


@record
class TakenReceipt:
    """What a receipt brought: new uses with titles, how many were known, all other entries."""

    uses: tuple[tuple[Use, str], ...]
    known: int
    others: tuple[ReceiptEntry, ...]


def write_receipt(space: Workspace, office: str, today: date) -> tuple[Path, Receipt]:
    """Write down for an office what became of all that it sent up. Raises BulletinError."""
    with lock(space.issues, space.root):
        sent = [
            each for each in submissions_in(space.root, sorted(months(space.root))) if each.sent_by
        ]
        own = [each for each in sent if each.sent_by == office]
        if not own:
            senders = tuple(dict.fromkeys(each.sent_by for each in sent))
            hint = suggestion(office, senders) if senders else "报送包用 bulletin submit 收。"
            raise BulletinError(f"没有收过“{office}”报来的稿件", hint)
        entries = tuple(entry for each in own for entry in _entries(space, each))
        receipt = Receipt(space.config.periodical.issuer, office, today, entries)
        place = free_place(space.root, f"{today} 回执 {office}.toml")
        write_files({place: dump_receipt(receipt)}, space.root)
    return place, receipt


def _entries(space: Workspace, submission: Submission) -> Iterator[ReceiptEntry]:
    """Yield what became of a submission: where it was printed, who else used it, or its state."""
    title = load_text(space.root, submission.id).full_title
    last = standing(submission.history)[-1]
    head = space.load_metadata(last.issue) if last.state in PRINTED else None
    printed = printed_on(head) if head else None
    if printed is None:
        outcome = _TOLD.get(last.state, "waiting")
        yield ReceiptEntry(submission.sent_id, title, outcome, last.date, note=last.note)
        return
    periodical = space.config.periodical
    where = f"《{periodical.name}》{label(parse_id(last.issue))}"
    yield ReceiptEntry(
        submission.sent_id, title, "use", printed, channel=periodical.issuer, note=where
    )
    for use in all_uses(space.root):
        if use.article == f"{last.issue}/{last.article}" and not use.undone:
            yield ReceiptEntry(
                submission.sent_id,
                title,
                use.kind,
                use.date,
                use.channel,
                use.by,
                use.level,
                use.note,
            )


def take_receipt(space: Workspace, receipt: Receipt, channel: str, today: date) -> TakenReceipt:
    """Record what a receipt tells of as uses and instructions; what is known is left as it is.

    `channel` is what the sender is called here, "" for what the submission was forwarded to, or
    else the sender's own name. All are recorded or none. Raises BulletinError.
    """
    _refuse_others(space, receipt, today)
    scheme = read_scheme(space.root)
    told = [each for each in receipt.entries if each.outcome in ("use", "endorsement")]
    with lock(space.issues, space.root):
        uses = [_use(space, each, receipt.sender, channel) for each in told]
        known = tuple(uses_in(space.root, {each.date.year for each in uses}))
        new: list[tuple[Use, str]] = []
        for use, entry in zip(uses, told, strict=True):
            if not any(use.repeats(other) for other in (*known, *(each for each, _ in new))):
                refuse_unknown(scheme, use)
                new.append((use, entry.title))
        made = append(space.root, *(use for use, _ in new)) if new else ()
    titles = (title for _, title in new)
    others = tuple(each for each in receipt.entries if each not in told)
    return TakenReceipt(tuple(zip(made, titles, strict=True)), len(uses) - len(new), others)


def _refuse_others(space: Workspace, receipt: Receipt, today: date) -> None:
    own = space.config.periodical.issuer
    if receipt.to != own:
        raise BulletinError(
            f"这是给“{receipt.to}”的回执，本刊的编发单位是“{own}”",
            "请对方按报送包里的名称重新写回执。",
        )
    for each in receipt.entries:
        if each.date > today:
            raise BulletinError(
                f"回执里{each.id} 的日期 {each.date} 还没有到", "看看本机的日期，或请对方查对。"
            )


def _use(space: Workspace, entry: ReceiptEntry, sender: str, channel: str) -> Use:
    """Return what an entry tells of, of the article where it is printed, else of the submission."""
    submission = load_submission(space.root, find_id(space.root, entry.id))
    sent_to = next(
        (step.channel for step in reversed(submission.history) if step.state == "forwarded"), ""
    )
    own = channel or sent_to or sender
    is_use = entry.outcome == "use"
    return Use(
        0,
        _article(space, submission, entry.date),
        "use" if is_use else "endorsement",
        entry.date,
        channel=own if entry.channel == sender else entry.channel,
        by=entry.by,
        level=entry.level,
        note=entry.note,
    )


def _article(space: Workspace, submission: Submission, on: date) -> str:
    last = standing(submission.history)[-1]
    if last.state in PRINTED:
        printed = printed_on(space.load_metadata(last.issue))
        if printed and printed <= on:
            return f"{last.issue}/{last.article}"
    return submission.id
