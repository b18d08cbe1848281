"""bulletin endorse."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from bulletin_cli.cli.reports.uses import list_uses, needed, refuse_both, tell, undo
from bulletin_cli.cli.terminal.completion import offer_levels
from bulletin_cli.cli.terminal.days import parse_day
from bulletin_cli.cli.terminal.desk_options import ListedYear, ListOption
from bulletin_cli.cli.terminal.options import FormatOption, UsedArticle, choose, workspace


def endorse(
    ctx: typer.Context,
    words: UsedArticle = None,
    by: Annotated[
        str, typer.Option("--by", metavar="姓名", help="谁批示的", show_default=False)
    ] = "",
    level: Annotated[
        str,
        typer.Option(
            "--level",
            metavar="级别",
            help="哪一级领导，如 市领导",
            show_default=False,
            autocompletion=offer_levels,
        ),
    ] = "",
    day: Annotated[
        str, typer.Option("--date", metavar="日期", help="批示的日期", show_default=False)
    ] = "",
    note: Annotated[
        str, typer.Option("--note", metavar="说明", help="批示的内容等", show_default=False)
    ] = "",
    listed: ListOption = False,
    year: ListedYear = None,
    undone: Annotated[
        str, typer.Option("--undo", metavar="编号", help="撤回一条，如 2024-8", show_default=False)
    ] = "",
    form: FormatOption = "text",
) -> None:
    """记下领导的批示：哪一篇、谁、哪一级、哪一天。

    如 bulletin endorse 35 3 --by 张三 --level 市领导 --date 11-28。

    级别照 points.toml；没有那个文件就随便写。一篇稿件一级只计一次分。
    """
    choose("--format", form, ("text", "json"))
    refuse_both(words or (), (by, level, day, note), listed=listed, undone=undone)
    if listed:
        list_uses(ctx, "endorsement", year, form)
        return
    if undone:
        undo(ctx, "endorsement", undone)
        return
    from bulletin_cli.actions.desk.uses import record_use
    from bulletin_cli.desk.uses import Use

    who, rank, on = needed("--by", by), needed("--level", level), needed("--date", day)
    today = date.today()  # noqa: DTZ011 - the office's own calendar day
    when = parse_day(on, today)
    made = Use(0, "", "endorsement", when, by=who, level=rank, note=note.strip())
    tell(*record_use(workspace(ctx), words or (), made, today))
