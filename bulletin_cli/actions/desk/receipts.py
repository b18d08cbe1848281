"""Receipts: what became of what another office sent up, written there and taken in here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.actions.desk.uses import refuse_unknown
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record, replace
from bulletin_cli.base.strict_toml import suggestion
from bulletin_cli.content.numbering import label, parse_id
from bulletin_cli.desk.exchange import Receipt, ReceiptEntry, SubmissionOutcome
from bulletin_cli.desk.submissions import PRINTED, Submission, SubmissionState, standing
from bulletin_cli.desk.uses import Fact, Use
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
from bulletin_cli.store.desk.uses import all_uses, append
from bulletin_cli.store.files import lock, write_files

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace

# What is told of a submission that is not printed; of one that waits, whatever it waits for.
_TOLD: dict[SubmissionState, SubmissionOutcome] = {
    "returned": "returned",
    "rejected": "rejected",
    "withdrawn": "withdrawn",
}


@record
class TakenReceipt:
    """What a receipt brought: new uses with titles, how many were known, all other entries.

    `redated` are uses as they are known, each with the day that the receipt says instead.
    """

    uses: tuple[tuple[Use, str], ...]
    known: int
    others: tuple[ReceiptEntry, ...]
    redated: tuple[tuple[Use, date], ...]


@record
class _Told:
    """A use that a receipt tells of; `articles` are the names under which it may be known.

    One that is `single` is by an issue of the sender's own, which its note names.
    """

    use: Use
    title: str
    articles: tuple[str, ...]
    single: bool

    def known_as(self, recorded: Mapping[Fact, Use]) -> Use | None:
        """Return the use that says the same; the day of the sender's issue may be another now."""
        same = [replace(self.use, article=each) for each in self.articles]
        facts = [each.fact for each in same] + [_undated(each) for each in same if self.single]
        return next((recorded[each] for each in facts if each in recorded), None)


def write_receipt(space: Workspace, office: str, today: date) -> tuple[Path, Receipt]:
    """Write down for an office what became of all that it sent up. Raises BulletinError."""
    with lock(space.issues, space.root):
        sent = [
            each for each in submissions_in(space.root, sorted(months(space.root))) if each.sent_by
        ]
        own = [each for each in sent if each.sent_by == office]
        if not own:
            senders = tuple(dict.fromkeys(each.sent_by for each in sent))
            near = suggestion(office, senders) if senders else ""
            raise BulletinError(
                f"没有收过“{office}”的报送包",
                f"{near}回执只写给用 send-up 报来的；一篇一篇收的来稿，用 bulletin reply 编号。",
            )
        uses = defaultdict[str, list[Use]](list)
        for use in all_uses(space.root):
            if not use.undone:
                uses[use.article].append(use)
        entries = tuple(entry for each in own for entry in _entries(space, each, uses))
        receipt = Receipt(space.config.periodical.issuer, office, today, entries)
        place = free_place(space.root, f"{today} 回执 {office}.toml")
        write_files({place: dump_receipt(receipt)}, space.root)
    return place, receipt


def _entries(
    space: Workspace, submission: Submission, uses: Mapping[str, Sequence[Use]]
) -> Iterator[ReceiptEntry]:
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
    for use in uses.get(f"{last.issue}/{last.article}", ()):
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
    entries = [each for each in receipt.entries if each.outcome in ("use", "endorsement")]
    with lock(space.issues, space.root):
        told = [_told(space, each, receipt.sender, channel) for each in entries]
        recorded = _by_fact(all_uses(space.root))
        new: list[_Told] = []
        redated: list[tuple[Use, date]] = []
        for each in told:
            known = each.known_as(recorded)
            if known is None:
                refuse_unknown(scheme, each.use)
                recorded |= _by_fact([each.use])
                new.append(each)
            elif known.date != each.use.date:
                redated.append((known, each.use.date))
        made = append(space.root, *(each.use for each in new)) if new else ()
    uses = zip(made, (each.title for each in new), strict=True)
    others = tuple(each for each in receipt.entries if each not in entries)
    return TakenReceipt(tuple(uses), len(told) - len(new), others, tuple(redated))


def _by_fact(uses: Iterable[Use]) -> dict[Fact, Use]:
    """Return uses by what they say, with their day, and with their note instead."""
    counted = [each for each in uses if not each.undone]
    return {fact: each for each in counted for fact in (each.fact, _undated(each))}


def _undated(use: Use) -> Fact:
    return (*use.fact[:-1], use.note)


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


def _told(space: Workspace, entry: ReceiptEntry, sender: str, channel: str) -> _Told:
    """Return what an entry tells of, of the article where it is printed, else of the submission."""
    submission = load_submission(space.root, find_id(space.root, entry.id))
    last, is_own = standing(submission.history)[-1], entry.channel == sender
    printed = f"{last.issue}/{last.article}" if last.state in PRINTED else ""
    article = printed if printed and _was_out(space, last.issue, entry.date) else submission.id
    use = Use(
        0,
        article,
        "use" if entry.outcome == "use" else "endorsement",
        entry.date,
        channel=channel or _called(submission, sender) if is_own else entry.channel,
        by=entry.by,
        level=entry.level,
        note=entry.note,
    )
    # What came before this office printed the text stands with the submission.
    return _Told(use, entry.title, (submission.id, printed), single=is_own)


def _called(submission: Submission, sender: str) -> str:
    """Return what the sender of a receipt is called here. Raises BulletinError for a doubt."""
    sent_to = submission.channels
    if len(sent_to) > 1 and sender not in sent_to:
        raise BulletinError(
            f"{submission.id} 报过{'、'.join(sent_to)}，看不出哪一个是“{sender}”",
            f"用 --channel 写明，如 --channel {sent_to[0]}。",
        )
    return sender if sender in sent_to or not sent_to else sent_to[0]


def _was_out(space: Workspace, issue: str, on: date) -> bool:
    printed = printed_on(space.load_metadata(issue))
    return printed is not None and printed <= on
