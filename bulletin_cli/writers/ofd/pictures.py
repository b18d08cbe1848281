"""The pictures of a file, each once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bulletin_cli.layout.pages import PlacedPicture
from bulletin_cli.writers.drawn.pictures import Portable, portable
from bulletin_cli.writers.ofd.xml import document, element, text

_KNOWN = ("png", "jpeg")  # of what our pictures are, what every reader of OFD shows


class PictureCase:
    """Gives each picture a number."""

    def __init__(self, ids: Iterator[int]) -> None:
        self._ids = ids
        self._numbers: dict[bytes, int] = {}
        self._pictures: dict[int, Portable] = {}

    def number(self, picture: PlacedPicture) -> int:
        """Return the number of a picture, which is kept as PNG or JPEG."""
        if picture.data not in self._numbers:
            number = self._numbers[picture.data] = next(self._ids)
            self._pictures[number] = portable(picture, _KNOWN)
        return self._numbers[picture.data]

    def files(self) -> Mapping[str, bytes]:
        """Return the files of the pictures by name, none where there are no pictures."""
        if not self._pictures:
            return {}
        names = {number: f"image_{number}.{each.kind}" for number, each in self._pictures.items()}
        entries = (
            element(
                "MultiMedia", text("MediaFile", names[number]),
                ID=str(number), Type="Image", Format=each.kind.upper(),
            )
            for number, each in self._pictures.items()
        )  # fmt: skip
        listed = document("Res", element("MultiMedias", *entries), BaseLoc="Res")
        files = {f"Res/{names[number]}": each.data for number, each in self._pictures.items()}
        return {"DocumentRes.xml": listed, **files}
