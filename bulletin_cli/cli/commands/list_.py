"""bulletin list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from bulletin_cli.cli.reports.issues import issue_facts
from bulletin_cli.cli.terminal.options import FormatOption, choose, workspace
from bulletin_cli.cli.terminal.streams import print_json

if TYPE_CHECKING:
    pass


def list_(ctx: typer.Context, form: FormatOption = "text") -> None:
    """列出各期，旧的在前。"""
    from bulletin_cli.content.numbering import format_id

    choose("--format", form, ("text", "json"))
    space = workspace(ctx)
    issues = [
        (format_id(number), space.load_metadata(format_id(number))) for number in space.numbers()
    ]
    rows = [{"id": identifier, **issue_facts(issue)} for identifier, issue in issues]
    if form == "json":
        print_json(rows)
    elif not rows:
        typer.echo("还没有任何一期。用 bulletin new 新建。")
    else:
        _print_rows(rows)


def _print_rows(rows: Any) -> None:
    from bulletin_cli.base.typography import display_width
    from bulletin_cli.desk.workflow import NAMES

    width = max(display_width(row["label"]) for row in rows)
    for row in rows:
        label = row["label"] + " " * (width - display_width(row["label"]))
        status = f"{row['articles']:>2} 篇  {NAMES[row['status']]}"
        typer.echo(f"{row['id']:<12}{label}  {row['date'] or '没有日期':<10}  {status}")
