"""What the lists of the archive know of an issue and its articles, and where pages lie."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from datetime import date
from urllib.parse import quote

from bulletin_cli.base.file_names import free
from bulletin_cli.base.paths import ISSUES
from bulletin_cli.base.record import record
from bulletin_cli.base.typography import chinese_date
from bulletin_cli.writers.web.body import anchor
from bulletin_cli.writers.web.tags import Markup, tag

HOME = "index.html"
SEARCH = "search.html"
UNITS = "units/index.html"
SECTIONS = "sections/index.html"
FEED = "feed.xml"
STYLE = "assets/style.css"
SCRIPT = "assets/search.js"


@record
class ListedArticle:
    """An article: its place in its issue (0 for the first), its units, its section, its text."""

    place: int
    title: str
    units: tuple[str, ...]
    section: str
    text: str


@record
class ListedIssue:
    """An issue with its articles; `files` are the paths of what can be taken away of it."""

    identifier: str
    label: str
    year: int
    day: date | None
    articles: tuple[ListedArticle, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """The path of its page."""
        return issue_page_path(self.identifier)

    @property
    def printed_day(self) -> str:
        """The date as it is printed, "" for none."""
        return chinese_date(self.day) if self.day else ""


def issue_page_path(identifier: str) -> str:
    """Return the path of an issue's page."""
    return f"{ISSUES}/{identifier}.html"


def year_page(year: int) -> str:
    """Return the path of the list of a year."""
    return f"years/{year}.html"


def page_names(folder: str, names: Iterable[str]) -> dict[str, str]:
    """Return the path of a page for each name; none differs from another by case alone."""
    taken = {HOME}
    found: dict[str, str] = {}
    for name in names:
        file = free(f"{name}.html", lambda each: each.casefold() not in taken)
        taken.add(file.casefold())
        found[name] = f"{folder}/{file}"
    return found


def relative_link(page: str, target: str, fragment: str = "") -> str:
    """Return the address that leads from a page to a file of the archive."""
    way = posixpath.relpath(target, posixpath.dirname(page) or ".")
    return quote(way) + (f"#{fragment}" if fragment else "")


def article_link(page: str, issue: ListedIssue, article: ListedArticle) -> Markup:
    """Return the title of an article as a link to it."""
    address = relative_link(page, issue.page, anchor(article.place))
    return tag("a", article.title, href=address)
