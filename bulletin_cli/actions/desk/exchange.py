"""Submissions sent up to another office, and taken there with all that is known of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.actions.desk.moves import Stamp
from bulletin_cli.actions.desk.submit import Incoming, Sender
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import SUBMISSION_TEXT
from bulletin_cli.base.record import replace
from bulletin_cli.desk.exchange import Parcel, SentSubmission
from bulletin_cli.desk.submissions import PRINTED, Step, Submission
from bulletin_cli.store.desk.parcels import ParcelFiles, digests, free_place, pack
from bulletin_cli.store.desk.submission_files import (
    ORIGINAL_MOST,
    Original,
    arrival_of,
    step_files,
)
from bulletin_cli.store.desk.submissions import load_submission, place_of
from bulletin_cli.store.desk.units import load_units
from bulletin_cli.store.files import lock, read_bytes, write_files

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace


def send_parcel(
    space: Workspace, identifiers: Sequence[str], to: str, stamp: Stamp
) -> tuple[Path, tuple[Submission, ...]]:
    """Pack submissions for an office into one file; return its place, and them as they are now.

    One that waits is forwarded by it, one that is printed or went there before stays as it is.
    Raises BulletinError.
    """
    step = Step("forwarded", stamp.on, stamp.name, stamp.note, channel=to)
    with lock(space.issues, space.root):
        before = [load_submission(space.root, each) for each in identifiers]
        after = tuple(each if _stays(each, to) else each.moved(step) for each in before)
        packed = [_packed(space.root, each) for each in after]
        parcel = Parcel(
            space.config.periodical.issuer, to, stamp.on, tuple(each for each, _ in packed)
        )
        place = free_place(space.root, f"{stamp.on} 报{to}.zip")
        files: dict[Path, bytes | str | None] = {
            place: pack(parcel, tuple(contents for _, contents in packed))
        }
        for old, new in zip(before, after, strict=True):
            files |= step_files(space.root, new) if new is not old else {}
        write_files(files, space.root)
    return place, after


def _stays(submission: Submission, to: str) -> bool:
    forwarded = submission.state == "forwarded" and to in submission.channels
    return forwarded or submission.state in PRINTED


def _packed(root: Path, submission: Submission) -> tuple[SentSubmission, dict[str, bytes]]:
    arrival = arrival_of(root, submission)
    folder = place_of(root, submission.id)
    files = {
        name: read_bytes(folder / name, str(folder / name), ORIGINAL_MOST)
        for name in dict.fromkeys((SUBMISSION_TEXT, submission.original))
    } | dict(arrival.pictures)
    sent = SentSubmission(
        submission.id,
        arrival.converted.article.full_title,
        submission.units,
        submission.author,
        submission.phone,
        submission.received,
        submission.original,
        digests(files),
    )
    return sent, files


def texts_of(space: Workspace, parcel: Parcel, contents: ParcelFiles, file: str) -> list[Incoming]:
    """Return the texts in a parcel, ready to be taken in. Raises BulletinError."""
    return [
        _incoming(space, parcel, sent, files, file)
        for sent, files in zip(parcel.submissions, contents, strict=True)
    ]


def _incoming(
    space: Workspace, parcel: Parcel, sent: SentSubmission, files: Mapping[str, bytes], file: str
) -> Incoming:
    from bulletin_cli.content.article import Picture
    from bulletin_cli.content.article_text import parse_article
    from bulletin_cli.incoming.text import ConvertedArticle
    from bulletin_cli.store.files import decode
    from bulletin_cli.store.intake import ArticleWithPictures

    where = f"{file} 里的 {sent.id}"
    text = decode(files[SUBMISSION_TEXT], where)
    article = replace(parse_article(text, SUBMISSION_TEXT, where), submissions=())
    paths = [block.path for block in article.blocks if isinstance(block, Picture)]
    if missing := [each for each in paths if each not in files]:
        raise BulletinError(f"报送包里少了图 {missing[0]}", "请报送单位重新发一份。", file=file)
    article = replace(article, unit=_unit_here(space, sent.units, parcel.sender))
    arrival = ArticleWithPictures(
        ConvertedArticle(article, ()), {each: files[each] for each in paths}
    )
    original = Original(sent.original, files[sent.original])
    return Incoming(original, arrival, Sender(parcel.sender, sent.id, sent.phone))


def _unit_here(space: Workspace, units: Sequence[str], sender: str) -> str:
    """Return whose a text is here: its own units where all are known, else the office's."""
    register = load_units(space.root)
    if not register.is_open and not all(map(register.find, units)) and register.find(sender):
        return sender
    return "、".join(units)
