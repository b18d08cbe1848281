"""bulletin use."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from bulletin_cli.cli.reports.uses import list_uses, needed, refuse_both, tell, undo
from bulletin_cli.cli.terminal.completion import offer_channels
from bulletin_cli.cli.terminal.days import parse_day
from bulletin_cli.cli.terminal.desk_options import ListedYear, ListOption
from bulletin_cli.cli.terminal.options import FormatOption, UsedArticle, choose, workspace


def use(
    ctx: typer.Context,
    words: UsedArticle = None,
    channel: Annotated[
        str,
        typer.Option(
            "--channel",
            metavar="渠道",
            help="哪里采用的，如 省政府办公厅",
            show_default=False,
            autocompletion=offer_channels,
        ),
    ] = "",
    level: Annotated[
        str,
        typer.Option("--level", metavar="级别", help="怎样采用的，如 专报", show_default=False),
    ] = "",
    day: Annotated[
        str, typer.Option("--date", metavar="日期", help="采用的日期", show_default=False)
    ] = "",
    note: Annotated[
        str, typer.Option("--note", metavar="说明", help="期号、题目等", show_default=False)
    ] = "",
    listed: ListOption = False,
    year: ListedYear = None,
    undone: Annotated[
        str, typer.Option("--undo", metavar="编号", help="撤回一条，如 2024-7", show_default=False)
    ] = "",
    form: FormatOption = "text",
) -> None:
    """记下稿件被别处采用：哪一篇、哪个渠道、哪一天。

    如 bulletin use 35 3 --channel 省局 --date 11-28。

    渠道和级别照 points.toml；没有那个文件就随便写。
    """
    choose("--format", form, ("text", "json"))
    refuse_both(words or (), (channel, level, day, note), listed=listed, undone=undone)
    if listed:
        list_uses(ctx, "use", year, form)
        return
    if undone:
        undo(ctx, "use", undone)
        return
    from bulletin_cli.actions.desk.uses import record_use
    from bulletin_cli.desk.uses import Use

    where, on = needed("--channel", channel), needed("--date", day)
    today = date.today()  # noqa: DTZ011 - the office's own calendar day
    made = Use(0, "", "use", parse_day(on, today), where, level=level.strip(), note=note.strip())
    tell(*record_use(workspace(ctx), words or (), made, today))
