"""The lists of the archive: all years, one year, all units and sections, one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

from bulletin_cli.writers.web.site import listed
from bulletin_cli.writers.web.site.frame import Site, list_page
from bulletin_cli.writers.web.site.listed import (
    ListedArticle,
    ListedIssue,
    article_link,
    page_names,
    relative_link,
    year_page,
)
from bulletin_cli.writers.web.site.search import search_form
from bulletin_cli.writers.web.tags import Markup, join, tag

FoundArticles: TypeAlias = Sequence[tuple[ListedIssue, ListedArticle]]


def home_page(site: Site, issues: Sequence[ListedIssue]) -> bytes:
    """Return the first page: the search, the newest issue, the years."""
    path = listed.HOME
    pieces = [search_form(listed.SEARCH)]
    if issues:
        pieces += [tag("h2", "最近一期"), _issue(path, issues[-1], "h3")]
    by_year = groupby(reversed(issues), key=lambda issue: issue.year)
    years = [
        tag(
            "li",
            tag("a", f"{year}年", href=relative_link(path, year_page(year))),
            tag("span", f"{len(list(own))}期"),
        )
        for year, own in by_year
    ]
    pieces.append(
        join((tag("h2", "各年"), tag("ul", *years, class_="counts")))
        if years
        else tag("p", "还没有发布过。", class_="quiet")
    )
    feed = tag("a", "订阅（Atom）", href=listed.FEED)
    pieces.append(tag("p", site.issuer, "　", feed, class_="quiet about"))
    return list_page(site, path, site.name, join(pieces))


def year_list(site: Site, year: int, issues: Sequence[ListedIssue]) -> bytes:
    """Return the issues of a year with their articles, the newest first."""
    path = year_page(year)
    body = join(_issue(path, each, "h2") for each in reversed(issues))
    return list_page(site, path, f"{year}年", body)


def unit_pages(site: Site, issues: Sequence[ListedIssue]) -> dict[str, bytes]:
    """Return the list of the units and a page for each of them, by their paths."""
    return _group_pages(site, issues, listed.UNITS, "供稿单位", lambda article: article.units)


def section_pages(site: Site, issues: Sequence[ListedIssue]) -> dict[str, bytes]:
    """Return the list of the sections and a page for each of them, by their paths."""
    return _group_pages(
        site, issues, listed.SECTIONS, "栏目", lambda article: filter(None, (article.section,))
    )


def _group_pages(
    site: Site,
    issues: Sequence[ListedIssue],
    path: str,
    title: str,
    names_of: Callable[[ListedArticle], Iterable[str]],
) -> dict[str, bytes]:
    found: dict[str, list[tuple[ListedIssue, ListedArticle]]] = defaultdict(list)
    for issue in reversed(issues):
        for article in issue.articles:
            for name in names_of(article):
                found[name].append((issue, article))
    pages = page_names(path.partition("/")[0], sorted(found))
    made = {pages[name]: _group_page(site, pages[name], name, own) for name, own in found.items()}
    return {path: _group_list(site, path, title, found, pages), **made}


def _group_list(
    site: Site, path: str, title: str, found: Mapping[str, FoundArticles], pages: Mapping[str, str]
) -> bytes:
    """Return the list of all names, those of the most articles first."""
    items = [
        tag(
            "li",
            tag("a", name, href=relative_link(path, pages[name])),
            tag("span", f"{len(found[name])}篇"),
        )
        for name in sorted(found, key=lambda name: (-len(found[name]), name))
    ]
    empty = tag("p", f"各期的稿件都没有写{title}。", class_="quiet")
    body = tag("ul", *items, class_="counts") if items else empty
    return list_page(site, path, title, body)


def _group_page(site: Site, path: str, name: str, found: FoundArticles) -> bytes:
    """Return the articles of a unit or a section, the newest first, under their years."""
    pieces: list[Markup] = [tag("p", f"共{len(found)}篇", class_="quiet")]
    for year, own in groupby(found, key=lambda each: each[0].year):
        items = (tag("li", article_link(path, *each), _where(each[0])) for each in own)
        pieces += [tag("h2", f"{year}年"), tag("ul", *items, class_="articles")]
    return list_page(site, path, name, join(pieces))


def _where(issue: ListedIssue) -> Markup:
    return tag("span", f"{issue.label}　{issue.printed_day}".rstrip("　"))


def _issue(path: str, issue: ListedIssue, heading: str) -> Markup:
    name = tag("a", issue.label, href=relative_link(path, issue.page))
    items = _titles(path, issue)
    return tag(
        "section",
        tag(heading, name, tag("span", issue.printed_day) if issue.day else None),
        tag("ol", *items, class_="articles"),
        class_="issue",
    )


def _titles(path: str, issue: ListedIssue) -> Iterator[Markup]:
    for article in issue.articles:
        unit = tag("span", "、".join(article.units)) if article.units else None
        yield tag("li", article_link(path, issue, article), unit)
