"""Defects of names, put into clean lines: meetings, set phrases, places."""

from __future__ import annotations

import random
import re

from bulletin_cli.proof.reading.phrases import is_valid, read_phrases
from bulletin_cli.proof.rules.trm.places import _MUNICIPALITIES, _places

_STOP = re.compile("(?<=[，。；])(?=[一-鿿])")


def inserted(line: str, words: str, chance: random.Random) -> str | None:
    """Return the line with words put behind one of its stops; None where it has none."""
    places = [match.start() for match in _STOP.finditer(line)]
    if not places:
        return None
    at = chance.choice(places)
    return f"{line[:at]}{words}，{line[at:]}"


def meeting(line: str, chance: random.Random) -> str | None:
    """Put a meeting's name in that is not its own."""
    number, which = chance.choice(["十八", "十九", "二十"]), chance.choice("一二三")
    wrong = (
        f"学习党的{number}届{which}中全会会议精神",
        f"落实{number}届{which}中全会部署",
        f"党的{number}大{which}中全会提出",
        f"党的{number}届{which}次全会提出",
        "在习近平同志为核心的党中央领导下",
    )
    return inserted(line, chance.choice(wrong), chance)


def phrase(line: str, chance: random.Random) -> str | None:
    """Put a set phrase in whose members are out of order, or that lacks its quotes."""
    known = [each for each in read_phrases().phrases if is_valid(each.first, each.until, None)]
    each = chance.choice(known)
    members = list(each.members)
    if not members or (each.quoted and chance.random() < 0.3):
        return inserted(line, f"落实{each.name}", chance)
    one, other = chance.sample(range(len(members)), 2)
    members[one], members[other] = members[other], members[one]
    return inserted(line, f"坚持{'、'.join(members)}", chance)


def place(line: str, chance: random.Random) -> str | None:
    """Put a city or county behind a province that it is not in."""
    places = _places()
    province = chance.choice([each for each in places.inside if each not in _MUNICIPALITIES])
    names = chance.choice([sorted(places.full), sorted(places.city), sorted(places.county)])
    name = chance.choice(names)
    if name in places.inside[province]:
        return None
    return inserted(line, f"地处{province}{name}的", chance)


def counts(line: str, chance: random.Random) -> str | None:
    """Put two numbers of one thing in."""
    range_, thing = (
        chance.choice(["全国", "全市", "全省"]),
        chance.choice(["家快递企业", "个示范站点"]),
    )
    one, other = chance.sample(range(2, 900), 2)
    return inserted(line, f"{range_}{one}{thing}到会，{range_}{other}{thing}发言", chance)


MUTATIONS = {"CON002": counts, "TRM001": meeting, "TRM002": phrase, "TRM006": place}
