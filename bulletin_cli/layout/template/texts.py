"""The parts of a template: rows of a style and a one-line Jinja text, checked on loading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, cast

from bulletin_cli.base.record import record
from bulletin_cli.base.strict_toml import TomlTable, suggestion
from bulletin_cli.layout.document import Style
from bulletin_cli.layout.template.grammar import FILTERS, Grammar
from bulletin_cli.layout.template.jinja import (
    ImmutableSandboxedEnvironment,
    StrictUndefined,
    Template,
    TemplateError,
)
from bulletin_cli.layout.template.reasons import rendering_reason, syntax_reason

# What a text of each part may name, beside what all of them may.
_NAMES: dict[str, tuple[str, ...]] = {
    "contents": ("article",),
    "section": ("section",),
    "article": ("article",),
    "header": ("page_number", "page_count"),
    "footer": ("page_number", "page_count"),
}
_IN_MARGINS = ("header", "footer")
_COMMON_NAMES = ("periodical", "issue", "field", "line_break")
_SIDES: dict[str, Literal["odd", "even", "both"]] = {"odd": "odd", "even": "even", "both": "both"}
_TEXT_MOST = 10_000  # characters that `replace` may make of a text


def _replace(text: str, old: str, new: str = "") -> str:
    """Return `text` with `new` for `old`, if that leaves it a line of reasonable length."""
    text, old, new = str(text), str(old), str(new)
    if not old or len(text) + text.count(old) * (len(new) - len(old)) > _TEXT_MOST:
        raise ValueError("replace 换出来的文字太长")
    return text.replace(old, new)


def _environment() -> ImmutableSandboxedEnvironment:
    """Return a sandbox with the filters of FILTERS, where what was not written prints as nothing.

    The supplement's whole number is None, and so is a print run that nobody gave.
    """
    jinja = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,
        finalize=lambda value: "" if value is None else value,
    )
    jinja.filters = {name: jinja.filters[name] for name in FILTERS} | {"replace": _replace}
    return jinja


sandbox = _environment()


@record
class TemplateRow:
    """One paragraph of a part: a style and a text, or no text for a blank line or a rule.

    A `spare` blank line is left out where space is short.
    """

    style: str
    text: Template | None
    origin: TomlTable
    body: bool = False
    each_article: bool = False
    pages: Literal["odd", "even", "both"] = "both"
    spare: bool = False
    from_page: int = 1

    def render(self, facts: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the paragraphs' texts; none where the text comes out empty.

        Raises BulletinError for what cannot be, such as the last of no receivers.
        """
        if self.text is None:
            return ("",)
        try:
            text = self.text.render(facts)
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            raise self.origin.error(
                "text", f"排不出来：{rendering_reason(error)}", "可用的名字见 docs/templates.md。"
            ) from error
        return tuple(line for line in text.split("\n") if line)


def read_row(
    entry: TomlTable, part: str, styles: Mapping[str, Style], fields: tuple[str, ...]
) -> TemplateRow:
    """Return one row of `part`, its style known and its text compiled.

    `fields` are the keys of the template's fields.

    Raises BulletinError with file, line and key.
    """
    body = part == "article" and entry.flag("body", False)
    style = "body" if body else entry.text("style")
    if style not in styles:
        raise entry.error("style", f"“{style}”不是样式", suggestion(style, tuple(styles)))
    row = TemplateRow(
        style,
        _text(entry, part, fields) if "text" in entry.keys else None,
        entry,
        body,
        part == "contents" and entry.flag("each_article", False),
        entry.choice("pages", _SIDES, "both") if part in _IN_MARGINS else "both",
        entry.flag("spare", False),
        entry.integer("from_page", 1, least=1) if part in _IN_MARGINS else 1,
    )
    entry.close()
    if row.from_page > 2:
        raise entry.error("from_page", "只能是 1 或 2", "Word 只分得出首页和其余各页。")
    if row.spare and (body or row.text or styles[style].rule_above or styles[style].rule_below):
        raise entry.error("spare", "只能写在空行上", "有文字、有线的一行不能省，去掉 spare。")
    return row


def _text(entry: TomlTable, part: str, fields: tuple[str, ...]) -> Template:
    source = entry.text("text")
    names = (*_COMMON_NAMES, *_NAMES.get(part, ()))
    try:
        tree = sandbox.parse(source)
        Grammar(entry, names, fields).check(tree)
        return sandbox.from_string(cast(Any, tree))
    except (TemplateError, RecursionError) as error:
        raise entry.error(
            "text", f"的 Jinja 写法有误：{syntax_reason(error)}", "检查 {{ }}、{% %} 是否成对。"
        ) from error
