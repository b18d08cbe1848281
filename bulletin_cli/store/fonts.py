"""Which faces this machine has, by the names a Word file would ask for, and their widths."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from bulletin_cli.base.record import record

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
# Faces whose ASCII characters are all half an em wide: there is nothing to measure.
_HALF_WIDTH = ("仿宋", "仿宋_GB2312", "楷体", "楷体_GB2312", "黑体", "宋体", "新宋体")


@record
class FontFile:
    """Where a face is: a file, and its place in it when that is a collection."""

    path: str
    index: int


@cache
def installed_faces() -> Mapping[str, FontFile] | None:
    """Return all installed faces by each of their family names, None where none can be told."""
    if sys.platform == "win32":
        return _from_registry()
    import shutil
    import subprocess

    if lister := shutil.which("fc-list"):
        listed = subprocess.run(  # noqa: S603 - no words of the user's
            [lister, "--format", "%{family}|%{file}|%{index}\n"], capture_output=True, check=False
        ).stdout.decode(errors="replace")
        return _from_list(listed)
    return None


def other_names(face: str) -> tuple[str, ...]:
    """Return what else a face is called: its English name, and those its own file gives it."""
    names = [_ENGLISH[face]] if face in _ENGLISH else []
    installed = installed_faces() or {}
    files = {installed[name] for name in (face, *names) if name in installed}
    return (*names, *(name for name, file in installed.items() if file in files))


@cache
def latin_widths(fonts: tuple[str, ...]) -> Mapping[str, float]:
    """Return the widths in ems of a face's ASCII characters, where they are not half an em.

    `fonts` are the face and its alternatives; the first that this machine has is measured. The
    mapping is empty where none is there, or its file cannot be read.
    """
    return _LatinWidths(fonts)


class _LatinWidths(Mapping[str, float]):
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
            if file := (installed_faces() or {}).get(name):
                return _measure(file)
    return {}


def _measure(file: FontFile) -> dict[str, float]:
    from fontTools.ttLib import TTFont

    try:
        with Path(file.path).open("rb") as stream:
            font = TTFont(stream, fontNumber=file.index, lazy=True)
            glyphs, metrics, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
            widths = {
                chr(code): metrics[glyphs[code]][0] / em
                for code in range(32, 127)
                if code in glyphs
            }
    except Exception:  # fontTools raises many kinds for a broken file; the face is as if not there
        return {}
    return {character: width for character, width in widths.items() if width != 0.5}


def _from_list(listed: str) -> dict[str, FontFile]:
    """Return the faces of fontconfig's list; the upper half of an index names an instance."""
    faces: dict[str, FontFile] = {}
    for line in listed.splitlines():
        families, _, place = line.partition("|")
        path, _, index = place.rpartition("|")
        if path and index.isdecimal():
            for name in families.split(","):
                faces.setdefault(name.strip(), FontFile(path, int(index) & 0xFFFF))
    return faces


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
