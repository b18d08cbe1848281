"""What there is to tell of a rule, for `bulletin rule` and docs/rules.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bulletin_cli.base.record import record
from bulletin_cli.base.typography import display_width
from bulletin_cli.proof.reading.tables import data_date
from bulletin_cli.proof.register import Rule, rules
from bulletin_cli.proof.reports.excerpt import wrap_hanging
from bulletin_cli.proof.reports.text import LEVEL_NAMES

# Families in words, in the order of docs/rules.md; a new one is shown by its letters, last.
FAMILIES = {
    "PUN": "标点符号", "SPC": "空格和字符", "NUM": "数字和日期", "SEQ": "层次和序数", "WRD": "字词",
    "GRM": "语法", "LOG": "逻辑", "PHR": "固定词语", "TRM": "名称和提法", "ORG": "机构名称",
    "UNT": "计量单位", "FMT": "公文格式", "ISS": "一期的整体", "PAG": "版面", "CON": "前后一致",
    "PRV": "个人信息", "STY": "文风", "SUP": "屏蔽",
}  # fmt: skip


@record
class Example:
    """A text, a line a paragraph, and what it should be where the rule can say so."""

    text: str
    mended: str = ""


def family(rule: Rule) -> str:
    """Return the letters before the number."""
    return rule.id.rstrip("0123456789")


def ordered_rules() -> list[Rule]:
    """Return every rule, families in the order of FAMILIES, each by number."""
    order = {letters: place for place, letters in enumerate(FAMILIES)}
    return sorted(rules().values(), key=lambda rule: (order.get(family(rule), 99), rule.id))


def bad_examples(rule: Rule) -> Iterator[Example]:
    """Yield what the rule finds."""
    for each in rule.bad:
        yield Example(each) if isinstance(each, str) else Example(*each)


def switches(rule: Rule) -> tuple[tuple[str, str], ...]:
    """Return how the rule is switched on or off: for what, and what to write."""
    if rule.always:
        return (("不能不用", "改好稿件，或用 bulletin remove-article 撤下"),)
    comment = f"<!-- bulletin: ignore {rule.id} -->"
    once = (("只这一次", f"--ignore {rule.id}"),)
    always = (("各期都不用", f'bulletin.toml 的 [check] 里写 ignore = ["{rule.id}"]'),)
    article = (("一篇不用", f'稿件开头写 ignore = ["{rule.id}"]'),)
    paragraph = (("一段不用", f"段前单独一行写 {comment}"),)
    if rule.off:
        return (("平时不用，要用时写", f"--select {rule.id}"),)
    if rule.of_issue:
        return once + always + article
    return once + always + article + (paragraph if rule.of_paragraph or rule.of_text else ())


def data_dates(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield the tables that a rule judges by, and the day up to which each knows the world."""
    for name in rule.tables:
        yield name, str(data_date(name))


def listing(rules: Sequence[Rule]) -> Iterator[str]:
    """Yield each rule's id, level and name."""
    for each in rules:
        off = "（平时不用）" if each.off else ""
        yield from wrap_hanging(f"{each.id}  {LEVEL_NAMES[each.level]}  ", each.name + off)


def explanation(rule: Rule) -> Iterator[str]:
    """Yield what an editor should know of a rule."""
    yield from wrap_hanging(f"{rule.id}  ", rule.name)
    yield ""
    yield f"级别  {LEVEL_NAMES[rule.level]}{'，平时不用' if rule.off else ''}"
    yield from wrap_hanging("说明  ", rule.about)
    yield from wrap_hanging("依据  ", rule.standard)
    for name, day in data_dates(rule):
        yield from wrap_hanging("数据  ", f"{name}.tsv，截至 {day}；以后的事不算错")
    for example in bad_examples(rule):
        yield from _example("错例  ", example.text)
        yield from _example("  改为  ", example.mended)
    for text in rule.good:
        yield from _example("对例  ", text)
    for text in rule.spared:
        yield from _example("不报  ", text)
    yield "怎么不用它" if not rule.off else "怎么用它"
    for when, what in switches(rule):
        yield from wrap_hanging(f"  {when}：", what)


def facts(rule: Rule) -> dict[str, Any]:
    """Return what `bulletin rule --format json` says of a rule."""
    bad = [{"text": each.text, "mended": each.mended or None} for each in bad_examples(rule)]
    return {
        "id": rule.id, "level": rule.level, "name": rule.name, "about": rule.about,
        "standard": rule.standard, "good": rule.good, "bad": bad, "spared": rule.spared,
        "default": not rule.off,
        "data": [{"table": name, "date": day} for name, day in data_dates(rule)],
    }  # fmt: skip


def _example(head: str, text: str) -> Iterator[str]:
    for line in text.split("\n") if text else ():
        yield from wrap_hanging(head, line)
        head = " " * display_width(head)
