"""Defects that WRD finds in usage: repeated items, confused words, words that say too much."""

from __future__ import annotations

import random
import re

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


MUTATIONS = {"WRD009": duplicate_item}
