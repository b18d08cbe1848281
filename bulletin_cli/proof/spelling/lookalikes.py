"""Which common characters are meant by which: those that sound alike, nearly alike, look alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from bulletin_cli.proof.reading.tables import read_table

NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")  # numbers that nobody else knows
SAME, NEAR, SHAPE = range(3)
_NEAR = {"zh": "z", "ch": "c", "sh": "s", "n": "l", "r": "l", "h": "f"}


@cache
def lookalikes(character: str) -> dict[str, int]:
    """Return what a character may stand for, with the nearest way in which it does."""
    alike = dict.fromkeys(filter(_usual().__contains__, _row("shapes", character)), SHAPE)
    sounds = _sounds(character)
    alike |= dict.fromkeys(_of_sounds(map(_near, sounds), near=True), NEAR)
    alike |= dict.fromkeys(_of_sounds(sounds, near=False), SAME)
    alike.pop(character, None)
    return alike


@cache
def homophones(pair: str) -> tuple[str, ...]:
    """Return the words of two characters that sound like a pair and share none with it."""
    keys = (f"{one} {other}" for one in _sounds(pair[0]) for other in _sounds(pair[1]))
    words = (word for key in keys for word in _row("homophones", key).split())
    return tuple(dict.fromkeys(word for word in words if word[0] != pair[0] and word[1] != pair[1]))


def _of_sounds(sounds: Iterable[str], *, near: bool) -> str:
    table = _by_sound(near=near)
    return "".join(table.get(each, "") for each in sounds)


def _near(sound: str) -> str:
    """Return what stands for all syllables that dialects do not tell apart."""
    initial = sound[:2] if sound[1:2] == "h" else sound[:1]
    return (_NEAR.get(initial, initial) + sound[len(initial) :]).removesuffix("g")


@cache
def _lines(name: str) -> list[str]:
    return read_table(name).splitlines()  # sorted, for # comes before all keys


def _row(name: str, key: str) -> str:
    """Return what a sorted table has for a key: looked up, for a dict takes long to make."""
    lines, start = _lines(name), f"{key}\t"
    at = bisect_left(lines, start)
    return lines[at][len(start) :] if at < len(lines) and lines[at].startswith(start) else ""


@cache
def _sounds(character: str) -> tuple[str, ...]:
    """Return the syllables of a character."""
    return tuple(line.split("\t")[0] for line in _lines("sounds") if character in line)


@cache
def _by_sound(*, near: bool) -> dict[str, str]:
    tried = _frequent() if near else _usual()
    table: dict[str, str] = {}
    for line in _lines("sounds"):
        sound, _, characters = line.partition("\t")
        key = _near(sound) if near else sound
        table[key] = table.get(key, "") + "".join(filter(tried.__contains__, characters))
    return table


@cache
def _frequent() -> frozenset[str]:
    """Return what is tried for all that sounds nearly like it."""
    return frozenset(_row("common", "frequent")) - NUMERALS


@cache
def _usual() -> frozenset[str]:
    """Return what is tried at all."""
    return _frequent() | frozenset(_row("common", "usual")) - NUMERALS
