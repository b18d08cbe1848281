"""Typst, and the faces that it is given: a few files alone, or all that this machine has."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.fonts import FontFile
from bulletin_cli.base.record import record

_BOLD = 600  # the least weight that counts as bold


@record
class Loaded:
    """Faces as Typst takes them; `names` has its own name of the family of each."""

    fonts: Any
    names: Mapping[FontFile, str]
    installed: Mapping[str, FontFile]  # by those names, bold ones as “name Bold”


def load_typst() -> Any:
    """Return the module. Raises BulletinError where it is not installed or cannot be loaded."""
    try:
        import typst
    except ModuleNotFoundError as error:
        raise BulletinError(
            "没有装 typst，画不出 PDF 和图片", "装上它：python -m pip install typst"
        ) from error
    except ImportError as error:
        raise BulletinError(
            f"typst 装了，但这台电脑载入不了，画不出 PDF 和图片（{error}）",
            "它要 64 位的系统，Windows 要 10 以上；Word 文件和纯文本照常，PDF 可以用 Word 另存。",
        ) from error
    return typst


@cache
def all_faces() -> Loaded:
    """Return all faces of this machine; looking through them takes Typst a while."""
    return _loaded(load_typst().Fonts(include_embedded_fonts=False))


@cache
def these_faces(files: frozenset[str]) -> Loaded:
    """Return the faces in some files alone.

    Typst looks through folders, and remembers the files themselves: the folder may go.
    Raises OSError where no links can be made, as on most machines with Windows.
    """
    with tempfile.TemporaryDirectory() as folder:
        for place, file in enumerate(sorted(files)):
            (Path(folder) / f"{place}{Path(file).suffix}").symlink_to(file)
        fonts = load_typst().Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )
    return _loaded(fonts)


def _loaded(fonts: Any) -> Loaded:
    ordered = sorted(fonts.fonts(), key=_odd)
    names = {FontFile(str(each.path), each.index): each.family for each in ordered}
    return Loaded(fonts, names, _by_name(ordered))


def _odd(info: Any) -> tuple[bool, float, int]:
    """Return how far a face is from an upright regular one."""
    return info.style != "normal", abs(info.stretch - 1), abs(info.weight - 400)


def _by_name(ordered: Iterable[Any]) -> dict[str, FontFile]:
    installed: dict[str, FontFile] = {}
    for each in ordered:
        file = FontFile(str(each.path), each.index)
        installed.setdefault(each.family, file)
        if each.weight >= _BOLD:
            installed.setdefault(f"{each.family} Bold", file)
    return installed
