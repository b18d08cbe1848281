"""Taking submissions in: whose they are, whether they came before, and the files they become."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bulletin_cli.actions.desk.units import given_unit, with_known_unit
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record, replace
from bulletin_cli.desk.submissions import COMMANDS, PRINTED, Step, Submission, standing
from bulletin_cli.store.desk.commissions import find_commission
from bulletin_cli.store.desk.known_texts import KnownText, KnownTexts
from bulletin_cli.store.desk.submission_files import Files, Original, new_files, revised_files
from bulletin_cli.store.desk.submissions import load_submission, load_text, next_id
from bulletin_cli.store.desk.units import load_units
from bulletin_cli.store.files import lock, write_files

if TYPE_CHECKING:
    from bulletin_cli.desk.units import UnitRegister
    from bulletin_cli.store.intake import ArticleWithPictures
    from bulletin_cli.workspace import Workspace


@record
class Sender:
    """The office that sent a text up, its own id of it, and whom to ask there."""

    office: str = ""
    id: str = ""
    phone: str = ""


@record
class Incoming:
    """A text that comes in: the file as it came, the article in it, the office that sent it up."""

    original: Original
    arrival: ArticleWithPictures
    sender: Sender = Sender()

    @property
    def title(self) -> str:
        """The article's title."""
        return self.arrival.converted.article.full_title


@record
class Particulars:
    """What is said of a submission beside its text; what is "" or 0 the text or nobody says."""

    received: date
    unit: str
    author: str
    phone: str
    commission: int
    name: str


@record
class Taken:
    """A submission as it is in the workspace, and its article with what was told of it."""

    submission: Submission
    arrival: ArticleWithPictures


def find_known(space: Workspace, incoming: Sequence[Incoming]) -> tuple[KnownText | None, ...]:
    """Return of each text where it stands already."""
    known = KnownTexts(space.root)
    return tuple(
        known.meet(
            each.original.sha256,
            each.arrival.converted.article,
            (each.sender.office, each.sender.id),
        )
        for each in incoming
    )


def take_in(
    space: Workspace, incoming: Sequence[Incoming], particulars: Particulars
) -> tuple[Taken, ...]:
    """Take texts in as submissions of one day, all or none. Raises BulletinError."""
    if particulars.commission:
        find_commission(space.root, particulars.commission)
    units = load_units(space.root)
    credited = [_credited(each, units, particulars) for each in incoming]
    taken: list[Taken] = []
    files: Files = {}
    with lock(space.issues, space.root):
        for each in credited:
            given = [one.submission.id for one in taken]
            identifier = next_id(space.root, particulars.received, given)
            submission = _submission(identifier, each, units, particulars)
            arrival, own = new_files(
                space.root, submission, each.original, each.arrival, space.text_width
            )
            files |= own
            taken.append(Taken(submission, arrival))
        write_files(files, space.root)
    return tuple(taken)


def submit_again(
    space: Workspace, identifier: str, incoming: Incoming, particulars: Particulars
) -> Taken:
    """Put a newer text in the place of a submission's, which is kept beside it.

    What the particulars do not say stays as it was. Raises BulletinError.
    """
    if particulars.commission:
        find_commission(space.root, particulars.commission)
    units = load_units(space.root)
    with lock(space.issues, space.root):
        old = load_submission(space.root, identifier)
        _refuse_printed(old)
        kept = _kept(particulars, incoming.arrival.converted.article.author, old)
        credited = _credited(incoming, units, kept)
        if (
            credited.original.sha256 == old.sha256
            and _title_of(space, identifier) == incoming.title
        ):
            raise BulletinError(
                f"和 {identifier} 原来的文件一样", "给出改过的文件。", file=credited.original.name
            )
        fresh = _submission(identifier, credited, units, kept)
        step = Step("received", particulars.received, particulars.name, "新稿")
        submission = replace(
            fresh,
            history=old.moved(step).history,
            sent_by=fresh.sent_by or old.sent_by,
            sent_id=fresh.sent_id or old.sent_id,
        )
        arrival, files = revised_files(
            space.root, submission, credited.original, credited.arrival, space.text_width
        )
        write_files(files, space.root)
    return Taken(submission, arrival)


def _kept(particulars: Particulars, author: str, old: Submission) -> Particulars:
    """Return the particulars with what the old submission says where they say nothing."""
    return replace(
        particulars,
        unit=particulars.unit or "、".join(old.units),
        author=particulars.author or author or old.author,
        phone=particulars.phone or old.phone,
        commission=particulars.commission or old.commission,
        received=old.received,
    )


def _title_of(space: Workspace, identifier: str) -> str:
    """Return the title under which a text was taken in, "" where it is gone."""
    with contextlib.suppress(BulletinError):
        return load_text(space.root, identifier).full_title
    return ""


def _refuse_printed(submission: Submission) -> None:
    if submission.state in PRINTED:
        issue = standing(submission.history)[-1].issue
        raise BulletinError(
            f"{submission.id} 已经编进 {issue}，不再换来稿",
            f"用 bulletin replace-article 换那一篇；要退改，先用 bulletin "
            f"{COMMANDS[submission.state]} --undo {submission.id} 撤回。",
        )


def _credited(incoming: Incoming, units: UnitRegister, particulars: Particulars) -> Incoming:
    """Return a text whose article names its units and its author.

    Raises BulletinError where there is no unit, or one that units.toml does not know.
    """
    article, told = with_known_unit(units, incoming.arrival.converted.article, particulars.unit)
    file = incoming.original.name
    unit = given_unit(units, particulars.unit or article.unit, file)
    if not unit.strip():
        raise BulletinError(
            "看不出是哪个单位的稿", "稿末写一行“供稿单位：某局”，或加上 --unit 单位。", file=file
        )
    article = replace(
        article,
        unit=unit,
        author=particulars.author or article.author,
        received=particulars.received,
    )
    messages = (*incoming.arrival.converted.messages, *told)
    converted = replace(incoming.arrival.converted, article=article, messages=messages)
    return replace(incoming, arrival=replace(incoming.arrival, converted=converted))


def _submission(
    identifier: str, incoming: Incoming, units: UnitRegister, particulars: Particulars
) -> Submission:
    article = incoming.arrival.converted.article
    return Submission(
        identifier,
        units=units.split(article.unit),
        received=particulars.received,
        author=article.author,
        phone=particulars.phone or incoming.sender.phone,
        original=incoming.original.file,
        sha256=incoming.original.sha256,
        commission=particulars.commission,
        sent_by=incoming.sender.office,
        sent_id=incoming.sender.id,
        history=(Step("received", particulars.received, particulars.name),),
    )
