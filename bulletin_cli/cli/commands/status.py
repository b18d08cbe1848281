"""bulletin status."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from bulletin_cli.cli.terminal.completion import offer_issues
from bulletin_cli.cli.terminal.options import FormatOption, choose, workspace
from bulletin_cli.cli.terminal.streams import print_json


def status(
    ctx: typer.Context,
    issue: Annotated[
        str | None,
        typer.Argument(
            metavar="期号",
            help="只看这一期；不写就看最近两年没发布的各期",
            show_default=False,
            autocompletion=offer_issues,
        ),
    ] = None,
    form: FormatOption = "text",
) -> None:
    """看没发布的各期走到哪一步，下一步是什么，还缺什么；多少来稿、约稿在等。"""
    from bulletin_cli.actions.desk.standing import one_issue, open_issues
    from bulletin_cli.actions.desk.waiting import waiting
    from bulletin_cli.cli.reports.standing import (
        desk_facts,
        print_desk,
        print_standing,
        standing_facts,
    )

    choose("--format", form, ("text", "json"))
    space = workspace(ctx)
    issues = (one_issue(space, issue),) if issue else open_issues(space)
    today = date.today()  # noqa: DTZ011 - the office's own calendar day
    desk = None if issue else waiting(space, today)
    if form == "json":
        facts = {"issues": [standing_facts(each) for each in issues]}
        print_json({**facts, **desk_facts(desk)} if desk else facts)
        return
    for each in issues:
        print_standing(ctx, each)
    if not issues:
        typer.echo("没有在编的期。用 bulletin new 新建一期。")
    if desk:
        print_desk(ctx, desk)
