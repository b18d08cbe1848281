"""A picture that does not fit goes on with its caption; text fills the room if it may."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import (
    Document,
    Run,
    Source,
    StyledBlock,
    StyledParagraph,
    StyledPicture,
    StyledTable,
)
from bulletin_cli.layout.pages import PlacedPicture
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.writers.docx import write
from bulletin_cli.writers.paged import page_lines
from tests import samples
from tests.broken import with_broken_lines
from tests.layout.typeset.test_pages import ROWS, document
from tests.writers.docx.test_readers import needs_libreoffice, pdf_pages


def text(name: str, block: int, lines: int = 1, article: str = "01.md") -> StyledParagraph:
    """Return a paragraph of so many lines, each of which says its name."""
    runs = (Run(LINE_BREAK.join([name] * lines)),)
    return StyledParagraph("body", runs, Source(article, block, 1))


def picture(height: float = 300.0) -> tuple[StyledPicture, StyledParagraph]:
    """Return a picture that takes some eleven lines, and its caption."""
    source = Source("01.md", 1, 1)
    data = samples.picture().data
    caption = StyledParagraph("caption", (Run("图题"),), source, part="caption")
    return StyledPicture("picture", data, "png", 300.0, height, "", source), caption


def made(*blocks: StyledBlock, flows: bool = True) -> Document:
    return document(tuple(blocks), flow_past_pictures=flows)


def shown(each: Document) -> list[str]:
    """Return what stands on each page from top to bottom, a letter a line, a picture as 图."""
    return [
        "".join(
            "图" if isinstance(item, PlacedPicture) else item.text[:1].replace("图", "题")
            for item in page.items
            if isinstance(item, PlacedPicture) or hasattr(item, "text")
        )
        for page in typeset(each).pages
    ]


FULL = 20  # lines before the picture, which leave four


def test_without_the_switch_the_room_below_stays_empty() -> None:
    pages = shown(made(text("前", 0, FULL), *picture(), text("后", 2, 9), flows=False))
    assert pages == ["前" * FULL, "图题" + "后" * 9]


def test_text_fills_the_room_and_the_picture_follows_the_paragraph() -> None:
    pages = shown(made(text("前", 0, FULL), *picture(), text("后", 2, 9), text("末", 3)))
    assert pages == ["前" * FULL + "后" * 4, "后" * 5 + "图题末"]


def test_short_paragraphs_go_before_until_the_page_is_full() -> None:
    after = (text(name, place, 1) for place, name in enumerate("甲乙丙丁戊己", 2))
    pages = shown(made(text("前", 0, FULL), *picture(), *after))
    assert pages == ["前" * FULL + "甲乙丙丁", "图题戊己"]


def test_the_picture_waits_until_a_paragraph_ends_above_enough_room() -> None:
    pages = shown(made(text("前", 0, FULL), *picture(400.0), text("后", 2, 19), text("末", 3)))
    assert pages == ["前" * FULL + "后" * 4, "后" * 15 + "末", "图题"]


def test_a_picture_that_fits_stays_where_it_is() -> None:
    pages = shown(made(text("前", 0, 5), *picture(), text("后", 2, 3)))
    assert pages == ["前" * 5 + "图题" + "后" * 3]


@pytest.mark.parametrize(
    "barrier",
    [
        StyledParagraph("heading1", (Run("小标题"),), Source("01.md", 2, 1)),
        StyledParagraph("note", (Run("注"),), Source("01.md", 2, 1)),
        StyledTable(((StyledParagraph("table", (Run("格"),)),),), source=Source("01.md", 2, 1)),
        text("别", 0, article="02.md"),
    ],
    ids=["heading", "note", "table", "other-article"],
)
def test_only_the_body_of_the_same_article_goes_before(barrier: StyledBlock) -> None:
    pages = shown(made(text("前", 0, FULL), *picture(), barrier, text("后", 3, 3)))
    assert pages[0] == "前" * FULL
    assert pages[1].startswith("图题")


def test_of_two_pictures_in_a_row_the_first_goes_first() -> None:
    pages = shown(made(text("前", 0, FULL), *picture(), *picture(), text("后", 2, 3)))
    assert pages == ["前" * FULL, "图题图题", "后后后"]


def test_nothing_is_lost_where_the_text_ends_with_the_picture() -> None:
    assert shown(made(text("前", 0, FULL), *picture())) == ["前" * FULL, "图题"]


def test_the_document_has_its_blocks_in_the_order_of_the_pages() -> None:
    before, after, moved = text("前", 0, FULL), text("后", 2, 9), picture()
    assert typeset(made(before, *moved, after)).document.body == (before, after, *moved)


@needs_libreoffice
def test_libreoffice_makes_the_same_pages(tmp_path: Path) -> None:
    blocks = (text("前", 0, FULL), *picture(), text("后", 2, 2 * ROWS - 6), text("末", 3))
    pages = typeset(made(*blocks))
    files = pdf_pages(write(with_broken_lines(pages)), tmp_path)
    for page, file in zip(pages.pages, files, strict=True):
        plain = re.sub(r"\s", "", file).removesuffix(str(page.number))
        assert plain == "".join(page_lines(page)).replace("　", "")
