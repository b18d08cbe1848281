"""Which common characters are meant by which: those that sound alike, nearly alike, look alike."""

from __future__ import annotations

from functools import cache
from itertools import chain

from bulletin_cli.proof.pairs import places
from bulletin_cli.proof.reading.tables import find_row, read_table

NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")  # numbers that nobody else knows
SAME, NEAR, SHAPE = range(3)
_NEAR = {"zh": "z", "ch": "c", "sh": "s", "n": "l", "r": "l", "h": "f"}


@cache
def lookalikes(character: str) -> dict[str, int]:
    """Return what a character may stand for, with the nearest way in which it does."""
    sounds, syllables = _sounds(character), _syllables()
    near = (each for sound in sounds for each in _near_syllables()[_near(sound)])
    ways = (
        (SHAPE, _usual(), [find_row("shapes", character)]),
        (NEAR, _frequent(), map(syllables.__getitem__, near)),
        (SAME, _usual(), map(syllables.__getitem__, sounds)),
    )
    alike: dict[str, int] = {}
    for way, tried, found in ways:
        alike |= dict.fromkeys(filter(tried.__contains__, chain.from_iterable(found)), way)
    alike.pop(character, None)
    return alike


@cache
def homophones(pair: str) -> tuple[str, ...]:
    """Return the words of two characters that sound like a pair and share none with it."""
    keys = (f"{one} {other}" for one in _sounds(pair[0]) for other in _sounds(pair[1]))
    words = (word for key in keys for word in find_row("homophones", key).split())
    return tuple(dict.fromkeys(word for word in words if word[0] != pair[0] and word[1] != pair[1]))


def _near(sound: str) -> str:
    """Return what stands for all syllables that dialects do not tell apart."""
    initial = sound[:2] if sound[1:2] == "h" else sound[:1]
    return (_NEAR.get(initial, initial) + sound[len(initial) :]).removesuffix("g")


@cache
def _syllables() -> dict[str, str]:
    """Return the characters of each syllable."""
    lines = (line.partition("\t") for line in read_table("sounds").splitlines() if line[0] != "#")
    return {sound: characters for sound, _, characters in lines}


@cache
def _near_syllables() -> dict[str, list[str]]:
    """Return the syllables that sound nearly alike, by what stands for them."""
    found: dict[str, list[str]] = {}
    for sound in _syllables():
        found.setdefault(_near(sound), []).append(sound)
    return found


@cache
def _sounds(character: str) -> tuple[str, ...]:
    """Return the syllables of a character."""
    text = read_table("sounds")
    starts = (text.rfind("\n", 0, at) + 1 for at in places(text, character))
    return tuple(text[start : text.index("\t", start)] for start in starts)


@cache
def _frequent() -> frozenset[str]:
    """Return what is tried for all that sounds nearly like it."""
    return frozenset(find_row("common", "frequent")) - NUMERALS


@cache
def _usual() -> frozenset[str]:
    """Return what is tried at all."""
    return _frequent() | frozenset(find_row("common", "usual")) - NUMERALS
