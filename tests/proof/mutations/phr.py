"""Defects that PHR finds: set phrases and idioms with one slip."""

from __future__ import annotations

import random

from bulletin_cli.proof.reading.alike import are_alike
from bulletin_cli.proof.reading.tables import read_table
from tests.proof.gate import Mutation
from tests.proof.mutations.usage import inserted

_COMMON = "一以不人中为大有事时分力心出利意实工已志立治制期机会继势"


def _phrases(table: str) -> list[str]:
    rows = (line.split("\t") for line in read_table(table).splitlines() if line[0] != "#")
    return [row[0] for row in rows if len(row) == 1]


def shortened_phrase(line: str, chance: random.Random) -> str | None:
    """Put a long set phrase without one of its inner characters into the line."""
    phrase = chance.choice([each for each in _phrases("set_phrases") if each.isalpha()])
    if len(phrase) < 7:
        return None
    place = chance.randrange(1, len(phrase) - 1)
    if phrase[place] in "的和与及各了" or phrase[place] in phrase[place - 1 : place + 2 : 2]:
        return None
    return inserted(line, phrase[:place] + phrase[place + 1 :], chance)


def misspelt_idiom(line: str, chance: random.Random) -> str | None:
    """Put an idiom with a character that is like the right one into the line."""
    phrase = chance.choice(_phrases("idioms"))
    place = chance.randrange(4)
    others = [each for each in _COMMON if each != phrase[place] and are_alike(each, phrase[place])]
    if not others:
        return None
    wrong = phrase[:place] + chance.choice(others) + phrase[place + 1 :]
    return inserted(line, wrong, chance)


MUTATIONS: dict[str, Mutation] = {"PHR001": shortened_phrase, "PHR003": misspelt_idiom}
