"""SEQ005: items of one list that begin differently."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.ordinals import Ordinal, inline_ordinals
from bulletin_cli.proof.register import paragraph_rule


@paragraph_rule(
    "SEQ005",
    "info",
    "并列各条的句式不一",
    about="一是、二是、三是各条的句式宜一致：有的用“一是要”，有的只用“二是”，统一成一种。",
    good=("一是要聚焦重点。二是要创新方法。三是要夯实基础。", "一是聚焦重点。二是创新方法。"),
    bad=(
        "一是要聚焦重点。二是创新方法。三是要夯实基础。",
        "一是聚焦重点；二是要创新方法；三是夯实基础。",
    ),
    spared=(
        "一是要素保障有力。二是机制完善。三是服务到位。",
        "一是要聚焦重点。二是创新方法。",
        "一是重点突出。二是难点突破。",
    ),
    needs="要",
)
def not_parallel(paragraph: LogicalParagraph) -> Iterator[Found]:
    """The items 一是, 二是, 三是 either all begin with 要 or none does."""
    if "二是" not in paragraph.text:
        return
    for items in _lists(paragraph):
        with_word = [each for each in items if _has_word(each)]
        without = [each for each in items if not _has_word(each)]
        if with_word and without and len(items) > 2:
            odd = without[0] if len(without) <= len(with_word) else with_word[0]
            here, others = ("没有“要”", "有“要”") if odd in without else ("有“要”", "没有“要”")
            message = f"“{odd.text}”之后{here}，别的条{others}，统一句式"
            yield paragraph.report(odd.start, odd.end, message)


def _lists(paragraph: LogicalParagraph) -> Iterator[list[Ordinal]]:
    """Yield the lists 一是, 二是, … of a paragraph."""
    items: list[Ordinal] = []
    for mark in inline_ordinals(paragraph, 0):
        if mark.form == "是" and mark.text.endswith("是"):
            if items and mark.number != items[-1].number + 1:
                yield items
                items = []
            items.append(mark)
    yield items


def _has_word(mark: Ordinal) -> bool:
    after = mark.paragraph.text[mark.end : mark.end + 2]
    return after[:1] == "要" and after[1:] not in "求点素件务闻"
