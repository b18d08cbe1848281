"""Texts of many lines that a clerk may change: Jinja in the sandbox of the templates' texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.layout.template.grammar import GRAMMAR
from bulletin_cli.layout.template.jinja import TemplateError, TemplateSyntaxError, nodes
from bulletin_cli.layout.template.jinja_texts import sandbox
from bulletin_cli.layout.template.reasons import rendering_reason, syntax_reason


def fill(source: str, file: str, facts: Mapping[str, Any]) -> str:
    """Return the text that `source` makes of facts; `file` names it in messages.

    Raises BulletinError with file and, where Jinja says it, line.
    """
    try:
        tree = sandbox.parse(source)
        _refuse_foreign(tree, file, facts)
        text = sandbox.from_string(tree).render(facts)
    except (TemplateSyntaxError, RecursionError) as error:
        line = error.lineno if isinstance(error, TemplateSyntaxError) else None
        raise BulletinError(
            f"Jinja 写法有误：{syntax_reason(error)}",
            "检查 {{ }}、{% %} 是否成对。",
            file=file,
            line=line,
        ) from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise BulletinError(
            f"写不出来：{rendering_reason(error)}", _known(facts), file=file
        ) from error
    return text.strip("\n") + "\n"


def _refuse_foreign(tree: nodes.Template, file: str, facts: Mapping[str, Any]) -> None:
    """Refuse what a text must not do, and names that nobody knows. Raises BulletinError."""
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, GRAMMAR):
            hint = "只写名字、if 和过滤器，如 {{ title }}、{% if note %}…{% endif %}。"
            raise BulletinError(
                "里面不能有循环、引入、算术和函数", hint, file=file, line=node.lineno
            )
        if isinstance(node, nodes.Name) and node.name not in facts:
            raise BulletinError(
                f"用了没有定义的名字 {node.name}", _known(facts), file=file, line=node.lineno
            )


def _known(facts: Mapping[str, Any]) -> str:
    return f"可以用的名字：{'、'.join(facts)}。"
