"""Numbers as words: 十二, 两 … -> int."""

from __future__ import annotations

_DIGITS = {each: value for value, each in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_POWERS = {"十": 10, "百": 100}


def number_of(text: str) -> int | None:
    """Return the number that Arabic digits or Chinese numerals below 1000 say, else None."""
    if text.isascii() and text.isdigit():
        return int(text)
    total, digit = 0, 0
    for place, each in enumerate(text):
        if each in _DIGITS:
            digit = _DIGITS[each]
        elif each in _POWERS:
            total += (digit or (1 if place == 0 else 0)) * _POWERS[each]
            digit = 0
        else:
            return None
    return total + digit if text else None
