"""The pictures of an article at the size they are printed in, alone or side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from bulletin_cli.base.record import replace
from bulletin_cli.base.typography import written
from bulletin_cli.content.article import Image, Picture
from bulletin_cli.layout.document import (
    ROW_GAP,
    Page,
    PictureCell,
    Run,
    Source,
    StyledBlock,
    StyledParagraph,
    StyledPicture,
    StyledPictureRow,
)

# A picture takes at most this part of the text's height, so that its caption stays with it.
_HEIGHT = 0.7
_CENTIMETRE = 72 / 2.54  # points
_LEAST_SHARE = 0.1  # of a row, for a picture beside others that say their widths
_ALIKE = 0.4  # of the highest, for the lowest of a row to be the height of all

Sourced = tuple[Picture, Source]


def picture_blocks(
    row: Sequence[Sourced], images: Mapping[str, Image], page: Page
) -> list[StyledBlock]:
    """Return a picture or a row of them, and the caption below."""
    block, source = row[-1]
    is_common = not any(each.caption for each, _ in row[:-1])
    caption = _caption(block, source) if is_common else None
    made: StyledBlock = (
        _single(block, images[block.path], page, source)
        if len(row) == 1
        else _row(row, images, page, caption)
    )
    return [made, caption] if caption else [made]


def _caption(block: Picture, source: Source) -> StyledParagraph | None:
    if not block.caption:
        return None
    return StyledParagraph("caption", (Run(block.caption),), source, part="caption")


def _single(block: Picture, image: Image, page: Page, source: Source) -> StyledPicture:
    wanted = block.width * page.text_width / 100 or block.centimetres * _CENTIMETRE
    own = wanted / image.width if wanted else 1.0
    width = min(own * image.width, page.text_width)
    return _scaled(block.path, image, width, page, block.caption, source)


def _scaled(
    path: str, image: Image, width: float, page: Page, alt: str, source: Source
) -> StyledPicture:
    scale = min(width / image.width, page.text_height * _HEIGHT / image.height)
    width, height = image.width * scale, image.height * scale
    return StyledPicture("picture", image.data, image.kind, width, height, alt, source, path)


def _row(
    row: Sequence[Sourced], images: Mapping[str, Image], page: Page, common: StyledParagraph | None
) -> StyledPictureRow:
    """Return pictures side by side, each with its own caption where they have none in common."""
    room = page.text_width - ROW_GAP * (len(row) - 1)
    wanted = _wanted([each for each, _ in row], room)
    alt = common.text if common else ""
    pictures = [
        _scaled(each.path, images[each.path], own or min(share, images[each.path].width), page,
                each.caption or alt, source)
        for (each, source), (own, share) in zip(row, wanted, strict=True)
    ]  # fmt: skip
    if not any(own for own, _ in wanted):
        pictures = _level(pictures)
    captions = [None if common else _caption(*each) for each in row]
    widths = _widths([each.width for each in pictures], room)
    cells = zip(pictures, captions, widths, strict=True)
    return StyledPictureRow(
        tuple(PictureCell(*each) for each in cells), row[-1][1], keep_with_next=bool(common)
    )


def _wanted(row: Sequence[Picture], room: float) -> list[tuple[float, float]]:
    """Return the width that each picture says, or 0, and its share of what the others leave.

    A percentage is one of the room that the gaps leave; where widths are too much, all give way.
    """
    said = [each.width * room / 100 or each.centimetres * _CENTIMETRE for each in row]
    silent = said.count(0.0)
    share = max((room - sum(said)) / silent, room * _LEAST_SHARE) if silent else 0.0
    fits = min(room / (sum(said) + share * silent), 1.0)
    return [(each * fits, 0.0 if each else share * fits) for each in said]


def _level(pictures: Sequence[StyledPicture]) -> list[StyledPicture]:
    """Return pictures as high as the lowest, unless that makes another one too small."""
    low = min(each.height for each in pictures)
    if low < _ALIKE * max(each.height for each in pictures):
        return list(pictures)
    return [replace(each, width=each.width * low / each.height, height=low) for each in pictures]


def _widths(needs: Sequence[float], room: float) -> list[float]:
    """Return the widths of the columns: a picture each, and as much beside it as beside others."""
    spare = (room - sum(needs)) / len(needs)
    edges = [written(edge) for edge in accumulate((each + spare for each in needs), initial=0.0)]
    return [right - left for left, right in pairwise(edges)]
