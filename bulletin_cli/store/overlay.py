"""Two pictures of one page laid over each other: what only one of them has is in colour."""

from __future__ import annotations

import io
from typing import Any


def overlay(theirs: bytes, ours: bytes) -> bytes:
    """Return a PNG: black what both have, blue what only `theirs` has, red what only `ours`."""
    from PIL import Image as Pillow
    from PIL import ImageChops

    with Pillow.open(io.BytesIO(theirs)) as one, Pillow.open(io.BytesIO(ours)) as other:
        below = _grey(one)
        above = _grey(other).resize(below.size)
    # Where only ours is dark, theirs lights up the red; where only theirs is, ours the blue.
    common = ImageChops.darker(below, above)
    made = io.BytesIO()
    Pillow.merge("RGB", (below, common, above)).save(made, "PNG")
    return made.getvalue()


def _grey(picture: Any) -> Any:
    """Return a picture on white, in greys."""
    from PIL import Image as Pillow

    seen = picture.convert("RGBA")
    white = Pillow.new("RGBA", seen.size, "white")
    return Pillow.alpha_composite(white, seen).convert("L")
