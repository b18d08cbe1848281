"""The streams of an OLE file (.doc, .wps, .xls …) by name, and whether Word locked it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from struct import unpack_from

OLE = b"\xd0\xcf\x11\xe0"
_ENTRY = 128  # bytes of an entry of the directory ([MS-CFB] 2.6)
_IN_HEADER = 109  # sectors of the allocation table that the header names ([MS-CFB] 2.2)
_LAST = 0xFFFFFFFA  # numbers above are no sectors
_LOCKED = 0x0100  # fEncrypted of FibBase ([MS-DOC] 2.5.2)


def ole_streams(data: bytes) -> dict[str, int]:
    """Return where each stream begins, by its name; none for what cannot be followed."""
    try:
        return dict(_entries(data))
    except (struct.error, IndexError):
        return {}


def is_locked(data: bytes, begin: int) -> bool:
    """Return whether the stream WordDocument that begins there is encrypted."""
    head = data[begin : begin + 12]
    return len(head) == 12 and bool(unpack_from("<H", head, 10)[0] & _LOCKED)


def _entries(data: bytes) -> Iterator[tuple[str, int]]:
    size = 1 << min(unpack_from("<H", data, 30)[0], 16)
    table = _table(data, size)
    sector, seen = unpack_from("<I", data, 48)[0], set[int]()
    while sector < _LAST and sector not in seen:
        seen.add(sector)
        for at in range((sector + 1) * size, (sector + 2) * size, _ENTRY):
            length = unpack_from("<H", data, at + 64)[0]
            name = data[at : at + min(max(length - 2, 0), 64)].decode("utf-16-le", "replace")
            yield name, (unpack_from("<I", data, at + 116)[0] + 1) * size
        sector = table[sector]


def _table(data: bytes, size: int) -> list[int]:
    """Return the allocation table: of each sector, the next one of its chain."""
    named = list(unpack_from(f"<{_IN_HEADER}I", data, 76))
    sector, seen = unpack_from("<I", data, 68)[0], set[int]()
    while sector < _LAST and sector not in seen:
        seen.add(sector)
        *more, sector = unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
        named += more
    numbers = (
        unpack_from(f"<{size // 4}I", data, (each + 1) * size) for each in named if each < _LAST
    )
    return [number for each in numbers for number in each]
