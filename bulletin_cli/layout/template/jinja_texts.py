"""Texts of templates in Jinja, in a sandbox, checked on their tree."""

from __future__ import annotations

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
from bulletin_cli.layout.template.name_scope import NameScope
from bulletin_cli.layout.template.reasons import syntax_reason

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
class JinjaText:
    """A compiled text."""

    template: Template

    def render(self, facts: Mapping[str, Any]) -> str:
        """Return the text with the facts in it. Raises LookupError and the like."""
        try:
            return self.template.render(facts)
        except TemplateError as error:
            raise LookupError(str(error)) from error


def compile_text(entry: TomlTable, key: str, source: str, scope: NameScope) -> JinjaText:
    """Return a text; `entry` and `key` say where it stands. Raises BulletinError."""
    try:
        tree = sandbox.parse(source)
        Grammar(entry, scope.names, scope.fields, key).check(tree)
        return JinjaText(sandbox.from_string(cast(Any, tree)))
    except (TemplateError, RecursionError) as error:
        raise entry.error(
            key, f"的 Jinja 写法有误：{syntax_reason(error)}", "检查 {{ }}、{% %} 是否成对。"
        ) from error
