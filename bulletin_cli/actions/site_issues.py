"""The issues of the archive one by one: each with its page, its pictures and the files it left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from bulletin_cli.actions.pages import compose_issue
from bulletin_cli.base.digests import digest
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import ISSUES, PUBLISHED, SIGNED, IssuePaths
from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import plain_text
from bulletin_cli.content.issue import Issue
from bulletin_cli.content.numbering import format_id, label
from bulletin_cli.desk.units import UnitRegister
from bulletin_cli.store.desk.published import differences
from bulletin_cli.store.files import read_bytes
from bulletin_cli.writers.web.page import issue_page
from bulletin_cli.writers.web.pictures import PictureFiles
from bulletin_cli.writers.web.site.frame import Site, around_issue
from bulletin_cli.writers.web.site.listed import ListedArticle, ListedIssue

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace

_COPIED = (".docx", ".pdf")
_MOST = 200_000_000  # bytes of a file that went out


@record
class IssueFiles:
    """An issue with its articles, and its files by their paths in the archive.

    `faults` say what is left out; `since` what is not as it was when the issue was published.
    """

    issue: ListedIssue
    files: dict[str, bytes]
    faults: tuple[BulletinError, ...]
    since: tuple[str, ...]


def published_issues(space: Workspace) -> Iterator[ListedIssue]:
    """Yield the published issues, imported ones too, the oldest first, still without articles."""
    for number in space.numbers():
        head = space.load_metadata(format_id(number))
        if head.status == "published":
            yield ListedIssue(format_id(number), label(head.number), number.year, head.date)


@record
class IssueWriter:
    """What makes the files of issues."""

    space: Workspace
    site: Site
    units: UnitRegister

    def write(
        self, head: ListedIssue, before: ListedIssue | None, after: ListedIssue | None
    ) -> IssueFiles:
        """Return the files of an issue, whose page leads to those before and after it."""
        issue = self.space.issue(head.identifier, partial=True)
        copies, missing = self._copies(head, issue)
        full = replace(head, articles=tuple(self._articles(issue)), files=tuple(copies))
        pictures = PictureFiles(f"{head.identifier}_files")
        document = compose_issue(self.space, issue)
        page = issue_page(document, pictures, around_issue(self.site, full, before, after))
        beside = {f"{ISSUES}/{path}": data for path, data in pictures.files.items()}
        files = {full.page: page, **beside, **copies}
        return IssueFiles(full, files, (*issue.faults, *missing), self._since(head))

    def _articles(self, issue: Issue) -> Iterator[ListedArticle]:
        for place, each in enumerate(issue.articles):
            units = self.units.split(each.unit)
            text = "\n".join(filter(None, (each.editor_note, plain_text(each))))
            yield ListedArticle(place, each.full_title, units, each.section, text)

    def _copies(
        self, head: ListedIssue, issue: Issue
    ) -> tuple[dict[str, bytes], list[BulletinError]]:
        """Return the files that went out and readers open, and which are not as they were."""
        folder = f"{IssuePaths(head.identifier).folder}/{PUBLISHED}"
        copies: dict[str, bytes] = {}
        missing: list[BulletinError] = []
        for name, known in (issue.published.files if issue.published else {}).items():
            if PurePath(name).suffix not in _COPIED:
                continue
            file = f"{folder}/{name}"
            try:
                data = read_bytes(self.space.root / file, file, _MOST)
            except BulletinError as error:
                missing.append(error)
                continue
            if digest(data) == known:
                copies[f"files/{name}"] = data
            else:
                missing.append(BulletinError("和发布时的不一样", file=file))
        return copies, missing

    def _since(self, head: ListedIssue) -> tuple[str, ...]:
        """Return what of the issue's own files was changed after it was published."""
        known = self.space.load_metadata(head.identifier)  # in which no copies are counted
        found = differences(self.space.root, head.identifier, known)
        return tuple(each for each in found if not each.startswith((PUBLISHED, SIGNED)))
