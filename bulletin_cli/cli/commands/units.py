"""bulletin units, units add, units check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli.terminal.chinese import Command, ListingGroup
from bulletin_cli.cli.terminal.options import FormatOption, choose, workspace
from bulletin_cli.cli.terminal.streams import print_json

if TYPE_CHECKING:
    from bulletin_cli.desk.units import Unit, UnitRegister


units = typer.Typer(
    cls=ListingGroup,
    help="供稿单位 units.toml：列出，加一个，查稿件里的单位在不在里面。",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    options_metavar="",
    subcommand_metavar="[命令] …",
)


@units.command("list", cls=Command, options_metavar="[选项]")
def list_units(
    ctx: typer.Context,
    group: Annotated[
        str, typer.Option("--group", metavar="组", help="只列这一组", show_default=False)
    ] = "",
    form: FormatOption = "text",
) -> None:
    """列出供稿单位；bulletin units 就是它。"""
    from bulletin_cli.store.desk.units import load_units

    choose("--format", form, ("text", "json"))
    register = load_units(workspace(ctx).root)
    found = [each for each in register.units if group in ("", each.group)]
    if form == "json":
        print_json([_facts(register, each) for each in found])
    elif found:
        _print(register, found)
    else:
        typer.echo(
            "没有这一组的单位。" if group else "还没有单位。用 bulletin units add 名称 加入。"
        )


@units.command("add", cls=Command, options_metavar="[选项]")
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="名称", help="单位的全称")],
    short: Annotated[
        list[str] | None, typer.Option("--short", metavar="简称", help="简称，几个就写几次")
    ] = None,
    former: Annotated[
        list[str] | None, typer.Option("--former", metavar="旧称", help="从前的名称")
    ] = None,
    group: Annotated[
        str, typer.Option("--group", metavar="组", help="排名的组", show_default=False)
    ] = "",
    account: Annotated[
        str,
        typer.Option("--account", metavar="单位", help="算在哪个单位名下", show_default=False),
    ] = "",
    quota: Annotated[
        int, typer.Option("--quota", metavar="篇", help="每月任务", show_default=False)
    ] = 0,
    contact: Annotated[
        str, typer.Option("--contact", metavar="姓名电话", help="联系人", show_default=False)
    ] = "",
) -> None:
    """加一个单位；文件里原有的内容和注释不动。"""
    from bulletin_cli.desk.units import Unit
    from bulletin_cli.store.desk.units import add_unit, load_units

    unit = Unit(name, tuple(short or ()), tuple(former or ()), group, account, quota, contact)
    root = workspace(ctx).root
    is_first = not load_units(root).units
    add_unit(root, unit)
    typer.echo(f"units.toml 加入 {name}")
    if is_first and not load_units(root).is_open:
        typer.echo("    从现在起没有加的单位不收；都要收，把 units.toml 里的 open 改成 true。")


@units.command("check", cls=Command, options_metavar="[选项]")
def check(ctx: typer.Context) -> None:
    """查近两年的稿件里有没有不认识的单位，有没有空的组；有就以 1 退出。"""
    from bulletin_cli.actions.desk.units import check_units

    found = check_units(workspace(ctx))
    for flaw in found:
        typer.echo(f"{flaw.message}。{flaw.hint}")
    typer.echo(f"{len(found)} 处问题" if found else "没有问题")
    if found:
        raise typer.Exit(1)


def _print(register: UnitRegister, found: list[Unit]) -> None:
    from rich.table import Table
    from rich.text import Text

    from bulletin_cli.cli.terminal.printing import console

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("单位", overflow="fold")
    table.add_column("简称", overflow="fold")
    table.add_column("组", overflow="fold")
    table.add_column("每月", justify="right", no_wrap=True)
    table.add_column("算在", overflow="fold")
    table.add_column("联系", overflow="fold")
    for each in found:
        quota = register.quota(each.name)
        words = (each.name, "、".join(each.short), each.group, str(quota or ""), each.account)
        table.add_row(*map(Text, (*words, each.contact)))
    console().print(table)
    typer.echo(f"共 {len(found)} 个单位")


def _facts(register: UnitRegister, unit: Unit) -> dict[str, object]:
    return {
        "name": unit.name,
        "short": list(unit.short),
        "former": list(unit.former),
        "group": unit.group,
        "account": unit.account,
        "quota": register.quota(unit.name),
        "contact": unit.contact,
    }
