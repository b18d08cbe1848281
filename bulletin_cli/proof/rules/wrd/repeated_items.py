"""WRD009: the same thing named twice in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.base.record import record
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

_CLOSING = {"”": "“", "》": "《", "）": "（", ")": "("}
_NUMERALS = frozenset("0123456789一二两三四五六七八九十百千万亿几")
# Offices come back with the next person: 党组成员、副局长甲、党组成员、副局长乙.
_OFFICES = (
    *("书记", "成员", "长", "主任", "经理", "巡视员", "调研员", "委员", "常委", "主席", "代表"),
    *("教授", "工程师", "总裁", "董事", "监事", "参事", "顾问", "主编", "研究员", "专家", "会计师"),
)
_JOINTS = ("以及", "和", "及", "与")
_COUNTED = (
    "(.{2,6}?)(?:等|共|这)?[0-9一二两三四五六七八九十]{1,3}(?:家|个|名|类|项|种|大|省|市|区|县)"
)
_ENDS = (*_JOINTS, "等", "参加", "出席", "参与", "到场", "共同")
_DEPUTIES = ("副", "名誉", "荣誉", "常务", "执行", "前", "原", "代", "总", "非", "大", "中", "小")
# 组织中通快递、圆通、中通快递: a verb may stand before the first item.
_VERBS = frozenset(
    [
        "组织",
        "涉及",
        "检查",
        "走访",
        "邀请",
        "包括",
        "约谈",
        "慰问",
        "邀约",
        "会同",
        "联合",
        "督促",
        "由",
        "与",
        "对",
        "有",
    ]
)
_SHORT = 6
_SHORTEST_TAIL = 3  # 副书记、书记 and 管理、管理 aside


@record
class ListItem:
    """What stands between two 、, and where."""

    text: str
    start: int


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("[、，。；：！？,;“”《》（）()]")


@paragraph_rule(
    "WRD009",
    "warning",
    "并列项重复",
    about="用顿号并列的几项里，同一项说了两次，多半是复制时漏改，删去一处或改成另一项。",
    good=("市局局长、副局长、总工程师出席。", "农村邮路、城市邮路、农村邮路站点齐备。"),
    bad=(
        ("市分公司副总经理、副总经理、顾问出席。", "市分公司副总经理、顾问出席。"),
        ("邮政、顺丰、圆通、顺丰、极兔参加。", "邮政、顺丰、圆通、极兔参加。"),
        "《邮政法》、《快递暂行条例》、《邮政法》",
        "中通、圆通、中通等企业参加。",
        "圆通速递、顺丰、申通和圆通速递",
        "组织中通快递、圆通、中通快递到场参加。",
        "解放思想、深化改革、解放思想。",
        "涉及邮政、顺丰、圆通、顺丰4家企业。",
    ),
    spared=(
        "党组成员、副局长张三、党组成员、副局长李四",
        "甲市（城区、郊区）、乙市（城区、郊区）",
        "分别增长5%、6%、5%。",
        "分别获得冠军、亚军、冠军。",
        "副书记、书记",
        "大、中、小、大",
        "民主、民主监督",
        "名誉副主席、副主席、秘书长",
        "组织、领导、参加黑社会性质组织罪、组织、领导、参加恐怖组织罪",
        "北京、上海、重庆等3个厂和北京、上海、重庆等4个厂",
        "输水管道、厂房、尾水渠、厂房与大坝间的设施",
        "临时管理规约、管理规约和业主大会议事规则",
        "报省、自治区、直辖市人民政府，由省、自治区、直辖市民政部门报省、自治区、直辖市财政部门。",
        "严重超采区、超采区和未超采区，乡、民族乡、镇",
    ),
    needs="、",
)
def duplicate_item(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A list joined by 、 does not name one thing twice."""
    for items in _lists(paragraph.text):
        before = paragraph.text[max(items[0].start - 20, 0) : items[-1].start]
        if "分别" not in before and "依次" not in before:
            yield from _repeats(paragraph, items)


def _repeats(paragraph: LogicalParagraph, items: list[ListItem]) -> Iterator[Found]:
    seen: dict[str, int] = {items[0].text: 0}
    for number, item in enumerate(items[1:], 1):
        last = number == len(items) - 1
        for name in _names(item.text) if last else (item.text,):
            previous = seen.get(name, _said_before(items, number, name))
            if (
                previous is not None
                and not _begins_anew(items, previous, number)
                and _counts(name, items[previous : number + 1])
            ):
                yield _found(paragraph, item, name, whole=name == item.text)
                break
        seen[item.text] = number


def _begins_anew(items: list[ListItem], previous: int, number: int) -> bool:
    """Return whether the next item goes on as before: 由省、自治区、直辖市报省、自治区、直辖市."""
    if number - previous < 2 or number + 1 == len(items):
        return False
    return items[previous + 1].text[:1] == items[number + 1].text[:1]


def _said_before(items: list[ListItem], number: int, name: str) -> int | None:
    """Return which item ends with the name: the one before, or the first after a verb."""
    if len(name) >= _SHORTEST_TAIL:
        for each in (0, number - 1):
            text = items[each].text
            led = text.removesuffix(name) in _VERBS
            if (led or name.endswith(_OFFICES)) and _is_tail(name, text):
                return each
    return None


def _is_tail(name: str, text: str) -> bool:
    return text.endswith(name) and not text.removesuffix(name).endswith(_DEPUTIES)


def _found(paragraph: LogicalParagraph, item: ListItem, name: str, *, whole: bool) -> Found:
    """Return a finding whose fix takes the item and the 、 before it away."""
    message = f"“{name}”在并列项里出现了两次，核对后删去一处"
    start, end = item.start, item.start + len(item.text)
    if whole:
        return paragraph.report(start - 1, end, message, "")
    return paragraph.report(start, end, message)


def _counts(name: str, between: list[ListItem]) -> bool:
    """Return whether a repeat is one; `between` are the items from the one to the other."""
    if len(name) < 2 or name[0] in _NUMERALS or any(each in "0123456789%" for each in name):
        return False
    if len(between) == 2:
        return True
    if any("等" in each.text for each in between[:-1]) or name.endswith(_OFFICES):
        return False
    # Verbs come back with another object; names of two characters stand among short ones.
    return len(name) >= _SHORTEST_TAIL or all(len(each.text) <= _SHORT for each in between[:-1])


def _names(text: str) -> Iterator[str]:
    """Yield what the last item may name: the whole, or what stands before 等 or 和."""
    yield text
    if counted := re.match(_COUNTED, text):
        yield counted[1]
    for word in _ENDS:
        before, found, after = text.partition(word)
        if found and word not in _JOINTS:
            yield before
        elif found:
            yield from (each for each in (before, after) if len(each) >= _SHORTEST_TAIL)


def _lists(text: str) -> Iterator[list[ListItem]]:
    """Yield the lists of a text in one pass; what a pair of brackets holds is its own list."""
    stack: list[tuple[str, list[ListItem], int]] = []
    items: list[ListItem] = []
    start, opened = 0, ""
    for match in _marks().finditer(text):
        mark, place = match[0], match.start()
        if mark in "“《（(":
            stack.append((opened, items, start))
            opened, items, start = mark, [], place + 1
            continue
        items.append(ListItem(text[start:place], start))
        if mark == "、":
            start = place + 1
            continue
        if len(items) > 1:
            yield items
        items, start = [], place + 1
        if mark in _CLOSING and opened == _CLOSING[mark]:
            opened, items, start = stack.pop()
    items.append(ListItem(text[start:], start))
    if len(items) > 1:
        yield items
