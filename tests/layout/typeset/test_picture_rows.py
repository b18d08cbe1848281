"""Pictures side by side on the page: no page ends within them, no word of a caption is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import (
    PictureCell,
    Run,
    Source,
    StyledBlock,
    StyledParagraph,
    StyledPicture,
    StyledPictureRow,
)
from bulletin_cli.layout.pages import LaidOutPage, PlacedPicture
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.writers.docx import write
from bulletin_cli.writers.paged import page_lines
from tests import samples
from tests.layout.typeset.test_flow import text
from tests.layout.typeset.test_pages import ROWS, document, lines_of
from tests.writers.docx.test_readers import needs_libreoffice, pdf_pages

_PAGE = samples.document().page
BOTTOM = _PAGE.height - _PAGE.bottom + 0.1


def cell(
    height: float = 100.0, caption: str = "", width: float = 200.0, block: int = 1
) -> PictureCell:
    source = Source("01.md", block, 1)
    data = samples.picture().data
    picture = StyledPicture("picture", data, "png", width - 20, height, "", source)
    if not caption:
        return PictureCell(picture, None, width)
    below = StyledParagraph("caption", (Run(caption),), source, part="caption")
    return PictureCell(picture, below, width)


def row(*cells: PictureCell, keep: bool = False) -> StyledPictureRow:
    return StyledPictureRow(cells, Source("01.md", len(cells), 1), keep)


PAIR = row(cell(100, "左"), cell(100, "右", block=2))


def pictures(page: LaidOutPage) -> list[PlacedPicture]:
    return [item for item in page.items if isinstance(item, PlacedPicture)]


def test_pictures_stand_abreast_on_one_lower_edge_their_captions_below() -> None:
    (page,) = typeset(document((row(cell(100, "左"), cell(60, "右", block=2)),))).pages
    one, other = pictures(page)
    assert one.top + one.height == pytest.approx(other.top + other.height)
    assert one.left + one.width < other.left
    left, right = page.lines
    assert left.top == right.top >= one.top + one.height
    for picture, line in zip((one, other), (left, right), strict=True):
        middle = picture.left + picture.width / 2
        assert line.left + line.width / 2 == pytest.approx(middle, abs=0.1)


def test_what_stands_in_a_row_is_read_picture_by_picture() -> None:
    (page,) = typeset(document((PAIR,))).pages
    kinds = ["图" if isinstance(each, PlacedPicture) else "题" for each in page.items]
    assert kinds == ["图", "题", "图", "题"]


@pytest.mark.parametrize("lines", range(ROWS - 6, ROWS))
def test_no_page_ends_within_a_row(lines: int) -> None:
    found = typeset(document((*lines_of(lines), PAIR, *lines_of(2)))).pages
    (page,) = (each for each in found if pictures(each))
    assert len(pictures(page)) == 2
    assert {"左", "右"} <= {line.text for line in page.lines}
    assert all(each.top + each.height <= BOTTOM for each in pictures(page))


@pytest.mark.parametrize("lines", range(ROWS - 6, ROWS))
def test_a_common_caption_stays_with_its_pictures(lines: int) -> None:
    caption = StyledParagraph("caption", (Run("共同"),), Source("01.md", 2, 1), part="caption")
    body: tuple[StyledBlock, ...] = (
        *lines_of(lines),
        row(cell(), cell(block=2), keep=True),
        caption,
    )
    found = typeset(document(body)).pages
    (page,) = (each for each in found if pictures(each))
    assert "共同" in [line.text for line in page.lines]


def test_text_may_go_before_a_row_that_does_not_fit() -> None:
    body = (text("前", 0, ROWS - 2), PAIR, text("后", 3, 2))
    made = typeset(document(body, flow_past_pictures=True))
    assert made.document.body == (body[0], body[2], PAIR)
    assert len(pictures(made.pages[1])) == 2


def test_two_rows_do_not_touch() -> None:
    (page,) = typeset(document((PAIR, PAIR))).pages
    (first, _, third, _), lines = pictures(page), page.lines
    assert first.top < lines[1].top < third.top < lines[3].top


def test_captions_higher_than_a_page_go_on_line_by_line() -> None:
    words = [f"第{n}" for n in range(60)]
    long = row(cell(100, LINE_BREAK.join(words)), cell(100, "右", block=2))
    made = typeset(document((long, *lines_of(1))))
    assert len(made.pages) > 1
    said = [line.text for page in made.pages for line in page.lines]
    assert said == [words[0], "右", *words[1:], "行0"]
    (kept,) = (each for each in made.document.body if isinstance(each, StyledPictureRow))
    assert kept.is_cut
    bottom = BOTTOM
    assert all(line.top + line.height <= bottom for page in made.pages for line in page.lines)


@pytest.mark.parametrize(
    "body",
    [
        (*lines_of(ROWS - 7), PAIR, *lines_of(3)),
        (*lines_of(ROWS - 6), PAIR, *lines_of(3)),
        (*lines_of(2), PAIR, PAIR, PAIR, *lines_of(ROWS)),
        (*lines_of(2), row(cell(180, "左"), cell(60, "右", block=2)), *lines_of(ROWS)),
        (
            *lines_of(ROWS - 5),
            row(cell(), cell(block=2), keep=True),
            StyledParagraph("caption", (Run("共同"),), Source("01.md", 2, 1)),
            *lines_of(3),
        ),
        (row(cell(100, LINE_BREAK.join("字" * 40)), cell(100, "右", block=2)), *lines_of(3)),
    ],
    ids=["fits", "does-not-fit", "rows", "other-heights", "common-caption", "higher-than-a-page"],
)
@needs_libreoffice
def test_libreoffice_ends_pages_with_rows_at_the_same_places(
    body: tuple[StyledBlock, ...], tmp_path: Path
) -> None:
    pages = typeset(document(body))
    shown = pdf_pages(write(pages.document), tmp_path)
    assert len(shown) == len(pages.pages)
    for page, found in zip(pages.pages, shown, strict=True):
        plain = "".join(found.split()).removesuffix(str(page.number))
        assert sorted(plain) == sorted("".join("".join(page_lines(page)).split()))
