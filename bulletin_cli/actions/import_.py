"""Old issues, file by file, into the archive; what needs a human eye is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from bulletin_cli.base.digests import digest
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record, replace
from bulletin_cli.base.typography import close_up
from bulletin_cli.content.article import Article, plain_text
from bulletin_cli.content.issue import Issue, IssueNumber, Periodical
from bulletin_cli.content.numbering import format_id
from bulletin_cli.incoming.back_issues import read_old, template_facts
from bulletin_cli.incoming.back_issues.content import Doubt, OldIssue, OldSource
from bulletin_cli.incoming.back_issues.neighbours import DatedIssue, neighbour_doubts, overlap
from bulletin_cli.incoming.back_issues.number import find_number
from bulletin_cli.store.back_issues import (
    add_published,
    name_files,
    published_files,
    read_old_bytes,
    read_old_source,
)
from bulletin_cli.store.bug_log import reading
from bulletin_cli.workspace import Workspace

ImportStatus: TypeAlias = Literal["new", "known", "same", "different", "refused"]


@record
class ImportOutcome:
    """What became of a file: taken in, known by its bytes, the same or other text, or refused.

    `issue` is without its articles' texts; `doubts` and `reason` are sentences for the user.
    """

    file: str
    status: ImportStatus
    issue: Issue | None = None
    characters: int = 0
    doubts: tuple[str, ...] = ()
    reason: str = ""
    hint: str = ""


@record
class Receivers:
    """The receivers that the imprint of an issue names."""

    number: IssueNumber
    report_to: tuple[str, ...]
    copy_to: tuple[str, ...]
    issue_to: tuple[str, ...]

    @property
    def lists(self) -> tuple[tuple[str, ...], ...]:
        """The three lists."""
        return self.report_to, self.copy_to, self.issue_to


class Importer:
    """Takes files one by one and remembers of each no more than its number and its receivers."""

    def __init__(self, space: Workspace, *, write: bool = True) -> None:
        self._space = space
        self._write = write
        self._facts = template_facts(space.template(), space.config.periodical)
        heads = [space.load_metadata(format_id(number)) for number in space.numbers()]
        self._known = {each.imported: each for each in heads if each.imported}
        self._issues = {
            format_id(each.number): DatedIssue(each.number, each.date) for each in heads
        }
        self._texts: dict[str, str] = {}  # id -> digest of what came in now
        self._receivers: list[Receivers] = []

    def import_file(self, path: Path, file: str) -> ImportOutcome:
        """Read a file and, unless this is a trial, put its issue into the archive."""
        try:
            with reading(file):
                return self._import(path, file)
        except BulletinError as error:
            return ImportOutcome(file, "refused", reason=error.message, hint=error.hint)

    def doubts(self) -> list[str]:
        """Return what does not run on from one issue to the next."""
        known = list(self._issues.values())
        counted_from = self._space.config.counted_from
        if counted_from and format_id(counted_from) not in self._issues:
            known.append(DatedIssue(counted_from, None))
        return list(neighbour_doubts(known))

    def receivers(self) -> tuple[Receivers, int] | None:
        """Return the newest receivers that bulletin.toml does not name, and how many forms."""
        if not self._receivers:
            return None
        newest = max(self._receivers, key=lambda each: (each.number.year, each.number.number))
        said = self._space.config.periodical
        if newest.lists == (said.report_to, said.copy_to, said.issue_to):
            return None
        return newest, len({each.lists for each in self._receivers})

    def _import(self, path: Path, file: str) -> ImportOutcome:
        data = read_old_bytes(path, file)
        sha256 = digest(data)
        if sha256 in self._known:
            return ImportOutcome(file, "known", self._known[sha256])
        source = read_old_source(data, path, file)
        old = read_old(source, self._facts)
        number, guessed = self._number(old, path)
        articles, pictures, messages = name_files(
            old.articles, source.pictures, source.shapes, self._space.template().page.text_width
        )
        doubts = (
            *guessed,
            *_strange(old, number, self._space.config.periodical),
            *messages,
            *(_with_place(doubt, source) for doubt in old.doubts),
        )
        issue = Issue(
            number, old.date, "published", tuple(each.file for each in articles),
            print_run=old.print_run, articles=articles, imported=sha256,
        )  # fmt: skip
        status, reason = self._place(issue)
        if status == "new":
            files = published_files(issue, pictures, file)  # may refuse, in a trial too
            if self._write:
                add_published(self._space.root, number, files)
            self._remember(issue, old)
        characters = sum(len("".join(plain_text(each).split())) for each in articles)
        head = replace(issue, articles=())
        return ImportOutcome(
            file, status, head, characters, doubts if status == "new" else (), reason
        )

    def _number(self, old: OldIssue, path: Path) -> tuple[IssueNumber, list[str]]:
        """Return the issue's number, and how it was guessed where the masthead lacks it."""
        number, doubts = old.number, []
        if number is None:
            printed = find_number(path.stem)
            number = printed.complete(old.date.year if old.date else 0) if printed else None
            doubts = ["期号取自文件名，请核对"]
        if number is None:
            raise BulletinError("没有找到期号", "把期号写进文件名，如“2024年第35期（总第486期）”。")
        if not old.articles:
            raise BulletinError("没有认出稿件", "对照原件，看是不是选错了文件。")
        if number.whole_number is None and not number.supplement:
            number = self._with_whole_number(number)
            doubts = [*doubts, f"没有印总期号，按同年的一期推算为总第{number.whole_number}期"]
        return number, doubts

    def _with_whole_number(self, number: IssueNumber) -> IssueNumber:
        """Return `number` with its whole number, by an issue of its year that has one."""
        others = [each.number for each in self._issues.values()]
        others += filter(None, [self._space.config.counted_from])
        for other in others:
            if other.year == number.year and other.whole_number:
                whole = other.whole_number + number.number - other.number
                return replace(number, whole_number=whole)
        raise BulletinError(
            "没有印总期号，也没有同年的一期可以推算", "先收同年印了总期号的一期，再收这个文件。"
        )

    def _place(self, issue: Issue) -> tuple[ImportStatus, str]:
        """Return whether the archive has the issue already, with the same text or another."""
        identifier = format_id(issue.number)
        if identifier in self._issues:
            if self._archived(identifier) == _fingerprint(issue.articles):
                return "same", ""
            return "different", f"已有 {identifier}，内容与这个文件不同，没有动"
        for each in self._issues.values():
            if overlap(each.number, issue.number):
                return "different", f"期号与 {format_id(each.number)} 重叠，没有收"
        return "new", ""

    def _archived(self, identifier: str) -> str:
        """Return the digest of an issue that the archive has, or would have."""
        if identifier not in self._texts:
            whole = self._space.issue(identifier, partial=True)
            self._texts[identifier] = _fingerprint(whole.articles)
        return self._texts[identifier]

    def _remember(self, issue: Issue, old: OldIssue) -> None:
        identifier = format_id(issue.number)
        self._known[issue.imported] = replace(issue, articles=())
        self._issues[identifier] = DatedIssue(issue.number, issue.date, fresh=True)
        self._texts[identifier] = _fingerprint(issue.articles)
        if old.report_to or old.copy_to or old.issue_to:
            lists = old.report_to, old.copy_to, old.issue_to
            self._receivers.append(Receivers(issue.number, *lists))


def _strange(old: OldIssue, number: IssueNumber, periodical: Periodical) -> list[str]:
    """Return where the masthead says something else than bulletin.toml, or than itself."""
    name = "".join(old.nameplate)
    found = []
    if name and name != periodical.name:
        found.append(f"刊名是“{name}”，bulletin.toml 里是“{periodical.name}”")
    if old.issuer and old.issuer != periodical.issuer:
        found.append(f"编发单位是“{old.issuer}”，bulletin.toml 里是“{periodical.issuer}”")
    if old.date and old.date.year != number.year:
        found.append(f"期号是 {number.year} 年的，日期是 {old.date}")
    return found


def _with_place(doubt: Doubt, source: OldSource) -> str:
    """Return a doubt with the place where a reader finds it."""
    if not doubt.place:
        return doubt.what
    place = doubt.place
    if source.unit == "页":
        place = next(each.page for each in source.lines if each.place == place)
    return f"第 {place} {source.unit}：{doubt.what}"


def _fingerprint(articles: Sequence[Article]) -> str:
    """Return the digest of what articles say, blanks aside."""
    texts = [text for each in articles for text in (each.full_title, plain_text(each))]
    return digest(close_up("\n".join(texts)).encode())
