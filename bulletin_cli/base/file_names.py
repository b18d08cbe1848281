"""Which names a file may bear everywhere, Windows above all, and the nearest name that may."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from pathlib import PurePosixPath

MARKDOWN = (".md", ".markdown")
_MOST = 255  # UTF-16 units on Windows, bytes on Linux
# Known by what stands before the first dot, so that CON.tar.gz is one, too.
_DEVICE = r"(?i)\A(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?=\.|\Z)"
_SIGNS = frozenset('<>:"|?*/\\')
_FORBIDDEN = r"[<>:\"|?*/\\\x00-\x1f\x7f\ud800-\udfff]"


def flaw(name: str) -> str:
    """Return in Chinese why Windows can have no file of this name, "" where it can."""
    if device := re.match(_DEVICE, name):
        return f"{device[1]} 是 Windows 的设备名"
    doubtful = not name.isprintable() or not _SIGNS.isdisjoint(name)
    if doubtful and (sign := re.search(_FORBIDDEN, name)):
        return f"名字里不能有 {sign[0]}" if sign[0].isprintable() else "名字里有看不见的字符"
    if not name:
        return "名字是空的"
    if name.endswith((".", " ")):
        return "名字不能以点或空格结尾"
    return "名字太长" if len(name.encode("utf-16-le")) > 2 * _MOST else ""


def usable(name: str, tail: str = "") -> str:
    """Return `name` with `tail` before its ending, changed no more than every system asks for."""
    name = re.sub(_DEVICE, r"\1_", re.sub(_FORBIDDEN, "-", name).rstrip(". "))
    ending = PurePosixPath(name).suffix
    if len(ending) > _MOST // 8:  # a sentence with a dot in it has no ending
        ending = ""
    room = _MOST - len(f"{tail}{ending}".encode())
    stem = name.removesuffix(ending).encode()[:room].decode(errors="ignore")
    return f"{stem}{tail}{ending}".rstrip(". ") or "_"


def free(name: str, is_free: Callable[[str], bool], sign: str = "-") -> str:
    """Return the first usable name near `name` that is free: a.png, then a-2.png, a-3.png."""
    names = (usable(name, f"{sign}{number}" if number > 1 else "") for number in count(1))
    return next(filter(is_free, names))
