"""Which faces this machine has, by the names a Word file would ask for, and their widths."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from bulletin_cli.base.fonts import FontFile
from bulletin_cli.base.record import record
from bulletin_cli.store.opentype import read_glyphs
from bulletin_cli.store.standard_widths import standard_widths

# What other systems and Typst call the faces that Chinese Windows and Word name in Chinese.
_ENGLISH = {
    "仿宋": "FangSong",
    "仿宋_GB2312": "FangSong_GB2312",
    "楷体": "KaiTi",
    "楷体_GB2312": "KaiTi_GB2312",
    "黑体": "SimHei",
    "宋体": "SimSun",
    "新宋体": "NSimSun",
    "华文仿宋": "STFangsong",
    "华文楷体": "STKaiti",
    "华文宋体": "STSong",
    "华文中宋": "STZhongsong",
    "方正小标宋简体": "FZXiaoBiaoSong-B05S",
    "方正小标宋_GBK": "FZXiaoBiaoSong-B05",
    "方正仿宋_GBK": "FZFangSong-Z02",
    "方正楷体_GBK": "FZKai-Z03",
    "方正黑体_GBK": "FZHei-B01",
    "微软雅黑": "Microsoft YaHei",
    "等线": "DengXian",
}
_HALF = 0.5
# Faces whose ASCII characters are all half an em wide: there is nothing to measure.
_HALF_WIDTH = ("仿宋", "仿宋_GB2312", "楷体", "楷体_GB2312", "黑体", "宋体", "新宋体")


_LISTING = "%{family}|%{file}|%{index}|%{weight}|%{slant}\n"
_REGULAR, _BOLD = 80, 180  # weights as fontconfig counts them


@cache
def find_faces() -> Mapping[str, FontFile] | None:
    """Return all installed faces by each of their family names, None where none can be told.

    A family's bold face has the family's name and “ Bold”.
    """
    if sys.platform == "win32":
        return _from_registry()
    import shutil
    import subprocess

    if lister := shutil.which("fc-list"):
        listed = subprocess.run(  # noqa: S603 - no words of the user's
            [lister, "--format", _LISTING], capture_output=True, check=False
        ).stdout.decode(errors="replace")
        return _from_list(listed)
    return None


def other_names(face: str) -> tuple[str, ...]:
    """Return what else a face is called: its English name, and those its own file gives it."""
    names = [_ENGLISH[face]] if face in _ENGLISH else []
    installed = find_faces() or {}
    files = {installed[name] for name in (face, *names) if name in installed}
    return (*names, *(name for name, file in installed.items() if file in files))


@cache
def latin_widths(fonts: tuple[str, ...]) -> Mapping[str, float]:
    """Return the widths in ems of a face's ASCII characters, where they are not half an em.

    `fonts` are the face and its alternatives; the first that this machine has, or that is known
    without, is measured. The mapping is empty where there is none, or its file cannot be read.
    """
    return _FaceWidths(fonts)


class _FaceWidths(Mapping[str, float]):
    """The widths of a face, which is looked for when the first of them is asked for."""

    def __init__(self, fonts: tuple[str, ...]) -> None:
        self._fonts = fonts

    @cached_property
    def _widths(self) -> Mapping[str, float]:
        return _find_widths(self._fonts)

    def __getitem__(self, character: str) -> float:
        return self._widths[character]

    def __iter__(self) -> Iterator[str]:
        return iter(self._widths)

    def __len__(self) -> int:
        return len(self._widths)


def _find_widths(fonts: tuple[str, ...]) -> Mapping[str, float]:
    for face in fonts:
        if face in _HALF_WIDTH:
            return {}
        for name in (face, *other_names(face)):
            if file := (find_faces() or {}).get(name):
                return _odd(_measure(file))
        if known := standard_widths(face):
            return _odd(known)
    return {}


def _measure(file: FontFile) -> dict[str, float]:
    found = read_glyphs(file, map(chr, range(32, 127)))
    return {character: glyph.width for character, glyph in found.items()}


def _odd(widths: Mapping[str, float]) -> dict[str, float]:
    return {character: width for character, width in widths.items() if width != _HALF}


def _from_list(listed: str) -> dict[str, FontFile]:
    """Return the faces of fontconfig's list, of a family the one that is most like regular."""
    faces: dict[str, FontFile] = {}
    for entry in sorted(filter(None, map(_entry, listed.splitlines())), key=lambda each: each.odd):
        for name in entry.names:
            faces.setdefault(name, entry.file)
            if entry.bold:
                faces.setdefault(f"{name} Bold", entry.file)
    return faces


@record
class _ListedFace:
    """A line of the list; `odd` is how far the face is from an upright regular one."""

    names: tuple[str, ...]
    file: FontFile
    odd: tuple[bool, int]
    bold: bool


def _entry(line: str) -> _ListedFace | None:
    """Read a line; the upper half of an index names an instance, a range is a variable weight."""
    match line.rsplit("|", 4):
        case [families, path, index, weight, slant] if path and index.isdecimal():
            names = tuple(name.strip() for name in families.split(","))
            heavy = int(weight) if weight.isdecimal() else _REGULAR
            odd = (slant not in {"0", ""}, abs(heavy - _REGULAR))
            return _ListedFace(names, FontFile(path, int(index) & 0xFFFF), odd, heavy >= _BOLD)
    return None


def _from_registry() -> dict[str, FontFile] | None:
    """Read the list that Windows shows in its fonts folder."""
    if sys.platform != "win32":
        return None
    import winreg

    faces: dict[str, FontFile] = {}
    folder = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "Fonts")
    path = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
    for hive in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
        try:
            with winreg.OpenKey(hive, path) as key:
                entries = [winreg.EnumValue(key, n) for n in range(winreg.QueryInfoKey(key)[1])]
        except OSError:
            continue
        for entry, file, _ in entries:
            for index, name in enumerate(entry.partition(" (")[0].split("&")):
                faces.setdefault(name.strip(), FontFile(str(folder / str(file)), index))
    return faces
