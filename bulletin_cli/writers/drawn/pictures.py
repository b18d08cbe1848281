"""Pictures in formats that every renderer knows."""

from __future__ import annotations

import io
from collections.abc import Collection

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.layout.document import StyledPicture
from bulletin_cli.layout.pages import PlacedPicture

_KNOWN = ("png", "jpeg", "gif")  # to every renderer


@record
class Portable:
    """A picture; `kind` is png, jpeg or gif, the second half of its media type."""

    kind: str
    data: bytes


def portable(picture: PlacedPicture | StyledPicture, known: Collection[str] = _KNOWN) -> Portable:
    """Return a picture as it is where its format is among those known, else as PNG.

    Raises BulletinError for one that is broken.
    """
    if picture.kind in known:
        return Portable(picture.kind, picture.data)
    try:
        return Portable("png", _png(picture.data))
    except (OSError, ValueError, SyntaxError) as error:  # so does Pillow speak of broken files
        raise BulletinError(
            f"有一幅图坏了，画不出来：{picture.alt or '没有图注的一幅'}", "换上好的图再试。"
        ) from error


def _png(data: bytes) -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    with Image.open(io.BytesIO(data)) as image:
        clear = "A" in image.getbands() or "transparency" in image.info
        image.convert("RGBA" if clear else "RGB").save(stream, "PNG")
    return stream.getvalue()
