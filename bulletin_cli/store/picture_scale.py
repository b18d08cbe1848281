"""A picture with fewer pixels, in the colours of a screen, without a second one of its size."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

PLAIN_MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA")
_DEEP = ("I;16", "I;16B", "I;16L", "I", "F")
_BAND = 2_000_000  # pixels
_SUPPORT = 4  # more of its pixels than Lanczos's filter reaches beyond a new one's place
_GAP = 2.0  # how far plain averaging may go first; it is fast, and at 2 nobody sees it


def scaled(picture: Any, times: float) -> Any:
    """Return an open picture with `times` fewer pixels a side, in eight bits and plain colours."""
    from PIL import Image as Pillow

    size = tuple(max(round(side / times), 1) for side in picture.size)
    if times > 1:
        picture.draft(None, size)  # a large JPEG is read at a half or a quarter
    made: Any = None
    for top, band in _bands(picture, size):
        made = made or Pillow.new(band.mode, size)
        made.paste(band, (0, top))
    return made


def _bands(picture: Any, size: tuple[int, ...]) -> Iterator[tuple[int, Any]]:
    """Yield a smaller picture in stripes, each with the row it begins at.

    Changing colours and scaling copy what they are given: of 50 million pixels, 200 MB.
    """
    from PIL import Image as Pillow

    (wide, high), (width, height) = picture.size, size
    step = high / height
    rows = max(int(_BAND / wide / step), 1)
    for first in range(0, height, rows):
        last = min(first + rows, height)
        top = max(math.floor((first - _SUPPORT) * step), 0)
        end = min(math.ceil((last + _SUPPORT) * step), high)
        band = plain(picture.crop((0, top, wide, end)))
        box = (0, first * step - top, wide, min(last * step, high) - top)
        yield first, band.resize((width, last - first), Pillow.Resampling.LANCZOS, box, _GAP)


def plain(picture: Any) -> Any:
    """Return a picture in eight bits, the colours of a screen, and pixels that can be mixed."""
    if picture.mode in _DEEP:
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    return mixable(picture) if picture.mode in PLAIN_MODES else picture.convert("RGB")


def mixable(picture: Any) -> Any:
    """Return a picture whose pixels can be mixed: palettes and single bits cannot."""
    if picture.mode in ("P", "PA", "1"):
        clear = "transparency" in picture.info or picture.mode == "PA"
        return picture.convert("RGBA" if clear else "RGB")
    return picture
