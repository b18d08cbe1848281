"""PDFs with lines at given places, as small as they can be."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

Line = tuple[float, float, float, str]  # from the left, from the bottom, size, text


def pdf(*pages: Sequence[Line], filter_name: str = "/FlateDecode", split: bool = False) -> bytes:
    """Return a PDF of these pages; `split` places each character by itself."""
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UTF16-H/DescendantFonts"
        b"[<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000>>]>>"
    )
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        font,
    ]
    for n, lines in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            + f"/Contents {5 + 2 * n} 0 R>>".encode()
        )
        data = zlib.compress("".join(_shown(each, split=split) for each in lines).encode())
        head = f"<</Filter{filter_name}/Length {len(data)}>>stream\n".encode()
        objects.append(head + data + b"\nendstream")
    return _file(objects)


def column(x: float, y: float, text: str, size: float = 12, step: float = 16) -> list[Line]:
    """Return the lines of a text from a place downwards, first lines marked by their blanks."""
    found: list[Line] = []
    for n, line in enumerate(text.splitlines()):
        bare = line.lstrip("\u3000")
        found.append((x + size * (len(line) - len(bare)), y - n * step, size, bare))
    return found


def _shown(line: Line, *, split: bool) -> str:
    x, y, size, text = line
    parts = [(x, text)]
    if split:
        parts = [(x + _width(text[:n]) * size, each) for n, each in enumerate(text)]
    return "".join(
        f"BT /F {size} Tf 1 0 0 1 {at} {y} Tm <{part.encode('utf-16-be').hex()}> Tj ET\n"
        for at, part in parts
    )


def _width(text: str) -> float:
    return sum(0.5 if each.isascii() else 1.0 for each in text)


def _file(objects: Sequence[bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for n, each in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n" % n + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % each for each in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n" % (len(objects) + 1, len(data))
    return data + head + table + trailer + b"%%EOF\n"
