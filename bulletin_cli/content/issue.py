"""What a bulletin is made of: the periodical, its issues and their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record

if TYPE_CHECKING:  # an article's classes are loaded only with an article
    from bulletin_cli.content.article import Article, Image

IssueStatus = Literal["draft", "proofed", "review", "signed", "published", "void"]
STATUSES: tuple[IssueStatus, ...] = get_args(IssueStatus)


@record
class IssueNumber:
    """One issue's place in the series.

    A combined issue (合刊) takes `span` numbers of both counts, `number` being the first.
    A supplement (增刊) counts in a series of its own and has no whole number.
    """

    year: int
    number: int
    whole_number: int | None = None
    span: int = 1
    supplement: bool = False

    @property
    def last(self) -> int:
        """The last yearly number this issue takes."""
        return self.number + self.span - 1

    @property
    def last_whole(self) -> int | None:
        """The last whole number this issue takes."""
        return None if self.whole_number is None else self.whole_number + self.span - 1

    @property
    def numbers(self) -> tuple[int, ...]:
        """Every yearly number this issue takes."""
        return tuple(range(self.number, self.last + 1))


@record
class IssueStep:
    """One line of an issue's history: the state it came into, when, by whom and why.

    `round` counts rounds of proof; `sha256` is that of the Word file handed out for review.
    """

    state: IssueStatus
    date: date
    name: str = ""
    note: str = ""
    round: int = 0
    sha256: str = ""


@record
class Signature:
    """The signature (签发): who and when, of the Word file of that `sha256`.

    `scan` is the file of the signed paper, "" for none; `files` all that is kept in signed/, by
    name; `sources` the digest of what the issue is made of.
    """

    by: str
    date: date
    sha256: str
    scan: str = ""
    opinion: str = ""
    sources: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


@record
class Publication:
    """What went out: when, the SHA-256 of each of its `files`, pages and copies.

    `sources` is the digest of what the issue is made of.
    """

    date: date
    sources: str
    files: Mapping[str, str] = field(default_factory=dict)
    pages: int = 0
    copies: int = 0


@record
class Dispatch:
    """A package made for sending (发送): when, for which receivers, by whom."""

    date: date
    to: tuple[str, ...]
    name: str


@record
class Issue:
    """One issue (一期): its number, date, switches and articles in order.

    `tight` leaves out the blank lines that the template can spare. `fields` are the values of what
    its template asks of each issue, by key. `imported` is the SHA-256 of
    the file that an old issue came from. `broken` says of listed articles that could not be read,
    by file, what is wrong in each. `signed` and `published` are the last ones, which hold in that
    status alone.
    """

    number: IssueNumber
    date: date | None
    status: IssueStatus = "draft"
    files: tuple[str, ...] = ()
    contents: bool = False
    units: bool = False
    tight: bool = False
    print_run: int | None = None
    also_to: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    articles: tuple[Article, ...] = ()
    images: Mapping[str, Image] = field(default_factory=dict)
    imported: str = ""
    history: tuple[IssueStep, ...] = ()
    signed: Signature | None = None
    published: Publication | None = None
    sent: tuple[Dispatch, ...] = ()
    broken: Mapping[str, tuple[BulletinError, ...]] = field(default_factory=dict)

    @property
    def faults(self) -> tuple[BulletinError, ...]:
        """All that is wrong in articles that could not be read, in the issue's order."""
        return tuple(error for errors in self.broken.values() for error in errors)


@record
class Periodical:
    """The bulletin itself: nameplate (刊名, a string a line), issuers (编发单位), receivers.

    `fields` are the values of what its template asks of the bulletin as a whole, by key.
    """

    nameplate: tuple[str, ...]
    issuers: tuple[str, ...]
    template: str
    marking: str = ""
    report_to: tuple[str, ...] = ()
    copy_to: tuple[str, ...] = ()
    issue_to: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        """All issuers in one line."""
        return "、".join(self.issuers)

    @property
    def name(self) -> str:
        """The nameplate in one line."""
        return "".join(self.nameplate)
