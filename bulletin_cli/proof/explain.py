"""What there is to tell of a rule, for `bulletin rule` and docs/rules.md."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.proof.register import Rule
from bulletin_cli.record import record

# Families in words; what a new family lacks here is shown by its letters.
FAMILIES = {
    "PUN": "标点符号", "SPC": "空格和字符", "NUM": "数字和日期", "SEQ": "层次和序数", "WRD": "字词",
    "TRM": "名称和提法", "ISS": "一期的整体", "CON": "前后一致", "PRV": "个人信息", "STY": "文风",
    "SUP": "屏蔽",
}  # fmt: skip


@record
class Example:
    """A text, a line a paragraph, and what it should be where the rule can say so."""

    text: str
    mended: str = ""


def family(rule: Rule) -> str:
    """Return the letters before the number."""
    return rule.id.rstrip("0123456789")


def bad_examples(rule: Rule) -> Iterator[Example]:
    """Yield what the rule finds."""
    for each in rule.bad:
        yield Example(each) if isinstance(each, str) else Example(*each)


def switches(rule: Rule) -> tuple[tuple[str, str], ...]:
    """Return how the rule is switched on or off: for what, and what to write."""
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
