"""SEQ003: gaps and repeats in 一、二、四 and 一是、二是、四是."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.reading.nested_lists import OpenLists
from bulletin_cli.proof.reading.numerals import DIGITS
from bulletin_cli.proof.reading.ordinals import Ordinal, inline_ordinals, list_ordinals
from bulletin_cli.proof.register import text_rule

_SHORT = 60  # paragraphs: a longer text may be a heap of sentences


@text_rule(
    "SEQ003",
    "error",
    "序数缺号或重号",
    about="一、二、四，一是、二是、二是：序数缺了或重了。核对是漏了一条，还是号写错了。",
    good=(
        "一是要聚焦。二是要创新。三是要夯实。",
        "一、总则\n（一）范围\n（二）职责\n二、分则\n（一）程序\n三、附则",
        "第一，抓重点。第二，补短板。",
    ),
    bad=(
        "一是聚焦重点。二是创新方法。四是夯实基础。",
        "一是聚焦重点；二是创新方法；二是夯实基础。",
        "一、总则\n二、分则\n四、附则",
        "一、总则\n（一）范围\n（三）职责",
        "1.总则\n2.分则\n2.附则",
        "第一，抓重点。第三，补短板。",
        "要求：（1）按时；（2）准确；（4）完整。",
        "一、总则\n三、分则",
        "一是聚焦重点。\n二是创新方法。\n四是夯实基础。",
        "第一，抓重点。\n第三，补短板。",
    ),
    spared=(
        "一是一，二是二，四是四。",
        "一是聚焦：一是重点，二是难点。二是创新：一是方法，二是机制。三是夯实。",
        "一是聚焦重点，二要创新方法，三是夯实基础。",
        "一是聚焦重点，其二创新方法，三是夯实基础。",
        "按照第（一）、（二）、（四）项规定办理。",
        "二是坚持创新。",
        "一是聚焦：一是重点，二是难点。\n二是创新。\n三是夯实。",
        "一是聚焦。二是创新。\n三是夯实。",
        "一是聚焦。\n二是创新：一是方法；二是机制。\n三是夯实。",
        "1.总则\n2.分则\n附件：1.名单\n2.方案",
        "一、同意征收土地。\n十四、部分项目",
        "一、总则\n二.分则\n三、附则",
        "第一产业增长5%，第二、三产业增长8%。",
        "一季度增长3.5%；三季度增长4.2%。",
        "一要抓学习。\n二要抓落实。\n三要抓督查。\n要改善住房。一是保供应。二是稳预期。\n三是抑制投机。\n四是监管。",
    ),
)
def out_of_order(text: Text) -> Iterator[Found]:
    """Ordinals leave none out and none comes twice."""
    yield from _of_heads(text)
    for index, paragraph in enumerate(text.paragraphs):
        if paragraph.kind != "cell" and not paragraph.characters.isdisjoint("是要第：；。"):
            yield from _ordered(inline_ordinals(paragraph, index), text)


def _ordered(marks: Iterable[Ordinal], text: Text) -> Iterator[Found]:
    """Judge the ordinals of one paragraph."""
    orders: dict[str, OpenLists] = {}
    for mark in marks:
        before = orders.setdefault(mark.form, OpenLists()).put(mark)
        if before and not _named_between(before, mark, text):
            yield _found(before, mark)


def _of_heads(text: Text) -> Iterator[Found]:
    """Judge the ordinals at the heads of paragraphs; a higher one begins the lower ones anew."""
    found: list[Found] = []
    orders: dict[int, OpenLists] = {}
    fits = misfits = 0
    for mark in list_ordinals(text):
        for lower in [level for level in orders if level > mark.level]:
            fits, misfits = fits + orders[lower].fits, misfits + orders[lower].misfits
            del orders[lower]
        order = orders.setdefault(mark.level, OpenLists())
        if not order.runs and mark.number != 1:
            misfits += 1
        elif (
            (before := order.put(mark))
            and mark.start == 0
            and before.index != mark.index
            and not _named_between(before, mark, text)
        ):
            found.append(_found(before, mark))
    fits += sum(order.fits for order in orders.values())
    misfits += sum(order.misfits for order in orders.values())
    if misfits <= fits + (len(text.paragraphs) <= _SHORT):
        yield from found


def _named_between(before: Ordinal, mark: Ordinal, text: Text) -> bool:
    """Return whether the number left out stands between the two, in another form."""
    if mark.number - before.number != 2:
        return False
    number = before.number + 1
    names = f"{DIGITS[number - 1] if number < 10 else number}|{number}"
    if before.index == mark.index:
        words = mark.paragraph.text[before.end : mark.start]
        return bool(re.search(f"(?:[。；，：！？（(其第\\s])(?:{names})", words))
    between = text.paragraphs[before.index + 1 : mark.index]
    return any(re.match(f"[（(第\\s]?(?:{names})", each.text) for each in between)


def _found(before: Ordinal, mark: Ordinal) -> Found:
    if mark.number == before.number:
        message = f"“{mark.text}”重号，前面已有“{before.text}”，核对"
    else:
        message = f"“{before.text}”之后是“{mark.text}”，缺号，核对"
    return mark.paragraph.report(mark.start, mark.end, message)
