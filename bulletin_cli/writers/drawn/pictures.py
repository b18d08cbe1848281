"""Pictures in formats that every renderer knows."""

from __future__ import annotations

import io

from bulletin_cli.base.record import record
from bulletin_cli.layout.document import StyledPicture
from bulletin_cli.layout.pages import PlacedPicture

_KNOWN = ("png", "jpeg", "gif")


@record
class Portable:
    """A picture; `kind` is png, jpeg or gif, the second half of its media type."""

    kind: str
    data: bytes


def portable(picture: PlacedPicture | StyledPicture) -> Portable:
    """Return a picture as it is where renderers know its format, else as PNG (TIFF, BMP)."""
    if picture.kind in _KNOWN:
        return Portable(picture.kind, picture.data)
    from PIL import Image

    stream = io.BytesIO()
    with Image.open(io.BytesIO(picture.data)) as image:
        image.convert("RGBA" if "A" in image.getbands() else "RGB").save(stream, "PNG")
    return Portable("png", stream.getvalue())
