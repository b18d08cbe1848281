"""bulletin status."""

from __future__ import annotations

import typer

from bulletin_cli.cli.terminal.options import FormatOption, choose, workspace
from bulletin_cli.cli.terminal.streams import print_json


def status(ctx: typer.Context, form: FormatOption = "text") -> None:
    """看没有发布的各期（最近两年的）走到哪一步，下一步是什么，还缺什么。"""
    from bulletin_cli.actions.desk.standing import open_issues
    from bulletin_cli.cli.reports.standing import print_standing, standing_facts

    choose("--format", form, ("text", "json"))
    issues = open_issues(workspace(ctx))
    if form == "json":
        print_json({"issues": [standing_facts(each) for each in issues]})
        return
    for each in issues:
        print_standing(ctx, each)
    if not issues:
        typer.echo("没有还没发布的期。用 bulletin new 新建一期。")
