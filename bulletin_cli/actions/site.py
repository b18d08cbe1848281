"""What `site` does: the published issues written as pages into a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.actions.pages import compose_issue
from bulletin_cli.actions.site_issues import IssueFiles, IssueWriter, published_issues
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record, replace
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.content.links import is_web_address
from bulletin_cli.store.desk.units import load_units
from bulletin_cli.store.site import SiteFolder
from bulletin_cli.writers.web.assets import asset
from bulletin_cli.writers.web.page import nameplate_look
from bulletin_cli.writers.web.parts import read_document
from bulletin_cli.writers.web.site import listed
from bulletin_cli.writers.web.site.feed import feed
from bulletin_cli.writers.web.site.frame import Site
from bulletin_cli.writers.web.site.listed import ListedIssue
from bulletin_cli.writers.web.site.lists import home_page, section_pages, unit_pages, year_list
from bulletin_cli.writers.web.site.search import search_files, search_page

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace

Progress = Callable[[Sequence[ListedIssue]], Iterable[ListedIssue]]
_TOGETHER = 50_000_000  # bytes that are one change: a year, unless it has many pictures


@record
class WrittenSite:
    """What was written: issues, articles, files that changed.

    `faults` say what was left out; `since`, by an issue's id, what was changed after it was
    published.
    """

    issues: int
    articles: int
    changed: int
    faults: tuple[BulletinError, ...]
    since: dict[str, tuple[str, ...]]


def write_site(space: Workspace, folder: Path, base_url: str, progress: Progress) -> WrittenSite:
    """Write the published issues as pages into a folder, a year at a time, the lists last.

    `progress` goes through the issues. Raises BulletinError.
    """
    place = SiteFolder(space.root, folder)
    site = _site(space, base_url)
    made = _issues(IssueWriter(space, site, load_units(space.root)), space, progress)
    known: list[ListedIssue] = []
    faults: list[BulletinError] = []
    since: dict[str, tuple[str, ...]] = {}
    for year, group in groupby(made, key=lambda each: each.issue.year):
        issues: list[ListedIssue] = []
        files: dict[str, bytes] = {}
        for each in group:
            issues.append(each.issue)
            faults += each.faults
            since |= {each.issue.identifier: each.since} if each.since else {}
            files |= each.files
            if sum(map(len, files.values())) > _TOGETHER:
                place.write(files)
                files = {}
        listing = {listed.year_page(year): year_list(site, year, issues)}
        place.write(files | search_files(year, issues) | listing)
        known += map(_without_texts, issues)
    place.write(_common(site, known))
    place.close()
    count = sum(len(each.articles) for each in known)
    return WrittenSite(len(known), count, place.changed, tuple(faults), since)


def _issues(writer: IssueWriter, space: Workspace, progress: Progress) -> Iterator[IssueFiles]:
    heads = tuple(published_issues(space))
    neighbours = zip((None, *heads), (*heads[1:], None), strict=False)
    for head, (before, after) in zip(progress(heads), neighbours, strict=False):
        yield writer.write(head, before, after)


def _site(space: Workspace, base_url: str) -> Site:
    address = base_url or space.config.base_url
    if address and not is_web_address(address):
        raise BulletinError(f"“{address}”不是网址", "--base-url 写成 https://example.cn/jianbao/。")
    periodical = space.config.periodical
    base = f"{address.rstrip('/')}/" if address else ""
    return Site(periodical.nameplate, periodical.issuer, _look(space), base)


def _look(space: Workspace) -> str:
    """Return the colours that an issue's nameplate has."""
    document = compose_issue(space, Issue(IssueNumber(1, 1), None))
    return nameplate_look(document, read_document(document).nameplate)


def _common(site: Site, issues: Sequence[ListedIssue]) -> dict[str, bytes]:
    """Return what all issues have in common, by path."""
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
