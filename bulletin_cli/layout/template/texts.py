"""The texts and conditions of a template's rows: Jinja in a sandbox, checked on loading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from bulletin_cli.base.record import record
from bulletin_cli.base.strict_toml import TomlTable
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
    "contents": ("article", "section"),
    "section": ("section",),
    "article": ("article",),
    "header": ("page_number", "page_count"),
    "footer": ("page_number", "page_count"),
}
MARGINS = ("header", "footer")
_COMMON_NAMES = ("periodical", "issue", "field", "line_break")
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
class Naming:
    """What the texts of one part may name: its own facts, and `fields`, keys of the template's."""

    part: str
    fields: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names that stand by themselves or before a full stop."""
        return (*_COMMON_NAMES, *_NAMES.get(self.part, ()))


def read_text(entry: TomlTable, naming: Naming) -> Template:
    """Return the compiled `text` of a row or a cell. Raises BulletinError with file and line."""
    return _compiled(entry, "text", entry.text("text"), naming)


def read_condition(entry: TomlTable, naming: Naming) -> Template | None:
    """Return the condition `when`, which prints something where it holds; None without one.

    Raises BulletinError with file and line.
    """
    source = entry.text("when", "true")
    if not source.strip() or re.search("[{}%]", source):
        raise entry.error(
            "when", "里要写一个条件，不要 {{ }}、{% %}", '写成 when = "field.签发人" 这样。'
        )
    if "when" not in entry.keys:
        return None
    return _compiled(entry, "when", f"{{% if ({source}) %}}1{{% endif %}}", naming)


def _compiled(entry: TomlTable, key: str, source: str, naming: Naming) -> Template:
    try:
        tree = sandbox.parse(source)
        Grammar(entry, naming.names, naming.fields, key).check(tree)
        return sandbox.from_string(cast(Any, tree))
    except (TemplateError, RecursionError) as error:
        raise entry.error(
            key, f"的 Jinja 写法有误：{syntax_reason(error)}", "检查 {{ }}、{% %} 是否成对。"
        ) from error


def fill(text: Template, facts: Mapping[str, Any], origin: TomlTable, key: str = "text") -> str:
    """Return `text` with the facts in it; `origin` and `key` say where it stands.

    Raises BulletinError for what cannot be, such as the last of no receivers.
    """
    try:
        return text.render(facts)
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise origin.error(
            key, f"排不出来：{rendering_reason(error)}", "可用的名字见 docs/template-reference.md。"
        ) from error
