"""Which of this machine's faces stand in for those that a template asks for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.fonts import FontFile
from bulletin_cli.base.record import record

# What systems call a face of this kind, the likeliest first; the key stands in its name.
_KIN: dict[str, tuple[str, ...]] = {
    "仿": ("FangSong", "仿宋", "STFangsong", "FandolFang R", "cwTeX Q Fangsong"),
    "楷": ("KaiTi", "楷体", "STKaiti", "Kaiti SC", "LXGW WenKai", "AR PL UKai CN", "FandolKai"),
    "黑": (
        "SimHei", "黑体", "STHeiti", "Heiti SC", "PingFang SC", "Microsoft YaHei", "微软雅黑",
        "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN",
        "WenQuanYi Zen Hei", "WenQuanYi Micro Hei",
    ),
}  # fmt: skip
# Western faces, whose letters are as wide as those of the key, then others.
_WESTERN: dict[str, tuple[str, ...]] = {
    "Times": (
        "Liberation Serif", "TeX Gyre Termes", "Nimbus Roman", "Tinos", "FreeSerif", "Times",
        "DejaVu Serif",
    ),
    "Arial": (
        "Liberation Sans", "TeX Gyre Heros", "Nimbus Sans", "Arimo", "FreeSans", "Helvetica",
        "DejaVu Sans",
    ),
}  # fmt: skip
_SONG = (
    "SimSun", "宋体", "NSimSun", "STZhongsong", "STSong", "Songti SC", "Noto Serif CJK SC",
    "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "AR PL UMing CN", "FandolSong",
)  # fmt: skip


@record
class Face:
    """A family that this machine has, and its files; `bold` is None where it has no bold."""

    family: str
    regular: FontFile
    bold: FontFile | None


def choose(
    wanted: Iterable[tuple[str, ...]],
    installed: Mapping[str, FontFile],
    alike: Callable[[str], Sequence[str]],
) -> tuple[dict[tuple[str, ...], Face], dict[str, str]]:
    """Return the face for each list of faces, and what stands in for those that are missing.

    `installed` are the machine's by name, bold ones as “name Bold”; `alike` gives a face's other
    names. Raises BulletinError when there is no Chinese face at all.
    """
    chosen: dict[tuple[str, ...], Face] = {}
    missing: dict[str, str] = {}
    for fonts in wanted:
        own = (name for font in fonts for name in (font, *alike(font)))
        family = next((name for name in own if name in installed), None)
        if family is None:
            family = _stand_in(fonts[0], installed)
            missing[fonts[0]] = family
        chosen[fonts] = Face(family, installed[family], installed.get(f"{family} Bold"))
    return chosen, missing


def _stand_in(font: str, installed: Collection[str]) -> str:
    kin = next((names for key, names in (_KIN | _WESTERN).items() if key in font), ())
    others = (name for names in _KIN.values() for name in names)
    for name in (*kin, *_SONG, *others):
        if name in installed:
            return name
    raise BulletinError(
        "本机没有中文字体，画不出 PDF、OFD 和图片",
        "装上仿宋、宋体、思源宋体（Noto Serif CJK SC）等任一种中文字体再试。",
    )
