"""Chinese and Arabic numerals -> numbers."""

from __future__ import annotations

DIGITS = "一二三四五六七八九"
_ZEROS = "〇零○"


def value(text: str) -> int | None:
    """Return the number that `text` writes (25, 二十五, up to 九十九), None if it writes none."""
    if text.isascii() and text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _digit(ones.replace("两", "二"))
    first = _digit(tens) if tens else 1
    last = _digit(ones) if ones else 0
    return None if first is None or last is None else first * 10 + last


def year(text: str) -> int | None:
    """Return the year that four digits write, 2024 or 二〇二四."""
    digits = [_figure(each) for each in text]
    if len(digits) != 4 or None in digits:
        return None
    return int("".join(map(str, digits)))


def _figure(text: str) -> int | None:
    if text in _ZEROS:
        return 0
    return int(text) if text.isascii() and text.isdigit() else _digit(text)


def _digit(text: str) -> int | None:
    return DIGITS.index(text) + 1 if len(text) == 1 and text in DIGITS else None
