"""Defects that WRD finds in usage: repeated items, confused words, words that say too much."""

from __future__ import annotations

import random
import re
from functools import cache

from bulletin_cli.proof.reading.lexicon import read_lexicon
from bulletin_cli.proof.rules.wrd.confusables import Confusable, confusables

_LIST = re.compile("(?<=、)[\u4e00-\u9fff]{3,12}(?=、)")
_NUMERALS = "一二两三四五六七八九十百千万亿几"


def duplicate_item(line: str, chance: random.Random) -> str | None:
    """Say an item of a list twice."""
    if "分别" in line or "依次" in line:
        return None
    items = [each for each in _LIST.finditer(line) if each[0][0] not in _NUMERALS]
    if not items:
        return None
    item = chance.choice(items)
    return f"{line[: item.end()]}、{item[0]}{line[item.end() :]}"


@cache
def _pairs() -> list[Confusable]:
    return [each for each in confusables().entries if isinstance(each, Confusable)]


def confused_words(line: str, chance: random.Random) -> str | None:
    """Put the wrong word for a right one that stands in the line, or both into the line."""
    places = [
        (start, entry)
        for entry in _pairs()
        if (start := line.find(entry.right)) >= 0
        and not entry.near
        and line.startswith(entry.next or "", start + len(entry.right))
    ]
    if places:
        start, entry = chance.choice(places)
        return f"{line[:start]}{entry.wrong}{line[start + len(entry.right) :]}"
    entry = chance.choice(_pairs())
    following = chance.choice([*entry.next, *entry.near] or [""])
    return inserted(line, f"{entry.wrong}{following}", chance)


def inserted(line: str, words: str, chance: random.Random) -> str | None:
    """Return `line` with a clause behind one of its commas."""
    places = [index for index, mark in enumerate(line[:-1], 1) if mark in "，。；"]
    if not places:
        return None
    place = chance.choice(places)
    return f"{line[:place]}{words}，{line[place:]}"


def redundant_words(line: str, chance: random.Random) -> str | None:
    """Put a word that says a thing twice for the plain one, or into the line."""
    entries = read_lexicon("redundancies").entries
    standing = [each for each in entries if each.right in line]
    if standing:
        entry = chance.choice(standing)
        return line.replace(entry.right, entry.wrong, 1)
    return inserted(line, chance.choice(entries).wrong, chance)


def award(line: str, chance: random.Random) -> str | None:
    """Put in an award that does not say what it is."""
    verb = chance.choice(["分获", "荣获", "喜获", "被授予"])
    return inserted(line, f"该单位{verb}“最佳{chance.choice('助先优新')}单位”", chance)


def ill_matched(line: str, chance: random.Random) -> str | None:
    """Put a verb before an object that does not take it."""
    pairs = (("加大", "加强", "力度"), ("增强", "提高", "感"), ("召开", "开展", "会议"))
    for right, wrong, thing in pairs:
        match = re.search(f"{right}(?=[^，。、；和与“]{{0,4}}{thing}[，。、；])", line)
        if match and thing != "感":
            return f"{line[: match.start()]}{wrong}{line[match.end() :]}"
    clause = ["加强监管力度", "提高职工的获得感", "开展全市推进会", "采用有力措施"]
    return inserted(line, chance.choice(clause), chance)


def said_twice(line: str, chance: random.Random) -> str | None:
    """Put in what is done jointly together."""
    verb = chance.choice(["协同", "联合", "携手", "联手"])
    deed = chance.choice(["推进", "开展", "举办", "做好"])
    return inserted(line, f"{verb}有关部门共同{deed}工作", chance)


def disposal(line: str, chance: random.Random) -> str | None:
    """Put 将 for the 对 of what was carried out, or a clause with it into the line."""
    noun = chance.choice(["梳理", "总结", "排查", "部署"])
    return inserted(line, f"将{chance.choice('各某该本')}地情况进行了{noun}", chance)


MUTATIONS = {
    "WRD002": confused_words,
    "WRD007": redundant_words,
    "WRD009": duplicate_item,
    "WRD010": award,
    "WRD011": ill_matched,
    "WRD012": said_twice,
    "WRD013": disposal,
}
