"""Whether two picture files show the same: programs save pictures anew, smaller or as JPEG."""

from __future__ import annotations

import io

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.store.pictures import unbroken

_SIDE = 32  # pixels
_APART = 48  # of 255 levels, more than the loss of any saving
_STRETCHED = 0.03  # of the shape, for sides rounded to whole pixels


@record
class Thumbnail:
    """The levels of grey of a small square, and how high the picture is by its width."""

    levels: bytes
    shape: float


def thumbnail(data: bytes) -> Thumbnail | None:
    """Return what a picture looks like from afar, None for what is no picture."""
    from PIL import Image as Pillow

    try:
        with unbroken(), Pillow.open(io.BytesIO(data)) as opened:
            shape = opened.height / opened.width
            opened.draft("RGB", (_SIDE * 4, _SIDE * 4))
            shown = opened.convert("RGBA")
            white = Pillow.new("RGBA", shown.size, "white")
            grey = Pillow.alpha_composite(white, shown).convert("L")
            return Thumbnail(grey.resize((_SIDE, _SIDE)).tobytes(), shape)
    except BulletinError:
        return None


def is_alike(one: Thumbnail, other: Thumbnail) -> bool:
    """Return whether one may be the other saved anew."""
    pairs = zip(one.levels, other.levels, strict=True)
    is_shaped = abs(one.shape - other.shape) <= _STRETCHED * one.shape
    return is_shaped and all(abs(level - of_other) <= _APART for level, of_other in pairs)
