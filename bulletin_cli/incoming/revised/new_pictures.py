"""Pictures that somebody put into a returned file, and the paragraphs below that are captions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bulletin_cli.incoming.draft.titles import CAPTION
from bulletin_cli.incoming.revised.edits import Edit
from bulletin_cli.incoming.revised.keys import PlacedParagraph
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph

_CAPTION_MOST = 60  # characters


def is_new_picture(item: PlacedParagraph) -> bool:
    """Return whether a paragraph holds a picture that was not rendered."""
    theirs, marks = item
    return bool(theirs.picture) and not any(mark.part == "picture" for mark in marks)


def pictures_left_out(placed: Sequence[PlacedParagraph]) -> Iterator[Edit]:
    """Yield the new pictures that no article can take, with what to do about them."""
    advice = (
        "加上 --pictures 就收；表里的、EMF 和 WMF 收不了，存成 PNG 放进 images/，"
        "在稿件里写 ![图注](images/名字)"
    )
    for item in placed:
        if is_new_picture(item) and (item[0].cell or not item[0].path):
            yield Edit("unplaced", "", "（图片）", item[0].by, advice)
        elif item[0].is_unknown and not is_new_picture(item):
            other = "这张图换过了，没有收；从文件里另存出来，换掉 images/ 里原来的"
            yield Edit("unplaced", "（图片）", "（图片）", item[0].by, other)


def new_captions(placed: Sequence[PlacedParagraph]) -> dict[int, ReturnedParagraph]:
    """Return the new captions right below new pictures, by the id() of the picture's paragraph."""
    return {
        id(picture[0]): below[0]
        for picture, below in pairwise(placed)
        if is_new_picture(picture) and picture[0].path and not picture[0].cell
        if not below[1] and not below[0].cell and _reads_as_caption(below[0])
    }


def _reads_as_caption(theirs: ReturnedParagraph) -> bool:
    named = theirs.style.lower() in ("caption", "题注") or bool(CAPTION.match(theirs.text))
    return named and len(theirs.text) <= _CAPTION_MOST
