"""What an article has of its rendered blocks now, and what it alone says."""

from __future__ import annotations

from dataclasses import replace

from bulletin_cli.content.article import Article
from bulletin_cli.content.markdown import parse
from bulletin_cli.incoming.revised.versions import BlockVersions
from bulletin_cli.layout.marks import document_bookmarks
from tests import samples
from tests.composed import composed


def versions(rendered: str, now: str) -> BlockVersions:
    """Return the versions of an article that was rendered and edited since."""
    base, ours = (Article("01.md", ("题",), parse(text, "01.md")) for text in (rendered, now))
    bookmarks = (
        document_bookmarks(composed(replace(samples.issue(), articles=(each,), files=("01.md",))))
        for each in (base, ours)
    )
    return BlockVersions((ours,), *map(tuple, bookmarks))


def test_an_article_alone_says_what_is_new_or_changed_in_it() -> None:
    found = versions(
        "甲站检查三次。\n\n乙站检查四次。",
        "甲站检查三次。\n\n<!-- bulletin: ignore PUN001 -->\n\n乙站检查五次。\n\n新写的一段。",
    )
    assert found.own_texts("01.md") == {"乙站检查五次。": [2], "新写的一段。": [3]}
