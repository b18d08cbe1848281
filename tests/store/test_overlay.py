"""Two pictures of a page laid over each other."""

from __future__ import annotations

import io

from PIL import Image as Pillow

from bulletin_cli.store.overlay import overlay


def test_what_only_one_of_two_pictures_has_is_in_colour() -> None:
    theirs, ours = _dotted(0, 1), _dotted(0, 2)
    with Pillow.open(io.BytesIO(overlay(theirs, ours))) as both:
        found = [both.convert("RGB").getpixel((x, 0)) for x in range(4)]
    assert found == [(0, 0, 0), (0, 0, 255), (255, 0, 0), (255, 255, 255)]


def _dotted(*places: int) -> bytes:
    """Return a picture of four points, black at these."""
    picture = Pillow.new("RGB", (4, 1), "white")
    for x in places:
        picture.putpixel((x, 0), (0, 0, 0))
    made = io.BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()
