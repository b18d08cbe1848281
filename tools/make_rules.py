"""Writes docs/rules.md from what the rules say of themselves; run with `make rules`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bulletin_cli.proof.register import Rule  # noqa: E402
from bulletin_cli.proof.reports.rule_page import FAMILIES, bad_examples, family, ordered_rules  # noqa: E402
from bulletin_cli.proof.reports.text import LEVEL_NAMES  # noqa: E402

HEAD = """# 校对规则

`bulletin rule PUN006` 说明一条规则。怎么校对、怎么不用一条规则，见[校对](proofreading.md)。
本页由 `make rules` 从规则自己的说明生成，不要手改。
"""


def document() -> str:
    """Return the whole page."""
    parts = [HEAD]
    for letters, rules in groupby(ordered_rules(), key=family):
        parts += [f"## {FAMILIES.get(letters, letters)}\n", *map(_section, rules)]
    return "\n".join(parts)


def _section(rule: Rule) -> str:
    level = LEVEL_NAMES[rule.level] + "，平时不用" * rule.off
    lines = [f"### {rule.id}", "", f"**{rule.name}**（{level}） {rule.about}", ""]
    lines += [f"依据：{rule.standard}。", ""] * bool(rule.standard)
    return "\n".join([*lines, *_examples(rule)])


def _examples(rule: Rule) -> Iterator[str]:
    rows = [("错", each.text) for each in bad_examples(rule)]
    rows += [("对", text) for text in rule.good]
    rows += [("不报", text) for text in rule.spared]
    yield from (f"- {kind}：{_code(text)}" for kind, text in rows)
    if rows:
        yield ""


def _code(text: str) -> str:
    """Return a text as code; signs without a shape are named, a new line is a stroke."""
    shown = text.replace("\n", " ⏎ ").replace("`", "ˋ")
    return f"`{''.join(each if each.isprintable() else f'⟨U+{ord(each):04X}⟩' for each in shown)}`"


if __name__ == "__main__":
    (ROOT / "docs" / "rules.md").write_text(document(), encoding="utf-8", newline="\n")
