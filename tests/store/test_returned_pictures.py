"""The pictures of a returned file: which the issue has already, and what new ones are called."""

from __future__ import annotations

import pytest

from bulletin_cli.content.article import Image
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.layout.marks import Bookmark, picture_digest
from bulletin_cli.store.returned_pictures import NewPictures
from tests.store.test_picture_likeness import CHART, drawn, saved

PNG, EXCHANGED, OTHER = (
    saved(each) for each in (CHART, drawn((9, 9, 90, 90)), drawn((0, 0, 600, 200)))
)
IMAGES = {"images/chart.png": Image(PNG, "png", 450.0, 300.0)}
RENDERED = Bookmark("_bl_a", "picture", "01.md", 0, -1, -1, "", "images/old.png",
                    picture_digest(EXCHANGED))  # fmt: skip


@pytest.mark.parametrize(
    ("data", "path", "is_unknown"),
    [
        (PNG, "images/chart.png", False),
        (saved(CHART, "JPEG"), "images/chart.png", False),  # a program has saved it anew
        (EXCHANGED, "images/old.png", False),  # since it was rendered
        (OTHER, "新-1.png", True),
        (b"no picture", "", True),
    ],
    ids=["same", "saved anew", "exchanged", "new", "broken"],
)
def test_a_picture_is_where_the_issue_has_it_or_new(
    data: bytes, path: str, is_unknown: bool
) -> None:
    found = NewPictures("新", {"rId9": data}, {}, IMAGES, [RENDERED], 442.0, take=True)
    named = found.named(ReturnedParagraph((), picture="rId9"))
    assert (named.path, named.is_unknown) == (path, is_unknown)
