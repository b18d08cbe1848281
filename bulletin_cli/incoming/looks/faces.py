"""The faces of a Word file: by name, by its theme, and what stands in where one is missing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from bulletin_cli.incoming.looks.properties import Said, attribute
from bulletin_cli.incoming.word.package import WordPackage
from bulletin_cli.incoming.word.xml import A, W, value

_FACE_MOST = 31  # characters, Word's own limit
_PLAIN = "宋体"  # Chinese Word's face where a file names none
# What has the faces of official texts where they are not installed.
_INSTEAD: Mapping[str, str] = MappingProxyType(
    {
        "仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "方正小标宋简体": "宋体",
        "方正小标宋_GBK": "宋体", "方正仿宋_GBK": "仿宋", "方正楷体_GBK": "楷体",
        "方正黑体_GBK": "黑体", "华文中宋": "宋体",
    }
)  # fmt: skip
_ENGLISH: Mapping[str, str] = MappingProxyType(
    {"SimSun": "宋体", "SimHei": "黑体", "FangSong": "仿宋", "KaiTi": "楷体",
     "FangSong_GB2312": "仿宋_GB2312", "KaiTi_GB2312": "楷体_GB2312"}
)  # fmt: skip


class Faces:
    """Names the faces of runs."""

    def __init__(self, package: WordPackage) -> None:
        self._themed = _theme(package.part("theme"))
        self._others = _others(package.part("fontTable"))

    def of(self, said: Said) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the East Asian face with its alternatives, and the Latin one where it differs."""
        east = self._named(said, "eastAsia") or _PLAIN
        latin = self._named(said, "ascii") or self._named(said, "hAnsi") or east
        return self._with_others(east), () if latin == east else self._with_others(latin)

    def _named(self, said: Said, kind: str) -> str:
        theme = "eastAsiaTheme" if kind == "eastAsia" else f"{kind}Theme"
        for each in said:  # at one place the theme's face goes before the one that is named
            if place := attribute([each], "rFonts", theme):
                return _plain(self._themed.get(place, ""))
            if face := attribute([each], "rFonts", kind):
                return _plain(face)
        return ""

    def _with_others(self, face: str) -> tuple[str, ...]:
        instead = (_INSTEAD[face],) if face in _INSTEAD else ()
        return tuple(dict.fromkeys((face, *self._others.get(face, instead))))


def _plain(face: str) -> str:
    """Return a face by its Chinese name, without what no template can say."""
    name = face.removeprefix("@").partition(",")[0].strip()
    return _ENGLISH.get(name, name)[:_FACE_MOST]


def _others(table: Any | None) -> dict[str, tuple[str, ...]]:
    """Return the alternatives that the font table names."""
    rows = () if table is None else table.iter(f"{W}font")
    found = {each.get(f"{W}name", ""): value(each, "altName") for each in rows}
    return {
        face: tuple(filter(None, map(_plain, others.split(","))))
        for face, others in found.items()
        if others
    }


def _theme(root: Any | None) -> dict[str, str]:
    """Return the faces of a theme (20.1.4.1.17) by their names in w:rFonts."""
    found: dict[str, str] = {}
    for size in ("major", "minor"):
        fonts = None if root is None else root.find(f".//{A}{size}Font")
        if fonts is None:
            continue
        scripts = {each.get("script"): each.get("typeface", "") for each in fonts.iter(f"{A}font")}
        latin, east = (fonts.find(f"{A}{kind}") for kind in ("latin", "ea"))
        found[f"{size}EastAsia"] = (
            "" if east is None else east.get("typeface", "")
        ) or scripts.get("Hans", "")
        for place in ("Ascii", "HAnsi"):
            found[size + place] = "" if latin is None else latin.get("typeface", "")
    return found
