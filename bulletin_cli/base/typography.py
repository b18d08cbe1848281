"""Measures and signs of Chinese typography: 字号, lengths, dates, widths, forbidden signs."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache

# Signs, written as in a regular expression's [], that no file of a bulletin holds: what XML 1.0
# (2.2) and so Word cannot, and the delete sign. Tabs and line ends are not among them.
FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff"
LINE_ENDS = "\n\r\u2028\u2029"
HALF_WIDTH = {0xFF01 + n: chr(0x21 + n) for n in range(94)}  # of full-width letters and signs

# 字号 in points, as Word's font size list gives them.
SIZES = {
    "初号": 42.0, "小初": 36.0, "一号": 26.0, "小一": 24.0, "二号": 22.0, "小二": 18.0,
    "三号": 16.0, "小三": 15.0, "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0,
    "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5.0,
}  # fmt: skip

_NUMERALS = "零一二三四五六七八九"
_POWERS = ("", "十", "百", "千")
_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54}
_LENGTH = r"(-?\d{1,9}(?:\.\d{1,20})?)\s*(pt|mm|cm)"
LENGTH_MOST = 22 * 72.0  # points: Word has no sheet that is wider or higher


def close_up(text: str) -> str:
    """Return a text without blanks."""
    return "".join(text.split())


def is_han(character: str) -> bool:
    """Return whether a character is Han, 〇 included; none is not."""
    return "\u3400" <= character <= "\u9fff" or character == "〇"


def points(text: str) -> float:
    """Return the points that a 字号 (`三号`) or a length (`28pt`, `37mm`, `2.54cm`) stands for.

    Raises ValueError when `text` is neither, or more than Word can have.
    """
    if text in SIZES:
        return SIZES[text]
    match = re.fullmatch(_LENGTH, text.strip())
    if match is None:
        raise ValueError(text)
    length = float(match[1]) * _POINTS[match[2]]
    if abs(length) > LENGTH_MOST:
        raise ValueError(text)
    return length


def twips(length: float) -> int:
    """Return `length` points in twentieths of a point, the unit of Word's measures."""
    return round(length * 20)


def written(length: float, parts: int = 20) -> float:
    """Return `length` points as Word's files hold it, in twips or in so many parts of a point.

    What is added up has to be what is written: lengths that are rounded one by one when they
    are written make another sum.
    """
    return round(length * parts) / parts


def decimal(value: float, places: int = 3) -> str:
    """Return a number with so many places at most, and no more zeros than needed."""
    return f"{value:.{places}f}".rstrip("0").rstrip(".")


def chinese_date(day: date) -> str:
    """Return `2024年11月5日`: Arabic, without leading zeros (GB/T 9704-2012, 7.3.5)."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_numeral(number: int) -> str:
    """Return 1 to 9999 as 一, 十二, 一百零五; other numbers in Arabic digits."""
    if not 1 <= number <= 9999:
        return str(number)
    text, digits = "", str(number)
    for place, digit in enumerate(digits):
        power = len(digits) - 1 - place
        if digit != "0":
            text += _NUMERALS[int(digit)] + _POWERS[power]
        elif not text.endswith("零") and digits[place:].strip("0"):
            text += "零"
    return text.removeprefix("一") if text.startswith("一十") else text


def display_width(text: str) -> int:
    """Return how many terminal columns `text` takes: two for a wide character."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
