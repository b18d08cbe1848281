"""The parts of a template: rows of a style and a one-line Jinja text, checked on loading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bulletin_cli.document import Style
from bulletin_cli.strict_toml import Table, suggestion

# What the texts of templates may name, and the attributes of each; docs/templates.md explains them.
FACTS: dict[str, tuple[str, ...]] = {
    "periodical": (
        "nameplate", "issuer", "marking", "report_to", "copy_to", "issue_to",
    ),
    "issue": (
        "label", "year", "number", "whole_number", "date",
        "contents", "units", "print_run", "also_to",
    ),
    "article": ("title", "full_title", "unit", "author", "editor_note", "page"),
}  # fmt: skip
# What a text of each part may name; `periodical` and `issue` everywhere.
_NAMES: dict[str, tuple[str, ...]] = {
    "contents": ("article",),
    "section": ("section",),
    "article": ("article",),
    "footer": ("page_number",),
}
_COMMON_NAMES = ("periodical", "issue", "line_break")
_SIDES: dict[str, Literal["odd", "even", "both"]] = {"odd": "odd", "even": "even", "both": "both"}
_REFUSED = (
    nodes.For,
    nodes.Include,
    nodes.Import,
    nodes.Extends,
    nodes.Macro,
    nodes.Mul,
    nodes.Pow,
)
_jinja = ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined, autoescape=False)


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph of a part: a style and a text, or no text for a blank line or a rule."""

    style: str
    text: jinja2.Template | None
    origin: Table
    body: bool = False
    each_article: bool = False
    pages: Literal["odd", "even", "both"] = "both"

    def render(self, facts: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the paragraphs' texts; none where the text comes out empty.

        Raises BulletinError for a name that is not there or must not be seen.
        """
        if self.text is None:
            return ("",)
        try:
            text = self.text.render(facts)
        except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            raise self.origin.error(
                "text", f"不能渲染：{error}", "可用的名字见 docs/templates.md。"
            ) from error
        return tuple(line for line in text.split("\n") if line)


def read_row(entry: Table, part: str, styles: Mapping[str, Style]) -> Row:
    """Return one row of `part`, its style known and its text compiled.

    Raises BulletinError with file, line and key.
    """
    body = part == "article" and entry.flag("body", False)
    style = "body" if body else entry.text("style")
    if style not in styles:
        raise entry.error("style", f"“{style}”不是样式", suggestion(style, tuple(styles)))
    row = Row(
        style,
        _text(entry, part) if "text" in entry.keys else None,
        entry,
        body,
        part == "contents" and entry.flag("each_article", False),
        entry.choice("pages", _SIDES, "both") if part == "footer" else "both",
    )
    entry.close()
    return row


def _text(entry: Table, part: str) -> jinja2.Template:
    source = entry.text("text")
    names = (*_COMMON_NAMES, *_NAMES.get(part, ()))
    try:
        tree = _jinja.parse(source)
        template = _jinja.from_string(cast(Any, tree))
    except (jinja2.TemplateError, RecursionError) as error:
        raise entry.error(
            "text", f"的 Jinja 写法有误：{error}", "检查 {{ }}、{% %} 是否成对，过滤器名是否写对。"
        ) from error
    for node in tree.find_all(nodes.Node):
        _refuse(node, entry, names)
    return template


def _refuse(node: nodes.Node, entry: Table, names: tuple[str, ...]) -> None:
    """Refuse what a text must not do or name."""
    if isinstance(node, _REFUSED):
        raise entry.error(
            "text", "里不能有循环、引入和乘法", "一列文字用 | join(line_break) 连起来。"
        )
    if isinstance(node, nodes.Name) and node.name not in names:
        raise entry.error("text", f"里的 {node.name} 没有定义", suggestion(node.name, names))
    if isinstance(node, nodes.Getattr):
        owner = node.node.name if isinstance(node.node, nodes.Name) else ""
        known = FACTS.get(owner, ())
        if node.attr not in known and (not owner or owner in names):
            raise entry.error("text", f"里的 .{node.attr} 没有定义", suggestion(node.attr, known))
