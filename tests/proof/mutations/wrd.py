"""Defects of the rules WRD001, WRD003, WRD004 and WRD005, put into clean lines."""

from __future__ import annotations

from random import Random

from bulletin_cli.proof.reading.lexicon import read_lexicon
from tests.proof.gate import Mutation

_DEEDS = ("做", "办", "抓", "走", "开展", "落实", "推进", "完成", "日子过", "恢复", "掌握", "运行")
_DEGREES = ("很", "非常", "十分", "更加", "更", "比较", "越来越", "特别")
_WAYS = ("好", "快", "扎实", "顺利", "到位", "彻底", "充分", "圆满", "平稳", "稳", "细致")
# After these and before these a function word stands alone; 和 in 共和 or 和平 is none.
_FUNCTION = "的和了在与及"
_PARTS = {
    "的": ("目标打", "确士"),
    "和": ("共温总饱协缓调平谦柔随亲维中讲求", "平谐解睦气美田善声服"),
    "了": ("不得为除未", "解结却断如然不"),
    "在": ("实存所现正内潜自健好尚外何旨", "职建校岗线押编册任野场座家外地"),
    "与": ("参赠给授付干", "会时众日否其共"),
    "及": ("以涉普危波触埃顾提论遍推企惠言", "时格其早至"),
}


def _misspell(name: str) -> Mutation:
    def mutate(line: str, chance: Random) -> str | None:
        """Write a word as the lexicon says that it is not written."""
        entries = [each for each in read_lexicon(name).entries if each.right in line]
        if not entries:
            return None
        entry = chance.choice(entries)
        return line.replace(entry.right, entry.wrong, 1)

    return mutate


def _double(line: str, chance: Random) -> str | None:
    """Write a function word twice."""
    places = [place for place in range(len(line)) if _stands_alone(line, place)]
    if not places:
        return None
    place = chance.choice(places)
    return line[:place] + line[place] + line[place:]


def _stands_alone(line: str, place: int) -> bool:
    before, after = _PARTS.get(line[place], ("", ""))
    left, right = line[:place][-1:], line[place + 1 :][:1]
    return line[place] in _FUNCTION and not (
        (left and left in before) or (right and right in after) or line[place] in (left, right)
    )


def _complement(line: str, chance: Random) -> str | None:
    """Add that something was done in some way, with 的 for 得."""
    if not line.endswith("。"):
        return None
    deed, degree, way = (chance.choice(each) for each in (_DEEDS, _DEGREES, _WAYS))
    return f"{line[:-1]}，{deed}的{degree}{way}。"


MUTATIONS: dict[str, Mutation] = {
    "WRD001": _misspell("misspellings"),
    "WRD003": _complement,
    "WRD004": _double,
    "WRD005": _misspell("variants"),
}
