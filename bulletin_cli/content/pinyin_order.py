"""The order of Chinese dictionaries: by sound, tone and character; digits and Latin come first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import Any, TypeAlias

Sound: TypeAlias = tuple[int, str, str, str]  # rank, syllable, tone, the character itself
Key: TypeAlias = tuple[tuple[Sound, ...], str]

FIRST, LAST = "", "其他"  # the initials of digits and Latin, and of what has no known sound
# Surnames that sound otherwise than the same characters in running text.
_SURNAMES = {
    "单": "shan4", "仇": "qiu2", "解": "xie4", "查": "zha1", "曾": "zeng1", "任": "ren2",
    "区": "ou1", "朴": "piao2", "盖": "ge3", "华": "hua4", "纪": "ji3", "燕": "yan1",
    "乐": "yue4", "翟": "zhai2", "缪": "miao4", "冼": "xian3", "员": "yun4", "折": "she2",
    "覃": "qin2", "洗": "xian3", "牟": "mu4", "尹": "yin3",
}  # fmt: skip


def sort_key(text: str) -> Key:
    """Return the key that sorts titles and names of units; marks in them do not count."""
    return _key(text, _sounds_of(text))


def person_key(name: str) -> Key:
    """Return the key that sorts people, whose surnames may have a sound of their own."""
    own = _SURNAMES.get(name[:1])
    if own is None:
        return sort_key(name)
    return _key(name, [own, *_sounds_of(name[1:])])


def initial(key: Key) -> str:
    """Return the letter that a key stands under, FIRST or LAST for what has none."""
    rank, syllable, _, _ = key[0][0]
    return syllable[0].upper() if rank == 1 else (FIRST if rank == 0 else LAST)


def _as_they_are(characters: str) -> Any:
    """Have characters without a sound stand for themselves, each alone."""
    return list(characters)


def _sounds_of(text: str) -> list[str]:
    """Return how each character sounds in its words, with the tone; others as they are."""
    from pypinyin import Style, pinyin

    found = pinyin(text, style=Style.TONE3, neutral_tone_with_five=True, errors=_as_they_are)
    return [sound for (sound,) in found]


def _key(text: str, sounds: list[str]) -> Key:
    signs = [_sound(*each) for each in zip(text, sounds, strict=True)]
    ordered: list[Sound] = []
    for is_number, group in groupby(filter(None, signs), key=_is_digit):
        together = [*group]
        ordered += [_number(together)] if is_number else together
    # What is nothing but marks stands behind all that says something.
    return tuple(ordered) or ((2, "", "", text),), text


def _sound(character: str, said: str) -> Sound | None:
    """Return how a character is ordered, None for marks."""
    if said[:-1].isascii() and said != character:
        return 1, said[:-1], said[-1], character
    plain = unicodedata.normalize("NFKD", character)[:1].casefold()
    if plain.isascii() and plain.isalnum():
        return 0, plain, "", character
    return (2, "", "", character) if character.isalnum() else None


def _is_digit(sound: Sound) -> bool:
    return sound[0] == 0 and sound[1].isdigit()


def _number(digits: Iterable[Sound]) -> Sound:
    """Return a number as one sound, the longer the larger: 第3期 stands before 第12期."""
    written = "".join(each for _, each, _, _ in digits)
    return 0, f"{len(written):04}{written}", "", written
