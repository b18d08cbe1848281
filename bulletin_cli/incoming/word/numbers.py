"""Automatic numbers written out as Word shows them (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from bulletin_cli.base.typography import chinese_numeral
from bulletin_cli.incoming.word.xml import W, value

_LEVELS = 9


def _letters(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    pairs = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
    text = ""
    for size, sign in pairs:
        text += sign * (number // size)
        number %= size
    return text


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else str(number)


def _digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(each)] for each in str(number))


# w:numFmt -> text of a number (17.18.59); what is not here is written in Arabic digits.
_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese_numeral,
    "chineseCountingThousand": chinese_numeral,
    "chineseLegalSimplified": lambda n: "".join(
        "零壹贰叁肆伍陆柒捌玖"[int(each)] for each in str(n)
    ),
    "japaneseCounting": chinese_numeral,
    "taiwaneseCountingThousand": chinese_numeral,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalZero": lambda n: f"{n:02}",
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
}
_NO_NUMBER = ("bullet", "none")


class Numbers:
    """Counts the numbered paragraphs of a file in the order of its text."""

    def __init__(self, root: Any | None) -> None:
        self._lists: dict[str, str] = {}  # numId -> abstractNumId, whose counters it shares
        self._levels: dict[tuple[str, int], Any] = {}  # (numId, level) -> w:lvl
        self._restarts: dict[tuple[str, int], int] = {}  # (numId, level) -> w:startOverride
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is not None:
            self._read(root)

    def next(self, number: str, level: int) -> str:
        """Return the number of the next paragraph of a list, "" for bullets and unknown lists."""
        shape = self._levels.get((number, level))
        if shape is None:
            return ""
        counts = self._counts[self._lists[number]]
        restart = self._restarts.pop((number, level), None)
        counts[level] = restart if restart is not None else self._following(number, level, counts)
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if value(shape, "numFmt") in _NO_NUMBER:
            return ""
        return re.sub(
            "%([1-9])",
            lambda match: self._format(number, int(match[1]) - 1, counts),
            value(shape, "lvlText"),
        )

    def _following(self, number: str, level: int, counts: dict[int, int]) -> int:
        return counts[level] + 1 if level in counts else self._start(number, level)

    def _format(self, number: str, level: int, counts: dict[int, int]) -> str:
        shape = self._levels.get((number, level))
        count = counts.setdefault(level, self._start(number, level))
        kind = value(shape, "numFmt") if shape is not None else ""
        return "" if kind in _NO_NUMBER else _FORMATS.get(kind, str)(count)

    def _start(self, number: str, level: int) -> int:
        shape = self._levels.get((number, level))
        return _whole(value(shape, "start"), 1) if shape is not None else 1

    def _read(self, root: Any) -> None:
        abstract = {each.get(f"{W}abstractNumId"): each for each in root.iter(f"{W}abstractNum")}
        for each in root.iter(f"{W}num"):
            number, shape = each.get(f"{W}numId"), value(each, "abstractNumId")
            self._lists[number] = shape
            for level in abstract[shape].iter(f"{W}lvl") if shape in abstract else ():
                self._levels[number, _whole(level.get(f"{W}ilvl"), 0)] = level
            for change in each.iter(f"{W}lvlOverride"):
                place = number, _whole(change.get(f"{W}ilvl"), 0)
                for level in change.iter(f"{W}lvl"):
                    self._levels[place] = level
                if start := value(change, "startOverride"):
                    self._restarts[place] = _whole(start, 1)


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else default
