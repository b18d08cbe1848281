"""Automatic numbers written out as Word shows them (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from bulletin_cli.base.record import record
from bulletin_cli.base.typography import chinese_numeral
from bulletin_cli.incoming.word.symbols import as_unicode, is_private
from bulletin_cli.incoming.word.xml import W, switch, value, whole

_LEVELS = 9
_TEXT_MOST = 60  # characters of what stands round a number; Word's own are below ten
_DIGITS_MOST = 32_767  # Word counts no further
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def _letters(number: int) -> str:
    """Return A to Z, AA to ZZ …: the letter is said again, up to 30 times as in Word."""
    if not 1 <= number <= 780:
        return str(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    pairs = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
    text = ""
    for size, sign in pairs if number <= _DIGITS_MOST else ():
        text += sign * (number // size)
        number %= size
    return text or str(number)


def _sign(first: str, most: int) -> Callable[[int], str]:
    """Return a format that takes the signs from `first` on, `most` of them, then digits."""
    return lambda n: chr(ord(first) + n - 1) if 1 <= n <= most else str(n)


def _signs(signs: str) -> Callable[[int], str]:
    return lambda n: signs[n - 1] if 1 <= n <= len(signs) else str(n)


def _digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(each)] for each in str(number))


def _legal(number: int) -> str:
    text = chinese_numeral(number)
    return ("一" * text.startswith("十") + text).translate(_LEGAL)


# w:numFmt -> text of a number (17.18.59); what is not here is written in Arabic digits.
_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese_numeral,
    "chineseCountingThousand": chinese_numeral,
    "chineseLegalSimplified": _legal,
    "japaneseCounting": chinese_numeral,
    "taiwaneseCounting": chinese_numeral,
    "taiwaneseCountingThousand": chinese_numeral,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "ideographTraditional": _signs("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _signs("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _sign("㊀", 10),
    "decimalEnclosedCircle": _sign("①", 20),
    "decimalEnclosedCircleChinese": _sign("①", 20),
    "decimalEnclosedParen": _sign("⑴", 20),
    "decimalEnclosedFullstop": _sign("⒈", 20),
    "decimalFullWidth": lambda n: str(n).translate(_WIDE),
    "decimalZero": lambda n: f"{n:02}",
    "numberInDash": lambda n: f"- {n} -",
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
}
_BULLET = "•"  # told in place of one that only its face knows
_NO_NUMBER = ("bullet", "none")


@record
class Number:
    """What Word sets before a paragraph of a list: a number or a bullet, one of them or none.

    `odd` is the pattern of a number too long to be one.
    """

    text: str = ""
    bullet: str = ""
    odd: str = ""


class Numbers:
    """Counts the numbered paragraphs of a file in the order of its text."""

    def __init__(self, root: Any | None) -> None:
        self._lists: dict[str, str] = {}  # numId -> abstractNumId, whose counters it shares
        self._shapes: dict[str, dict[int, Any]] = {}  # abstractNumId -> w:lvl by level
        self._own: dict[tuple[str, int], Any] = {}  # (numId, level) -> the list's own w:lvl
        self._restarts: dict[tuple[str, int], int] = {}  # (numId, level) -> w:startOverride
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is not None:
            self._read(root)

    def next(self, number: str, level: int) -> Number:
        """Return what stands before the next paragraph of a list, nothing for unknown lists."""
        shape = self._shape(number, level)
        if shape is None:
            return Number()
        counts = self._counts[self._lists[number]]
        restart = self._restarts.pop((number, level), None)
        counts[level] = restart if restart is not None else self._following(number, level, counts)
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        text, kind = value(shape, "lvlText"), value(shape, "numFmt")
        if len(text) > _TEXT_MOST:
            return Number(odd=text[:_TEXT_MOST])
        if kind in _NO_NUMBER:
            return Number(bullet=_bullet(shape, text) if kind == "bullet" else "")
        legal = switch(shape, "isLgl")
        return Number(
            re.sub(
                "%([1-9])",
                lambda match: self._format(number, int(match[1]) - 1, counts, legal=legal),
                text,
            )
        )

    def _shape(self, number: str, level: int) -> Any | None:
        shape = self._own.get((number, level))
        if shape is None and number in self._lists:
            shape = self._shapes.get(self._lists[number], {}).get(level)
        return shape

    def _following(self, number: str, level: int, counts: dict[int, int]) -> int:
        return counts[level] + 1 if level in counts else self._start(number, level)

    def _format(self, number: str, level: int, counts: dict[int, int], *, legal: bool) -> str:
        shape = self._shape(number, level)
        count = counts.setdefault(level, self._start(number, level))
        kind = value(shape, "numFmt") if shape is not None else ""
        return "" if kind in _NO_NUMBER else _FORMATS.get("" if legal else kind, str)(count)

    def _start(self, number: str, level: int) -> int:
        shape = self._shape(number, level)
        return whole(value(shape, "start"), 1) if shape is not None else 1

    def _read(self, root: Any) -> None:
        for each in root.iter(f"{W}abstractNum"):
            self._shapes[each.get(f"{W}abstractNumId", "")] = {
                level: shape
                for shape in each.iterfind(f"{W}lvl")
                if (level := whole(shape.get(f"{W}ilvl"), 0)) < _LEVELS
            }
        for each in root.iter(f"{W}num"):
            number = each.get(f"{W}numId", "")
            self._lists[number] = value(each, "abstractNumId")
            for change in each.iter(f"{W}lvlOverride"):
                place = number, whole(change.get(f"{W}ilvl"), 0)
                for level in change.iter(f"{W}lvl"):
                    self._own[place] = level
                if start := value(change, "startOverride"):
                    self._restarts[place] = whole(start, 1)


def _bullet(shape: Any, text: str) -> str:
    fonts = shape.find(f"{W}rPr/{W}rFonts")
    face = "" if fonts is None else fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii") or ""
    sign = as_unicode(text, face, face)
    return _BULLET if any(map(is_private, sign)) else sign
