"""What all pages of the archive have in common: the way to the others, above and below."""

from __future__ import annotations

from bulletin_cli.base.record import record
from bulletin_cli.writers.web.page import Around, name_heading, whole_page
from bulletin_cli.writers.web.site import listed
from bulletin_cli.writers.web.site.listed import ListedIssue, relative_link
from bulletin_cli.writers.web.tags import Markup, join, tag

_WAYS = (
    (listed.HOME, "首页"),
    (listed.UNITS, "单位"),
    (listed.SECTIONS, "栏目"),
    (listed.SEARCH, "搜索"),
)
_WORD = {".docx": "Word 文件", ".pdf": "PDF"}


@record
class Site:
    """The archive of a bulletin: its nameplate, a string a line, and its look for page.css.

    `address` is where it is published, "" where that is not known.
    """

    nameplate: tuple[str, ...]
    issuer: str
    look: str
    address: str = ""

    @property
    def name(self) -> str:
        """The nameplate in one line."""
        return "".join(self.nameplate)


def list_page(site: Site, path: str, title: str, body: Markup, head: Markup | None = None) -> bytes:
    """Return a page of the archive that is no issue."""
    heading = name_heading(site.nameplate) if path == listed.HOME else tag("h1", title)
    made = join(
        (
            tag("a", "跳到正文", class_="skip", href="#main"),
            bar(site, path),
            tag("main", heading, body, id="main"),
        )
    )
    full = title if title == site.name else f"{title} · {site.name}"
    return whole_page(full, join((_head(site, path), head)), made, site.look)


def around_issue(
    site: Site, issue: ListedIssue, before: ListedIssue | None, after: ListedIssue | None
) -> Around:
    """Return what stands around an issue: the ways to the archive, its neighbours, its files."""
    path = issue.page
    files = [
        tag("a", _WORD[each[each.rindex(".") :]], href=relative_link(path, each), download="")
        for each in issue.files
    ]
    steps = [
        tag("a", f"{word}：{each.label}", href=relative_link(path, each.page), rel=rel)
        for each, word, rel in ((before, "上一期", "prev"), (after, "下一期", "next"))
        if each
    ]
    below = join(
        (
            tag("p", "下载：", *_spaced(files), class_="files around") if files else None,
            tag("nav", *steps, class_="steps around", aria_label="前后各期") if steps else None,
        )
    )
    return Around(_head(site, path), bar(site, path), below)


def bar(site: Site, path: str) -> Markup:
    """Return the ways to the archive's lists; the page that it stands on is marked."""
    ways = [
        tag("a", word, href=relative_link(path, way), aria_current="page" if way == path else None)
        for way, word in _WAYS
    ]
    name = None if path == listed.HOME else tag("span", site.name)
    return tag("nav", name, *ways, class_="bar", aria_label="归档")


def _head(site: Site, path: str) -> Markup:
    return join(
        (
            tag("link", rel="stylesheet", href=relative_link(path, listed.STYLE)),
            tag(
                "link",
                rel="alternate",
                type="application/atom+xml",
                title=site.name,
                href=relative_link(path, listed.FEED),
            ),
        )
    )


def _spaced(links: list[Markup]) -> list[Markup]:
    return [piece for link in links for piece in (link, Markup("　"))][:-1]
