"""Autonomous prefectures, counties and banners: which peoples their names have, in which order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bulletin_cli.base.record import record
from bulletin_cli.proof.lazy_patterns import lazy
from bulletin_cli.proof.reading.tables import read_table

_PREFECTURE = "自治州"
_LONGEST, _SHORTEST = 6, 2  # characters before the peoples; 融|水苗族自治县 is not looked for
_PEOPLES = (
    "柯尔克孜|哈萨克|塔吉克|达斡尔|鄂伦春|鄂温克|蒙古|朝鲜|土家|布依|景颇|傈僳|哈尼|拉祜|布朗|独龙|普米|"
    "纳西|仡佬|仫佬|毛南|撒拉|东乡|裕固|保安|锡伯|藏|苗|羌|彝|侗|白|傣|壮|回|满|瑶|黎|佤|怒|水|土|畲|各"
)
_NAME = lazy("自治州 自治县 自治旗", f"州?((?:(?:{_PEOPLES})族?)*)(自治[州县旗])")


@record
class MiswrittenName:
    """What stands at text[start:end], the whole name of the place, and what is wrong."""

    start: int
    end: int
    name: str
    why: str


def miswritten_names(text: str) -> Iterator[MiswrittenName]:
    """Yield names with the peoples of the place in another order, some of them, or none."""
    for match in _NAME.finditer(text):
        peoples, kind = match.groups()
        if not peoples and kind != _PREFECTURE:
            continue  # 彭水自治县 is what it calls itself
        for end in (match.start(1), match.start()):  # 靖州|苗族自治县, 恩施|州自治州
            head, name = _place(text[max(end - _LONGEST, 0) : end], kind)
            start = end - len(head)
            why = name and text[start : match.end()] != name and _fault(peoples, name[len(head) :])
            if why:
                yield MiswrittenName(start, match.end(), name, why)
                break


def _place(before: str, kind: str) -> tuple[str, str]:
    """Return the head of a name that a text ends with, and the name; "" for none."""
    names = _names(read_table("places"))
    heads = (before[-length:] for length in range(len(before), _SHORTEST - 1, -1))
    return next(((each, names[each, kind]) for each in heads if (each, kind) in names), ("", ""))


def _fault(peoples: str, right: str) -> str:
    """Return what is wrong with the peoples of a name; "" where they are those of another place."""
    written, wanted = re.findall(_PEOPLES, peoples), re.findall(_PEOPLES, right)
    if written == wanted:
        return "“族”字的有无照名称写"
    if sorted(written) == sorted(wanted):
        return "民族的次序"
    return "名称写全" if not written or set(written) & set(wanted) else ""


@lru_cache(2)
def _names(places: str) -> dict[tuple[str, str], str]:
    """Return the whole names by their head and their kind: 双江, 自治县."""
    found = {}
    for line in places.splitlines():
        for name in line.rpartition("\t")[2].split() if line[0] != "#" else ():
            for match in _NAME.finditer(name):
                found[name[: match.start(1)], match[2]] = name
    return found
