"""Numbers, lengths and elements as OFD writes them: millimetres, blanks between numbers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from bulletin_cli.base.typography import decimal

_NAMESPACE = "http://www.ofdspec.org/2016"
_MILLIMETRES = 25.4 / 72  # in a point
_REPEATED = 3  # from so many equal steps on, saying how many is shorter


def mm(*lengths: float) -> str:
    """Return lengths in points as millimetres."""
    return " ".join(number(each * _MILLIMETRES) for each in lengths)


def number(value: float) -> str:
    """Return a number as it is written: four places, no more zeros than needed."""
    return decimal(round(value, 4) + 0.0, 4)


def deltas(advances: Iterable[float]) -> str:
    """Return the steps from character to character, equal ones as `g count step`."""
    steps = []
    for step, group in groupby(mm(each) for each in advances):
        times = len(list(group))
        steps.append(f"g {times} {step}" if times >= _REPEATED else " ".join([step] * times))
    return " ".join(steps)


def color(hexadecimal: str) -> str:
    """Return the value of a colour that is given as RRGGBB, "" for black."""
    return " ".join(str(each) for each in bytes.fromhex(hexadecimal or "000000"))


def element(name: str, *within: str, **attributes: str) -> str:
    """Return an element around what is XML already; attributes that are "" are left out."""
    head = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items() if value)
    inner = "".join(within)
    return f"<ofd:{name}{head}>{inner}</ofd:{name}>" if inner else f"<ofd:{name}{head}/>"


def text(name: str, words: str, **attributes: str) -> str:
    """Return an element around words, nothing where there are none."""
    return element(name, escape(words), **attributes) if words else ""


def document(name: str, *within: str, **attributes: str) -> bytes:
    """Return a file of one element."""
    made = element(name, *within, **attributes)
    opened = made.replace(f"<ofd:{name}", f'<ofd:{name} xmlns:ofd="{_NAMESPACE}"', 1)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opened}\n'.encode()
