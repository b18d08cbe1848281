"""Defects in ordinals and lists, put into clean lines."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

_NUMERALS = "一二三四五六七八九十"
_ITEMS = (
    "聚焦重点任务，",
    "创新工作方法，",
    "夯实工作基础，",
    "强化组织领导，",
    "完善工作机制，",
    "加强队伍建设，",
)
_HEADS = ("{}、", "（{}）", "{}.", "（{}）")


def _numbers(size: int, chance: random.Random) -> list[int]:
    """Return 1 to `size` with one left out (not the last) or one twice."""
    numbers = list(range(1, size + 1))
    where = chance.randrange(1, size - 1)
    if chance.random() < 0.5:
        del numbers[where]
    else:
        numbers[where] -= 1
        numbers[where] = max(numbers[where], 2) if where > 1 else 3
    return numbers


def out_of_order(line: str, chance: random.Random) -> str | None:
    """Break a list in the line, or end the line with a broken one, or put lines after it."""
    if "四是" in line and "三是" in line and "二是" in line:
        wrong = chance.choice(("二是", "四是"))
        return line.replace("三是", wrong, 1)
    numbers = _numbers(chance.randrange(4, 7), chance)
    form = chance.choice(("{}是", "第{}，", "（{}）", *_HEADS))
    arabic = form == "{}." or (form == "（{}）" and chance.random() < 0.5)
    marks = [form.format(each if arabic else _NUMERALS[each - 1]) for each in numbers]
    texts = [mark + item + "取得实效。" for mark, item in zip(marks, _ITEMS, strict=False)]
    if form in _HEADS or chance.random() < 0.5:
        return "\n".join((line, *texts))
    return line + "会议要求：" + "".join(texts)


def ordinal_form(line: str, chance: random.Random) -> str | None:
    number = chance.randrange(1, 10)
    form = chance.choice(("{han}.", "{arabic}、", "{arabic}）", "{han}）", "{han}．"))
    return form.format(han=_NUMERALS[number - 1], arabic=number) + line


def level_skipped(line: str, chance: random.Random) -> str | None:
    outer, inner, second = chance.choice(
        (
            ("一、总体要求", "（1）明确责任。", "（2）按时报送。"),
            ("（一）总体要求", "（1）明确责任。", "（2）按时报送。"),
            ("（一）总体要求", "一、明确责任。", "（二）按时报送。"),
            ("1.总体要求", "（一）明确责任。", "2.按时报送。"),
        )
    )
    if re.match("[（(]?[一二三四五六七八九十0-9]", line):
        return None
    return "\n".join((outer, line, inner, second))


def not_parallel(line: str, chance: random.Random) -> str | None:
    """Give one of the items of a list the word 要."""
    words = [f"{_NUMERALS[each]}是{item}" for each, item in enumerate(_ITEMS[:4])]
    odd = chance.randrange(4)
    words[odd] = words[odd].replace("是", "是要", 1)
    return line + "会议要求：" + "".join(words) + "取得实效。"


MUTATIONS: dict[str, Callable[[str, random.Random], str | None]] = {
    "SEQ001": ordinal_form,
    "SEQ002": level_skipped,
    "SEQ003": out_of_order,
    "SEQ005": not_parallel,
}
