r"""EQ fields (带圈字符, 合并字符, 拼音指南 and small formulas of old Word) -> their text.

The words of an EQ field are instructions such as `\o\ac(○,甲)`: an instruction's letters, then
arguments in brackets, parted by commas; a backslash before any other sign takes it literally.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from bulletin_cli.base.record import record
from bulletin_cli.content.article import Raised

_TOKEN = re.compile(
    r"""\\\*\s*(?:"[^"]*"|[^\s\\(),]+)|\\([a-z]+)\s*(-?\d*)\s*|\\(.)|([(),;])|([^\\(),;]+)""",
    re.IGNORECASE | re.DOTALL,
)
_RINGS = "○〇◯"
_FRAMES = f"{_RINGS}□△◇"


@record
class EquationText:
    """What an EQ field shows: stretches on, above or below the line; what was left out of it."""

    parts: tuple[tuple[str, Raised], ...]
    reading: str = ""  # the phonetic guide above a word
    frame: str = ""  # the sign round a character that Unicode does not have with it


class _Instruction:
    """An instruction whose brackets are open, with the texts of its arguments."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self.arguments: list[list[tuple[str, Raised]]] = [[]]

    def add(self, text: str, raised: Raised = "") -> None:
        self.arguments[-1].append((text, raised))


def equation_text(code: str) -> EquationText:
    """Return what the code of an EQ field, without the word EQ, shows."""
    top = _Instruction([])
    open_, names = [top], list[str]()
    notes = {"reading": "", "frame": ""}
    for name, _, literal, mark, text in _TOKEN.findall(code):
        here = open_[-1]
        if name:
            names.append(name.lower())
        elif mark == "(" and names:
            open_.append(_Instruction(names))
            names = []
        elif mark == ")" and len(open_) > 1:
            closed = open_.pop()
            open_[-1].arguments[-1] += _shown(closed, notes)
        elif mark in (",", ";") and mark and len(open_) > 1:
            here.arguments.append([])
        elif shown := literal or mark or (text.strip() if len(open_) > 1 else text):
            here.add(shown)
    for level in open_[1:]:  # brackets that nobody closed
        top.arguments[-1] += [part for each in level.arguments for part in each]
    parts = [part for each in top.arguments for part in each]
    while parts and not parts[0][0].strip():
        del parts[0]
    return EquationText(tuple(parts), **notes)


def _shown(level: _Instruction, notes: dict[str, str]) -> list[tuple[str, Raised]]:
    """Return the text of one instruction with its arguments."""
    names, arguments = level.names, level.arguments
    texts = ["".join(text for text, _ in each) for each in arguments]
    flat = [part for each in arguments for part in each]
    if "ac" in names and len(texts) > 1 and texts[0] in _FRAMES and texts[0]:
        return [(_framed(texts[0], "".join(texts[1:]), notes), "")]
    if "ad" in names and len(arguments) > 1 and any(raised for _, raised in arguments[0]):
        notes["reading"] += texts[0]
        return [part for each in arguments[1:] for part in each]
    if names[0] == "o":
        return [("".join(texts), "")]
    if names[0] == "f" and len(texts) > 1:
        return [(f"{_grouped(texts[0])}/{_grouped(texts[1])}", "")]
    if names[0] == "r":
        degree = [(texts[0], "superscript")] if len(texts) > 1 else []
        return [*degree, (f"√{_grouped(texts[-1])}", "")]  # type: ignore[list-item]
    if names[0] == "s":
        raised: Raised = "superscript" if "up" in names else "subscript" if "do" in names else ""
        return [(text, raised) for text, _ in flat]
    return flat


def _framed(frame: str, text: str, notes: dict[str, str]) -> str:
    ringed = _ringed().get(text) if frame in _RINGS else None
    if ringed is None:
        notes["frame"] += frame
    return ringed or text


def _grouped(text: str) -> str:
    return text if len(text) == 1 or text.isalnum() else f"({text})"


@cache
def _ringed() -> dict[str, str]:
    """Return the characters that Unicode has in a circle: 1 is ①, 医 is ㊩."""
    found: dict[str, str] = {}
    for code in (*range(0x2460, 0x2500), *range(0x3251, 0x32C0)):
        kind, _, plain = unicodedata.decomposition(chr(code)).partition(" ")
        if kind == "<circle>":
            found.setdefault("".join(chr(int(each, 16)) for each in plain.split()), chr(code))
    return found
