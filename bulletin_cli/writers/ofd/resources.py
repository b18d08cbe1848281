"""What pages refer to beside faces: pictures, each once, and widths of strokes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bulletin_cli.layout.pages import PlacedPicture
from bulletin_cli.writers.drawn.pictures import Portable, portable
from bulletin_cli.writers.ofd.xml import document, element, mm, text

_KNOWN = ("png", "jpeg")  # of what our pictures are, what every reader of OFD shows


class Resources:
    """Gives each picture and each width a number."""

    def __init__(self, ids: Iterator[int]) -> None:
        self._ids = ids
        self._numbers: dict[bytes, int] = {}
        self._pictures: dict[int, Portable] = {}
        self._strokes: dict[str, int] = {}

    def picture(self, picture: PlacedPicture) -> int:
        """Return the number of a picture, which is kept as PNG or JPEG."""
        if picture.data not in self._numbers:
            number = self._numbers[picture.data] = next(self._ids)
            self._pictures[number] = portable(picture, _KNOWN)
        return self._numbers[picture.data]

    def stroke(self, width: float) -> int:
        """Return the number of a width: readers do not look for it at a text itself."""
        key = mm(width)
        if key not in self._strokes:
            self._strokes[key] = next(self._ids)
        return self._strokes[key]

    def files(self) -> Mapping[str, bytes]:
        """Return the files of the pictures by name, and the list of all, if there is anything."""
        names = {number: f"image_{number}.{each.kind}" for number, each in self._pictures.items()}
        strokes = [
            element("DrawParam", ID=str(number), LineWidth=width)
            for width, number in self._strokes.items()
        ]
        pictures = [
            element(
                "MultiMedia", text("MediaFile", names[number]),
                ID=str(number), Type="Image", Format=each.kind.upper(),
            )
            for number, each in self._pictures.items()
        ]  # fmt: skip
        kinds = {"DrawParams": strokes, "MultiMedias": pictures}
        listed = [element(kind, *entries) for kind, entries in kinds.items() if entries]
        files = {f"Res/{names[number]}": each.data for number, each in self._pictures.items()}
        return (
            {"DocumentRes.xml": document("Res", *listed, BaseLoc="Res"), **files} if listed else {}
        )
