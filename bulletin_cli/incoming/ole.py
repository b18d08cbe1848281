"""The streams of an OLE file (.doc, .wps, .xls …) by name, and whether Word locked it."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from struct import unpack_from
from typing import NamedTuple

OLE = b"\xd0\xcf\x11\xe0"  # .doc, .wps, and a .docx with a password begin with it
_ENTRY = 128  # bytes of an entry of the directory ([MS-CFB] 2.6)
_IN_HEADER = 109  # sectors of the allocation table that the header names ([MS-CFB] 2.2)
_LAST = 0xFFFFFFFA  # numbers above are no sectors
_SHORT = 4096  # bytes; a shorter stream lies in the root's, in sectors of its own size
_SHORT_SECTOR = 64
_SECTORS = {9: 512, 12: 4096}  # bytes of a sector by the power of two that the header gives
_WORD = (0xA5EC, 0xA5DC)  # what Word's stream begins with; the second is Word 95's
_LOCKED = 0x0100  # fEncrypted of FibBase ([MS-DOC] 2.5.2)


def list_ole_streams(data: bytes) -> dict[str, int]:
    """Return where each stream begins, by its name; none for what cannot be followed."""
    try:
        size = _SECTORS[unpack_from("<H", data, 30)[0]]
        table = _table(data, size)
        entries = list(_entries(data, size, table))
        small = list(_chain(entries[0].sector, table)) if entries else []
        return {each.name: _begin(each, size, small) for each in entries if each.name}
    except (struct.error, IndexError, KeyError):
        return {}


def is_locked(data: bytes, begin: int) -> bool:
    """Return whether the stream WordDocument that begins there is encrypted."""
    head = data[begin : begin + 12].ljust(12, b"\0")
    return unpack_from("<H", head)[0] in _WORD and bool(unpack_from("<H", head, 10)[0] & _LOCKED)


class _DirectoryEntry(NamedTuple):
    name: str
    sector: int
    length: int


def _begin(entry: _DirectoryEntry, size: int, small: Sequence[int]) -> int:
    """Return a stream's first byte; short streams lie in the root's, in `small` sectors."""
    if entry.length >= _SHORT or not small:
        return (entry.sector + 1) * size
    sector, within = divmod(entry.sector * _SHORT_SECTOR, size)
    return (small[sector] + 1) * size + within


def _entries(data: bytes, size: int, table: Sequence[int]) -> Iterator[_DirectoryEntry]:
    for sector in _chain(unpack_from("<I", data, 48)[0], table):
        for at in range((sector + 1) * size, (sector + 2) * size, _ENTRY):
            named = unpack_from("<H", data, at + 64)[0]
            name = data[at : at + min(max(named - 2, 0), 64)].decode("utf-16-le", "replace")
            yield _DirectoryEntry(name, *unpack_from("<II", data, at + 116))


def _chain(sector: int, table: Sequence[int]) -> Iterator[int]:
    """Yield the sectors from `sector` on, each once."""
    seen: set[int] = set()
    while sector < _LAST and sector not in seen:
        seen.add(sector)
        yield sector
        sector = table[sector]


def _table(data: bytes, size: int) -> list[int]:
    """Return the allocation table: of each sector, the next one of its chain.

    A hostile file may name more sectors of it than there are bytes for; they are not read.
    """
    numbers = size // 4
    most = len(data) // size // numbers + 2
    named = list(unpack_from(f"<{_IN_HEADER}I", data, 76))
    sector = unpack_from("<I", data, 68)[0]
    for _ in range(most):
        if sector >= _LAST:
            break
        *more, sector = unpack_from(f"<{numbers}I", data, (sector + 1) * size)
        named += more
    known = [each for each in named if each < _LAST][:most]
    rows = (unpack_from(f"<{numbers}I", data, (each + 1) * size) for each in known)
    return [number for row in rows for number in row]
