"""The feed, by the rules of RFC 4287 (4.1.1, 4.1.2, 4.2)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from lxml import etree

from bulletin_cli.writers.web.site.feed import MOST, feed
from bulletin_cli.writers.web.site.listed import ListedIssue
from tests.writers.web.archives import SITE, listed_article, listed_issue

ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 3339, as section 3.3 asks for it
DAY = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
BASE = "https://example.cn/简报/"


def read(*issues: ListedIssue, address: str = "") -> Any:
    root = etree.fromstring(feed(replace(SITE, address=address), issues))
    assert root.tag == f"{ATOM}feed"
    for each in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(each.findall(ATOM + name)) == 1
        assert each.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert DAY.fullmatch(each.findtext(f"{ATOM}updated"))
        alternates = [
            link for link in each.findall(f"{ATOM}link") if link.get("rel") == "alternate"
        ]
        assert len(alternates) == 1
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [each.text for each in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    return root


def links(root: Any) -> list[str]:
    return [each.get("href") for each in root.iter(f"{ATOM}link")]


def test_the_newest_issue_comes_first_with_its_titles() -> None:
    first = listed_issue(1, listed_article())
    second = listed_issue(2, listed_article(), listed_article(1, "<b>二</b>\x01"))
    root = read(first, second)
    entries = root.findall(f"{ATOM}entry")
    assert [each.findtext(f"{ATOM}title") for each in entries] == ["2024年第2期", "2024年第1期"]
    assert entries[0].findtext(f"{ATOM}summary") == "题目；<b>二</b>"
    assert root.findtext(f"{ATOM}updated") == "2024-11-02T00:00:00+08:00"


def test_links_are_relative_where_no_address_is_known_and_ids_are_the_same_with_one() -> None:
    issue = replace(listed_issue(1), identifier="2024-1+2")
    relative, absolute = read(issue), read(issue, address=BASE)
    assert links(relative) == ["index.html", "issues/2024-1%2B2.html"]
    assert links(absolute) == [
        f"{BASE}index.html", f"{BASE}feed.xml", f"{BASE}issues/2024-1%2B2.html",
    ]  # fmt: skip
    assert [each.text for each in relative.iter(f"{ATOM}id")] == [
        each.text for each in absolute.iter(f"{ATOM}id")
    ]


def test_an_archive_without_issues_and_an_issue_without_a_date_have_a_valid_feed() -> None:
    read()
    undated = replace(listed_issue(1), day=None)
    assert read(undated).findtext(f"{ATOM}updated") == "2024-01-01T00:00:00+08:00"


def test_only_the_newest_issues_are_in_it() -> None:
    root = read(*(listed_issue(number) for number in range(1, MOST + 6)))
    titles = [each.findtext(f"{ATOM}title") for each in root.findall(f"{ATOM}entry")]
    assert (len(titles), titles[0], titles[-1]) == (MOST, f"2024年第{MOST + 5}期", "2024年第6期")
