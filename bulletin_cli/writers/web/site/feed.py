"""The newest issues as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from bulletin_cli.base.typography import FORBIDDEN
from bulletin_cli.writers.web.page import LANGUAGE
from bulletin_cli.writers.web.site import listed
from bulletin_cli.writers.web.site.frame import Site
from bulletin_cli.writers.web.site.listed import ListedIssue, relative_link

MOST = 20  # issues
_NAMESPACE = "http://www.w3.org/2005/Atom"
_CHINA = "T00:00:00+08:00"


def feed(site: Site, issues: Sequence[ListedIssue]) -> bytes:
    """Return the feed; ids are the same wherever the archive lies.

    Links are absolute where the archive's address is known, else relative to the feed.
    """
    newest = issues[: -MOST - 1 : -1]
    top = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": LANGUAGE})
    _add(top, "id", _id(site.name))
    _add(top, "title", site.name)
    _add(top, "updated", max(map(_updated, newest), default=_day(date(1970, 1, 1))))
    _add(SubElement(top, "author"), "name", site.issuer)
    _link(top, site, "alternate", listed.HOME)
    if site.address:
        _link(top, site, "self", listed.FEED)
    for issue in newest:
        _entry(SubElement(top, "entry"), site, issue)
    indent(top)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{tostring(top, 'unicode')}\n".encode()


def _entry(entry: Element, site: Site, issue: ListedIssue) -> None:
    _add(entry, "id", _id(f"{site.name}/{issue.identifier}"))
    _add(entry, "title", issue.label)
    _add(entry, "updated", _updated(issue))
    _link(entry, site, "alternate", issue.page)
    _add(entry, "summary", "；".join(each.title for each in issue.articles))


def _updated(issue: ListedIssue) -> str:
    """Return when an issue came out; the first of its year where nobody knows the day."""
    return _day(issue.day or date(issue.year, 1, 1))


def _day(day: date) -> str:
    return f"{day.isoformat()}{_CHINA}"


def _id(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"bulletin:{name}").urn


def _link(element: Element, site: Site, rel: str, path: str) -> None:
    kind = "application/atom+xml" if path == listed.FEED else "text/html"
    address = site.address + relative_link(listed.FEED, path)
    SubElement(element, "link", {"rel": rel, "type": kind, "href": address})


def _add(element: Element, name: str, text: str) -> None:
    SubElement(element, name).text = re.sub(f"[{FORBIDDEN}]", "", text)
