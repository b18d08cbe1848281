"""By what a returned paragraph is matched with the rendered ones."""

from __future__ import annotations

import pytest

from bulletin_cli.content.article import Span
from bulletin_cli.incoming.revised.keys import alignment_keys
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.layout.marks import PICTURE, Bookmark

BASE = (Bookmark("_bl_a", "picture", "01.md", 0, -1, -1, "", path="images/a.png"),)


@pytest.mark.parametrize(
    ("words", "path", "key"),
    [
        ("", "images/a.png", f"{PICTURE}images/a.png"),
        ("", "images/b.png", PICTURE),  # any picture
        ("", "b.png", f"{PICTURE}b.png"),  # to be taken in, and none of those rendered
        ("见图", "b.png", "见图"),
    ],
)
def test_a_picture_is_known_by_its_file_and_words_by_themselves(
    words: str, path: str, key: str
) -> None:
    inline = (Span(words),) if words else ()
    _, (found,) = alignment_keys(BASE, [ReturnedParagraph(inline, picture="rId9", path=path)])
    assert found == (key, ())
