"""Whether two picture files show the same: programs save pictures anew, smaller or as JPEG."""

from __future__ import annotations

import io
from typing import Any

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.store.pictures import unbroken

_SIDE = 32  # pixels
_APART = 48  # of 255 levels, more than the loss of any saving
_STRETCHED = 0.03  # of the shape, for sides rounded to whole pixels
# A picture of the same size, saved without loss, differs in its palette at most: then a single
# figure of a chart counts, which is nothing among what JPEG loses.
_FINE_SIDE = 128
_FINE_APART = 8
_LOSSLESS = ("PNG", "GIF", "BMP")


@record
class Thumbnail:
    """The levels of grey of a small square, on white and on black paper.

    `fine` are those of a larger one, of a picture that was saved without loss.
    """

    size: tuple[int, int]
    levels: tuple[bytes, ...]
    fine: tuple[bytes, ...]


def thumbnail(data: bytes) -> Thumbnail | None:
    """Return what a picture looks like from afar, None for what is no picture."""
    from PIL import Image as Pillow

    try:
        with unbroken(), Pillow.open(io.BytesIO(data)) as opened:
            size, is_lossless = opened.size, opened.format in _LOSSLESS
            opened.draft("RGB", (_SIDE * 4, _SIDE * 4))
            shown = [_on(paper, opened.convert("RGBA")) for paper in ("white", "black")]
            fine = _levels(shown, _FINE_SIDE) if is_lossless else ()
            return Thumbnail(size, _levels(shown, _SIDE), fine)
    except BulletinError:
        return None


def _on(paper: str, picture: Any) -> Any:
    """Return a picture in greys; a program that knows no clear parts may make them black."""
    from PIL import Image as Pillow

    return Pillow.alpha_composite(Pillow.new("RGBA", picture.size, paper), picture).convert("L")


def _levels(pictures: list[Any], side: int) -> tuple[bytes, ...]:
    return tuple(each.resize((side, side)).tobytes() for each in pictures)


def is_alike(one: Thumbnail, other: Thumbnail) -> bool:
    """Return whether one may be the other saved anew."""
    if one.size == other.size and one.fine and other.fine:
        return _are_near(one.fine, other.fine, _FINE_APART)
    shapes = [height / width for width, height in (one.size, other.size)]
    is_shaped = abs(shapes[0] - shapes[1]) <= _STRETCHED * shapes[0]
    return is_shaped and _are_near(one.levels, other.levels, _APART)


def _are_near(ones: tuple[bytes, ...], others: tuple[bytes, ...], most: int) -> bool:
    """Return whether one of these, on some paper, has the levels of one of the others."""
    return any(
        all(abs(level - of_other) <= most for level, of_other in zip(one, other, strict=True))
        for one in ones
        for other in others
    )
