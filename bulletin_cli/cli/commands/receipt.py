"""bulletin receipt write, receipt take."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.chinese import Command, Group
from bulletin_cli.cli.terminal.options import workspace
from bulletin_cli.cli.terminal.printing import display_path

receipt = typer.Typer(
    cls=Group,
    help="回执：告诉报送的单位稿件后来怎样了，或收下上级的回执。",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    options_metavar="",
    subcommand_metavar="命令 …",
)


@receipt.command("write", cls=Command, options_metavar="[选项]")
def write(
    ctx: typer.Context,
    office: Annotated[str, typer.Argument(metavar="单位", help="报送包是哪个单位发来的")],
) -> None:
    """写出给一个单位的回执：它报来的稿件哪些用了、登在哪一期，哪些没有用。"""
    from bulletin_cli.actions.desk.receipts import write_receipt
    from bulletin_cli.desk.exchange import NAMES

    today = date.today()  # noqa: DTZ011 - the office's own calendar day
    place, made = write_receipt(workspace(ctx), office, today)
    counts = Counter(NAMES[each.outcome] for each in made.entries)
    typer.echo("，".join(f"{name} {count}" for name, count in counts.items()))
    typer.echo(f"写成 {display_path(place)}，把它发给{office}")


@receipt.command("take", cls=Command, options_metavar="[选项]")
def take(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="文件", help="上级发来的回执")],
    channel: Annotated[
        str,
        typer.Option(
            "--channel",
            metavar="渠道",
            help="上级采用的记作哪个渠道；不写就是转报时写的",
            show_default=False,
        ),
    ] = "",
) -> None:
    """收下上级的回执，用了的记成采用和批示；收第二次不会多记。"""
    from bulletin_cli.actions.desk.receipts import take_receipt
    from bulletin_cli.cli.reports.uses import tell
    from bulletin_cli.desk.exchange import NAMES
    from bulletin_cli.store.desk.receipts import parse_receipt
    from bulletin_cli.store.files import read_text

    today = date.today()  # noqa: DTZ011 - the office's own calendar day
    if file.suffix.lower() != ".toml":
        hint = "回执是上级发来的 .toml 文件；报送包用 bulletin submit 收。"
        raise BulletinError("不是回执", hint, file=str(file))
    told = parse_receipt(read_text(file, str(file)), str(file))
    taken = take_receipt(workspace(ctx), told, channel.strip(), today)
    for use, title in taken.uses:
        tell(use, title)
    for each in taken.others:
        note = f"　{each.note}" if each.note else ""
        typer.echo(f"{each.id}　{each.date}　{NAMES[each.outcome]}　《{each.title}》{note}")
    for use, day in taken.redated:
        again = f"要照回执，先 bulletin use --undo {use.id}，再收一次"
        typer.echo(f"提醒：{use.id} 记的是 {use.date}，回执上是 {day}；{again}。", err=True)
    known = f"，另有 {taken.known} 条以前记过" if taken.known else ""
    typer.echo(f"记下 {len(taken.uses)} 条{known}")
