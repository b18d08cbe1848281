"""Characters that are taken for one another: those that sound alike and those that look alike."""

from __future__ import annotations

import re
from functools import cache

from bulletin_cli.proof.reading.tables import read_table


def are_alike(one: str, other: str) -> bool:
    """Return whether two characters sound alike (tones, zh and z, ng and n aside) or look so."""
    return not _marks().get(one, frozenset()).isdisjoint(_marks().get(other, frozenset()))


@cache
def _marks() -> dict[str, frozenset[str]]:
    """Return the syllables of each character and the groups that it looks like."""
    marks: dict[str, set[str]] = {}
    for line in _lines("sounds"):
        syllable, characters = line.split("\t")
        syllable = re.sub("^([zcs])h|ng$", lambda match: match[1] or "n", syllable)
        for each in characters:
            marks.setdefault(each, set()).add(syllable)
    for group in _lines("alike_shapes"):
        for each in group:
            marks.setdefault(each, set()).add(group)
    return {each: frozenset(found) for each, found in marks.items()}


def _lines(table: str) -> list[str]:
    return [line for line in read_table(table).splitlines() if line[0] != "#"]
