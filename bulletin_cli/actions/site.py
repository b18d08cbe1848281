"""What `site` does: the published issues written as pages into a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from bulletin_cli.actions.pages import compose_issue
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import PUBLISHED, IssuePaths
from bulletin_cli.base.record import record
from bulletin_cli.content.article import plain_text
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.content.links import is_web_address
from bulletin_cli.content.numbering import format_id, label
from bulletin_cli.desk.units import UnitRegister
from bulletin_cli.store.desk.published import digest
from bulletin_cli.store.desk.units import load_units
from bulletin_cli.store.files import read_bytes
from bulletin_cli.store.site import SiteFolder
from bulletin_cli.writers.web.assets import asset
from bulletin_cli.writers.web.page import issue_page, nameplate_look
from bulletin_cli.writers.web.parts import read_document
from bulletin_cli.writers.web.pictures import PictureFiles
from bulletin_cli.writers.web.site import listed
from bulletin_cli.writers.web.site.feed import feed
from bulletin_cli.writers.web.site.frame import Site, around_issue
from bulletin_cli.writers.web.site.listed import ListedArticle, ListedIssue
from bulletin_cli.writers.web.site.lists import home_page, section_pages, unit_pages, year_list
from bulletin_cli.writers.web.site.search import search_files, search_page

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace

Progress = Callable[[Sequence[ListedIssue]], Iterable[ListedIssue]]
_COPIED = (".docx", ".pdf")
_MOST = 200_000_000  # bytes of a file that went out


@record
class WrittenSite:
    """What was written: issues, articles, files that changed; what was left out, and why."""

    issues: int
    articles: int
    changed: int
    faults: tuple[BulletinError, ...]


def write_site(
    space: Workspace, folder: Path, base_url: str = "", progress: Progress = lambda issues: issues
) -> WrittenSite:
    """Write the published issues as pages into a folder, a year as one change.

    `progress` goes through the issues. Raises BulletinError.
    """
    place = SiteFolder(space.root, folder)
    site = _site(space, base_url)
    writer = _Writer(space, site, load_units(space.root), place)
    heads = tuple(_published(space))
    known: list[ListedIssue] = []
    faults: list[BulletinError] = []
    pages = writer.pages(heads, progress)
    for year, group in groupby(pages, key=lambda each: each[0].year):
        files: dict[str, bytes] = {}
        issues = []
        for issue, own, wrong in group:
            files |= own
            issues.append(issue)
            faults += wrong
        files |= search_files(year, issues) | {
            listed.year_page(year): year_list(site, year, issues)
        }
        place.write(files)
        known += map(_without_texts, issues)
    place.write(_common(site, known))
    place.close()
    count = sum(len(each.articles) for each in known)
    return WrittenSite(len(known), count, place.changed, tuple(faults))


def _site(space: Workspace, base_url: str) -> Site:
    address = base_url or space.config.base_url
    if address and not is_web_address(address):
        raise BulletinError(f"“{address}”不是网址", "--base-url 写成 https://example.cn/jianbao/。")
    periodical = space.config.periodical
    return Site(
        periodical.nameplate, periodical.issuer, _look(space), address and f"{address.rstrip('/')}/"
    )


def _look(space: Workspace) -> str:
    """Return the colours that an issue's nameplate has."""
    document = compose_issue(space, Issue(IssueNumber(1, 1), None))
    return nameplate_look(document, read_document(document).nameplate)


def _published(space: Workspace) -> Iterator[ListedIssue]:
    """Yield the published issues, imported ones too, the oldest first, still without articles."""
    for number in space.numbers():
        head = space.load_metadata(format_id(number))
        if head.status == "published":
            yield ListedIssue(format_id(number), label(head.number), number.year, head.date)


def _common(site: Site, issues: Sequence[ListedIssue]) -> dict[str, bytes]:
    years = sorted({each.year for each in issues}, reverse=True)
    return {
        **unit_pages(site, issues),
        **section_pages(site, issues),
        listed.SEARCH: search_page(site, years),
        listed.FEED: feed(site, issues),
        listed.STYLE: (asset("page.css") + asset("site.css")).encode(),
        listed.SCRIPT: asset("search.js").encode(),
        listed.HOME: home_page(site, issues),
    }


def _without_texts(issue: ListedIssue) -> ListedIssue:
    """Return what lists need of an issue: the texts of years are too much to keep."""
    return replace(issue, articles=tuple(replace(each, text="") for each in issue.articles))


Page = tuple[ListedIssue, dict[str, bytes], tuple[BulletinError, ...]]


@record
class _Writer:
    """What makes the pages of issues one by one."""

    space: Workspace
    site: Site
    units: UnitRegister
    place: SiteFolder

    def pages(self, heads: Sequence[ListedIssue], progress: Progress) -> Iterator[Page]:
        """Yield each issue with its articles, its files by their paths, and what is wrong in it."""
        neighbours = zip((None, *heads), (*heads[1:], None), strict=False)
        for head, (before, after) in zip(progress(heads), neighbours, strict=False):
            issue = self.space.issue(head.identifier, partial=True)
            copies, changed = self._copies(head, issue)
            full = replace(head, articles=tuple(self._articles(issue)), files=tuple(copies))
            pictures = PictureFiles(f"{head.identifier}_files")
            document = compose_issue(self.space, issue)
            page = issue_page(document, pictures, around_issue(self.site, full, before, after))
            beside = {f"issues/{path}": data for path, data in pictures.files.items()}
            yield full, {full.page: page, **beside, **copies}, (*issue.faults, *changed)

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
        changed: list[BulletinError] = []
        for name, known in (issue.published.files if issue.published else {}).items():
            if PurePath(name).suffix not in _COPIED:
                continue
            file = f"{folder}/{name}"
            try:
                data = read_bytes(self.space.root / file, file, _MOST)
            except BulletinError as error:
                changed.append(error)
                continue
            if digest(data) == known:
                copies[f"files/{name}"] = data
            else:
                changed.append(BulletinError("和发布时的不一样", file=file))
        return copies, changed
