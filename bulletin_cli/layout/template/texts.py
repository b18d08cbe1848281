"""The texts and conditions of a template's rows, checked on loading.

Those that say what most of them say are filled in here, all others by Jinja.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

from bulletin_cli.base.strict_toml import TomlTable
from bulletin_cli.layout.template.name_scope import NameScope
from bulletin_cli.layout.template.plain import plain_text
from bulletin_cli.layout.template.reasons import rendering_reason


class TemplateText(Protocol):
    """A text with places for facts."""

    def render(self, facts: Mapping[str, Any]) -> str:
        """Return the text with the facts in it. Raises LookupError and the like."""


def read_text(entry: TomlTable, scope: NameScope) -> TemplateText:
    """Return the `text` of a row or a cell. Raises BulletinError with file and line."""
    return _read(entry, "text", entry.text("text"), scope)


def read_condition(entry: TomlTable, scope: NameScope) -> TemplateText | None:
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
    return _read(entry, "when", f"{{% if ({source}) %}}1{{% endif %}}", scope)


def _read(entry: TomlTable, key: str, source: str, scope: NameScope) -> TemplateText:
    text = plain_text(source, scope)
    if text is None:
        from bulletin_cli.layout.template.jinja_texts import compile_text

        return compile_text(entry, key, source, scope)
    return text


def fill(text: TemplateText, facts: Mapping[str, Any], origin: TomlTable, key: str = "text") -> str:
    """Return `text` with the facts in it; `origin` and `key` say where it stands.

    Raises BulletinError for what cannot be, such as the last of no receivers.
    """
    try:
        return text.render(facts)
    except (TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise origin.error(
            key, f"排不出来：{rendering_reason(error)}", "可用的名字见 docs/template-reference.md。"
        ) from error
