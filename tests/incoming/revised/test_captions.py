"""What stands below a new picture is its caption, or a paragraph as any other."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bulletin_cli.content.article import Paragraph, Picture, Span
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from tests.incoming.revised.test_pictures_and_tables import blocks, returned


def below_a_new_picture(words: str, style: str) -> tuple[str, bool]:
    """Return the caption of a new picture with `words` below it, and whether they are text."""

    def change(each: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        if not each.text.startswith("最后"):
            return [each]
        picture = ReturnedParagraph((), picture="rId99", path="新-1.png")
        return [each, picture, ReturnedParagraph((Span(words),), style=style)]

    revision = returned(change)
    (caption,) = (
        each.caption
        for each in blocks(revision, Picture)
        if isinstance(each, Picture) and each.path == "新-1.png"
    )
    return caption, Paragraph((Span(words),)) in blocks(revision, Paragraph)


@pytest.mark.parametrize(
    ("words", "style"),
    [("检查现场", "Caption"), ("检查现场", "题注"), ("图2 检查现场", "Normal")],
)
def test_a_new_caption_is_known_by_its_style_or_its_number(words: str, style: str) -> None:
    assert below_a_new_picture(words, style) == (words, False)


@pytest.mark.parametrize(("words", "style"), [("又写的一段。", "Normal"), ("长" * 61, "Caption")])
def test_another_paragraph_below_a_new_picture_is_text(words: str, style: str) -> None:
    assert below_a_new_picture(words, style) == ("", True)
