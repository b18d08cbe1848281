"""bulletin rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bulletin_cli.cli.common import choose
from bulletin_cli.errors import BulletinError

if TYPE_CHECKING:
    from bulletin_cli.proof.register import Rule


def rule(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="规则", help="如 PUN006；写 PUN 就列这一类；不写就全部列出", show_default=False
        ),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="text|json", help="输出格式", show_default=False)
    ] = "text",
) -> None:
    """列出校对规则，或说明一条：查什么、依据、例子、怎么不用它。"""
    from bulletin_cli.proof.explain import family
    from bulletin_cli.proof.register import in_order

    choose("--format", form, ("text", "json"))
    wanted = (name or "").upper()
    chosen = [each for each in in_order() if wanted in ("", each.id, family(each))]
    if not chosen:
        raise _unknown(wanted, tuple(each.id for each in in_order()))
    if form == "json":
        import json

        rows = {"schema_version": 1, "rules": [_facts(each) for each in chosen]}
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    lines = _explanation(chosen[0]) if chosen[0].id == wanted else _list(chosen)
    for line in lines:
        typer.echo(line)


def _unknown(wanted: str, known: tuple[str, ...]) -> BulletinError:
    from difflib import get_close_matches

    close = get_close_matches(wanted, known, n=3)
    hint = f"是不是 {'、'.join(close)}？" if close else ""
    return BulletinError(f"没有 {wanted} 这条规则", f"{hint}bulletin rule 列出全部规则。")


def _facts(rule: Rule) -> dict[str, Any]:
    from bulletin_cli.proof.explain import bad_examples

    bad = [{"text": each.text, "mended": each.mended or None} for each in bad_examples(rule)]
    return {
        "id": rule.id, "level": rule.level, "name": rule.name, "about": rule.about,
        "standard": rule.standard, "good": rule.good, "bad": bad, "spared": rule.spared,
        "default": not rule.off,
    }  # fmt: skip


def _list(chosen: Sequence[Rule]) -> Iterator[str]:
    from bulletin_cli.proof.report import LEVEL_NAMES

    for each in chosen:
        off = "（平时不用）" if each.off else ""
        yield from _hanging(f"{each.id}  {LEVEL_NAMES[each.level]}  ", each.name + off)


def _explanation(rule: Rule) -> Iterator[str]:
    from bulletin_cli.proof.explain import bad_examples, switches
    from bulletin_cli.proof.report import LEVEL_NAMES

    yield from _hanging(f"{rule.id}  ", rule.name)
    yield ""
    yield f"级别  {LEVEL_NAMES[rule.level]}{'，平时不用' if rule.off else ''}"
    yield from _hanging("说明  ", rule.about)
    yield from _hanging("依据  ", rule.standard)
    for example in bad_examples(rule):
        yield from _example("错例  ", example.text)
        yield from _example("  改为  ", example.mended)
    for text in rule.good:
        yield from _example("对例  ", text)
    for text in rule.spared:
        yield from _example("不报  ", text)
    yield "怎么不用它" if not rule.off else "怎么用它"
    for when, what in switches(rule):
        yield from _hanging(f"  {when}：", what)


def _example(head: str, text: str) -> Iterator[str]:
    for line in text.split("\n") if text else ():
        yield from _hanging(head, line)
        head = " " * len(head.encode("gb18030"))


def _hanging(head: str, text: str) -> Iterator[str]:
    """Yield `text` wrapped at 80 columns after `head`, later lines below the first's text."""
    from bulletin_cli.proof.excerpt import visible, wrapped
    from bulletin_cli.proof.report import WIDTH
    from bulletin_cli.typography import display_width

    for line in wrapped(visible(text), WIDTH - display_width(head)):
        yield head + line
        head = " " * display_width(head)
