"""bulletin glossary add, list, check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.chinese import Command, Group
from bulletin_cli.cli.terminal.options import FormatOption, Repeated, choose, workspace
from bulletin_cli.cli.terminal.streams import print_machine

if TYPE_CHECKING:
    from bulletin_cli.content.glossary import GlossaryEntry

_KINDS = {"term": "用词", "organisation": "单位", "person": "人", "abbreviation": "缩略语"}
glossary = typer.Typer(
    cls=Group,
    help="用词表 glossary.toml：加一条，列出来，查它自己有没有矛盾。",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    options_metavar="",
    subcommand_metavar="命令 …",
)


@glossary.command("add", cls=Command, options_metavar="[选项]")
def add(
    ctx: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="类别", help="term 用词，organisation 单位，person 人，abbreviation 缩略语"
        ),
    ],
    name: Annotated[str, typer.Argument(metavar="名称", help="正确的写法，单位写全称")],
    variants: Annotated[
        Repeated,
        typer.Option("--variant", metavar="错写", help="不要这样写，几种就写几次"),
    ] = None,
    short: Annotated[
        Repeated, typer.Option("--short", metavar="简称", help="单位可以用的简称，几个就写几次")
    ] = None,
    office: Annotated[
        str, typer.Option("--office", metavar="职务", help="人的职务", show_default=False)
    ] = "",
) -> None:
    """加一条；文件里原有的内容和注释不动。"""
    from bulletin_cli.actions.settings import add_word

    choose("类别", kind, tuple(_KINDS))
    space = workspace(ctx)
    add_word(space, _entry(kind, name, tuple(variants or ()), tuple(short or ()), office))
    typer.echo(f"glossary.toml 加入{_KINDS[kind]}：{name}")


@glossary.command("list", cls=Command, options_metavar="[选项]")
def list_entries(
    ctx: typer.Context,
    form: FormatOption = "text",
) -> None:
    """列出用词表。"""
    choose("--format", form, ("text", "json"))
    words = workspace(ctx).glossary
    rows = [_facts(each) for each in words.entries]
    rows += [{"kind": "abbreviation", "name": each} for each in words.abbreviations]
    if form == "json":
        import json

        print_machine(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        typer.echo(_shown(row))
    if not rows:
        typer.echo("用词表是空的。用 bulletin glossary add 加入。")


@glossary.command("check", cls=Command, options_metavar="")
def check(ctx: typer.Context) -> None:
    """查用词表自己：同一个错写归了两条，正名又是错写等；有问题时退出码为 1。"""
    from bulletin_cli.base.paths import GLOSSARY_FILE
    from bulletin_cli.content.glossary import flaws

    words = workspace(ctx).glossary
    found = list(flaws(words))
    for flaw in found:
        line = f" 第 {flaw.line} 行" if flaw.line else ""
        typer.echo(f"{GLOSSARY_FILE}{line}：{flaw.message}")
    count = len(words.entries) + len(words.abbreviations)
    typer.echo(f"用词表 {count} 条，{f'{len(found)} 处问题' if found else '没有问题'}")
    if found:
        raise typer.Exit(1)


def _entry(
    kind: str, name: str, variants: tuple[str, ...], short: tuple[str, ...], office: str
) -> GlossaryEntry | str:
    """Return what to add. Raises BulletinError for an option that is not of its kind."""
    from bulletin_cli.content.glossary import Organisation, Person, Term

    if short and kind != "organisation":
        raise BulletinError("--short 只用于单位", "类别写 organisation，或去掉 --short。")
    if office and kind != "person":
        raise BulletinError("--office 只用于人", "类别写 person，或去掉 --office。")
    if kind == "abbreviation":
        if variants:
            raise BulletinError("缩略语没有错写", "去掉 --variant，或类别写 term。")
        return name
    if kind == "organisation":
        return Organisation(name, short, variants)
    return Person(name, office, variants) if kind == "person" else Term(name, variants)


def _facts(entry: GlossaryEntry) -> dict[str, object]:
    kind = type(entry).__name__.lower()
    facts = {"kind": kind, "name": entry.name, "line": entry.line}
    more = {key: getattr(entry, key, None) for key in ("short", "office", "variants")}
    return {**facts, **{key: value for key, value in more.items() if value}}


def _shown(row: dict[str, object]) -> str:
    said = [f"{_KINDS[str(row['kind'])]}　{row['name']}"]
    for key, label in (("office", "职务"), ("short", "简称"), ("variants", "错写")):
        value = row.get(key)
        if value:
            said.append(f"{label}：{'、'.join(value) if isinstance(value, tuple) else value}")
    return "　".join(said)
