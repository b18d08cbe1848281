"""What the blocks of an article become: pictures, tables, weights, and text that stays text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.content.article import Article, Image, Span
from bulletin_cli.content.article import Paragraph as Text
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.document import (
    Run,
    Source,
    StyledBlock,
    StyledParagraph,
    StyledPicture,
    StyledTable,
)
from tests.composed import ISSUE, TEMPLATES, composed, outline


def body(text: str, images: dict[str, Image] | None = None) -> list[StyledBlock]:
    """Return the blocks that the body of one article gives."""
    article = Article("01.md", ("题",), parse(text, "01.md", 5))
    document = composed(replace(ISSUE, articles=(article,), images=images or {}))
    return [block for block in document.body if block.source and block.source.block >= 0]


def test_weights_of_text_are_kept() -> None:
    assert body("甲**乙**丙") == [
        StyledParagraph("body", (Run("甲"), Run("乙", bold=True), Run("丙")), Source("01.md", 0, 5))
    ]


@pytest.mark.parametrize(
    ("size", "expected"),
    [((300, 150), (300, 150)), ((830.6, 100), (415.3, 50)), ((100, 2000), (24.43, 488.6))],
    ids=["as-it-is", "too-wide", "too-high"],
)
def test_a_picture_is_scaled_to_the_text(
    size: tuple[float, float], expected: tuple[float, float]
) -> None:
    picture, caption = body("![图1](a.png)", {"a.png": Image(b"", "png", *size)})
    assert isinstance(picture, StyledPicture)
    assert (picture.width, picture.height) == pytest.approx(expected, abs=0.1)
    below = StyledParagraph("caption", (Run("图1"),), picture.source, part="caption")
    assert (picture.alt, caption) == ("图1", below)


@pytest.mark.parametrize(
    ("width", "size", "expected"),
    [(50, (300, 150), (207.65, 103.8)), (100, (300, 150), (415.3, 207.65)),
     (10, (4000, 1000), (41.53, 10.4)), (100, (100, 2000), (24.43, 488.6))],
    ids=["narrower", "wider-than-it-is", "much-narrower", "too-high"],
)  # fmt: skip
def test_a_picture_that_says_its_width_has_it_within_the_page(
    width: int, size: tuple[float, float], expected: tuple[float, float]
) -> None:
    image = {"a.png": Image(b"", "png", *size)}
    (picture,) = body(f"![](a.png){{width={width}%}}", image)
    assert isinstance(picture, StyledPicture)
    assert (picture.width, picture.height) == pytest.approx(expected, abs=0.1)


def test_a_picture_without_caption_stands_alone() -> None:
    assert len(body("![](a.png)", {"a.png": Image(b"", "png", 9, 9)})) == 1


def test_a_table_has_its_caption_header_and_alignments() -> None:
    caption, table, note = body("表1　量\n| 甲 | 乙 |\n|:--|--:|\n| **1** |  |\n\n注：丙")
    assert isinstance(table, StyledTable)
    assert [[(c.style, c.text, c.align) for c in row] for row in table.rows] == [
        [("table_head", "甲", "left"), ("table_head", "乙", "right")],
        [("table", "1", "left"), ("table", "", "right")],
    ]
    assert table.rows[1][0].runs == (Run("1", bold=True),)
    assert outline((caption, note)) == ["table_caption 表1　量", "note 注：丙"]


STRUCTURE = st.text(st.sampled_from("{}%#{{甲<>&'\"\\|[]=\t "), min_size=1, max_size=20)


@given(STRUCTURE.filter(str.strip), st.sampled_from(TEMPLATES))
def test_what_people_write_never_becomes_structure(text: str, name: str) -> None:
    plain, marked = (
        Article("1.md", (each,), (Text((Span(each),)),), each, each, each, None, each)
        for each in ("字", text)
    )
    switches = replace(ISSUE, contents=True, units=True, also_to=("字",))
    expected = composed(replace(switches, articles=(plain,)), name)
    found = composed(replace(switches, articles=(marked,), also_to=(text,)), name)
    for one, other in zip(expected.blocks, found.blocks, strict=True):
        assert isinstance(one, StyledParagraph)
        assert isinstance(other, StyledParagraph)
        assert one.style == other.style
        if "字" in one.text:
            assert text in other.text
