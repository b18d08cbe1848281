"""Pictures without what nobody sees: where and with what a photo was taken, who drew a chart."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
# What a PNG needs to look as it does (PNG 3rd edition, 11); all other chunks are words.
_PNG_KEPT = (
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
)  # fmt: skip
_SCAN = 0xDA
_COMMENT = 0xFE
_JFIF, _ADOBE = 0xE0, 0xEE  # density, and how the colours are coded
_APPLICATION = range(0xE0, 0xF0)
_PROFILE = b"ICC_PROFILE\0"


def strip_metadata(data: bytes, kind: str) -> bytes:
    """Return a picture without its metadata, its pixels untouched."""
    if kind == "jpeg":
        return b"".join(_jpeg(data))
    return b"".join(_png(data)) if kind == "png" else data


def _jpeg(data: bytes) -> Iterator[bytes]:
    """Yield the segments of a JPEG that make its picture (ITU T.81, B.1)."""
    at = 2
    yield data[:at]
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _SCAN:
        kind, (length,) = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])
        segment = data[at : at + 2 + length]
        is_profile = segment[4:].startswith(_PROFILE)
        words = kind == _COMMENT or (kind in _APPLICATION and kind not in (_JFIF, _ADOBE))
        if is_profile or not words:
            yield segment
        at += 2 + length
    end = data.rfind(b"\xff\xd9")  # phones hang whole videos behind it
    yield data[at : end + 2 if end > at else len(data)]


def _png(data: bytes) -> Iterator[bytes]:
    """Yield the chunks of a PNG that make its picture."""
    yield _PNG_HEAD
    at = len(_PNG_HEAD)
    while at + 8 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if kind in _PNG_KEPT:
            yield data[at:end]
        if kind == b"IEND":
            return
        at = end
