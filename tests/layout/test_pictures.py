"""How large pictures are that stand side by side, and which captions they have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.content.article import Article, Image
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.document import (
    ROW_GAP,
    StyledBlock,
    StyledParagraph,
    StyledPictureRow,
)
from tests.composed import ISSUE, composed

TEXT = 415.3  # points, the width of shanghai-post's text
SIZES = {
    "wide.png": (600.0, 300.0),
    "photo.png": (600.0, 450.0),
    "upright.png": (450.0, 600.0),
    "long.png": (3000.0, 300.0),
    "small.png": (60.0, 30.0),
}
IMAGES = {name: Image(b"", "png", *size) for name, size in SIZES.items()}


def made(line: str) -> list[StyledBlock]:
    article = Article("01.md", ("题",), parse(line, "01.md", 5))
    document = composed(replace(ISSUE, articles=(article,), images=IMAGES))
    return [each for each in document.body if each.source and each.source.block >= 0]


def row(line: str) -> StyledPictureRow:
    first = made(line)[0]
    assert isinstance(first, StyledPictureRow)
    return first


def sizes(line: str) -> list[tuple[float, float]]:
    return [(each.picture.width, each.picture.height) for each in row(line).cells]


def test_pictures_of_one_shape_share_the_line_alike() -> None:
    share = (TEXT - ROW_GAP) / 2
    found = sizes("![](wide.png) ![](wide.png)")
    assert found[0] == pytest.approx((share, share / 2), abs=0.1)
    assert found[0] == found[1]


def test_what_a_width_leaves_is_shared_alike_by_those_that_say_none() -> None:
    room = TEXT - 2 * ROW_GAP
    found = sizes("![](wide.png){width=40%} ![](wide.png) ![](wide.png)")
    assert [width / room for width, _ in found] == pytest.approx([0.4, 0.3, 0.3], abs=0.001)


def test_pictures_of_other_shapes_are_brought_to_one_height_within_their_shares() -> None:
    share = (TEXT - 2 * ROW_GAP) / 3
    found = sizes("![](photo.png) ![](upright.png) ![](photo.png)")
    assert {round(height, 3) for _, height in found} == {round(found[0][1], 3)}
    assert found[0][0] == pytest.approx(share, abs=0.1)
    assert all(width <= share + 0.1 for width, _ in found)


def test_a_very_long_picture_does_not_make_another_one_small() -> None:
    share = (TEXT - ROW_GAP) / 2
    long, upright = sizes("![](long.png) ![](upright.png)")
    assert (long[0], upright[0]) == pytest.approx((share, share), abs=0.1)
    assert upright[1] > 2 * long[1]


def test_pictures_that_say_their_widths_have_them() -> None:
    first, second = sizes("![](photo.png){width=30%} ![](photo.png){width=7cm}")
    assert first[0] == pytest.approx((TEXT - ROW_GAP) * 0.3, abs=0.1)
    assert second[0] == pytest.approx(7 * 72 / 2.54, abs=0.1)


def test_a_picture_without_a_width_has_what_the_others_leave() -> None:
    first, second = sizes("![](photo.png){width=70%} ![](photo.png)")
    assert first[0] + second[0] == pytest.approx(TEXT - ROW_GAP, abs=0.1)


def test_a_picture_without_a_width_has_a_tenth_at_least_where_the_others_leave_less() -> None:
    room, said = TEXT - ROW_GAP, 15.5 * 72 / 2.54
    first, second = sizes("![](photo.png){width=15.5cm} ![](photo.png)")
    assert second[0] == pytest.approx(room * room * 0.1 / (said + room * 0.1), abs=0.1)
    assert first[0] + second[0] == pytest.approx(room, abs=0.1)


def test_widths_that_this_page_has_no_room_for_give_way_alike() -> None:
    first, second = sizes("![](photo.png){width=8cm} ![](photo.png){width=12cm}")
    assert first[0] + second[0] == pytest.approx(TEXT - ROW_GAP, abs=0.1)
    assert second[0] / first[0] == pytest.approx(1.5, abs=0.01)


def test_small_pictures_are_not_enlarged() -> None:
    assert sizes("![](small.png) ![](small.png)")[0] == pytest.approx((60.0, 30.0))


@pytest.mark.parametrize(
    "line",
    [
        "![](wide.png) ![](upright.png) ![](small.png)",
        "![](long.png) ![](upright.png)",
        "![](photo.png){width=10%} ![](photo.png){width=20cm}",
        "![](photo.png){width=60%} ![](photo.png){width=30%} ![](small.png)",
    ],
)
def test_columns_fill_the_text_and_hold_their_pictures(line: str) -> None:
    cells = row(line).cells
    gaps = ROW_GAP * (len(cells) - 1)
    assert sum(each.width for each in cells) + gaps == pytest.approx(TEXT, abs=0.1)
    assert all(each.picture.width <= each.width + 0.1 for each in cells)


def test_each_picture_has_its_own_caption() -> None:
    (blocks,) = made("![左](wide.png) ![](wide.png) ![右](wide.png)")
    assert isinstance(blocks, StyledPictureRow)
    assert [each.text for each in blocks.captions] == ["左", "右"]
    assert [each.picture.alt for each in blocks.cells] == ["左", "", "右"]
    assert not blocks.keep_with_next


def test_a_caption_that_only_the_last_picture_has_stands_below_all_of_them() -> None:
    pictures, caption = made("![](wide.png) ![两处现场](photo.png)")
    assert isinstance(pictures, StyledPictureRow)
    assert isinstance(caption, StyledParagraph)
    assert (caption.style, caption.text, caption.source) == ("caption", "两处现场", pictures.source)
    assert [each.picture.alt for each in pictures.cells] == ["两处现场"] * 2
    assert pictures.captions == ()
    assert pictures.keep_with_next


def test_each_picture_and_caption_knows_its_block_of_the_article() -> None:
    found = row("字\n\n![左](wide.png) ![右](wide.png)".partition("\n\n")[2])
    places = [(each.picture.source, each.caption and each.caption.source) for each in found.cells]
    assert [(one.block, other.block) for one, other in places if one and other] == [(0, 0), (1, 1)]
