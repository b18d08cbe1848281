"""A listing's table as it is set on its sheet."""

from __future__ import annotations

import pytest

from bulletin_cli.layout.listing import Listing, listing_document
from bulletin_cli.layout.pages import Line, Pages, Stroke
from bulletin_cli.layout.properties import DocumentProperties
from bulletin_cli.layout.typeset import typeset

ROWS = (("序号", "题名"), ("1", "示例行业工作简报"))


@pytest.fixture(scope="module")
def pages() -> Pages:
    listing = Listing("目录", "2024年", ROWS, (15, 100), ("center", "left"))
    return typeset(listing_document([listing], b"", DocumentProperties("目录", "", "", "", None)))


@pytest.mark.parametrize("text", ["题名", "示例行业工作简报"])
def test_words_stand_in_the_middle_of_their_row(pages: Pages, text: str) -> None:
    items = pages.pages[0].items
    line = next(each for each in items if isinstance(each, Line) and each.text == text)
    rules = [each.top for each in items if isinstance(each, Stroke) and each.width > each.height]
    above = max(each for each in rules if each < line.top)
    below = min(each for each in rules if each > line.top)
    assert line.top - above == pytest.approx(below - (line.top + line.height), abs=0.1)
