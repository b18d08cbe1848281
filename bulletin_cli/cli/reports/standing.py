"""Where open issues stand, for people and as json."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from bulletin_cli.cli.reports.issues import issue_facts
from bulletin_cli.cli.terminal.options import command_line

if TYPE_CHECKING:
    from bulletin_cli.actions.desk.standing import Standing


def standing_facts(standing: Standing) -> dict[str, Any]:
    """Return what the json says of where an issue stands."""
    lacks = [{"text": each.text, "command": each.command} for each in standing.lacks]
    return {
        "id": standing.identifier,
        **issue_facts(standing.issue),
        "next": standing.next,
        "command": standing.command,
        "missing": lacks,
    }


def print_standing(ctx: typer.Context, standing: Standing) -> None:
    """Print an issue in a line, then what it lacks, or else its next step."""
    from bulletin_cli.content.numbering import label
    from bulletin_cli.desk.workflow import NAMES

    issue = standing.issue
    facts = (label(issue.number), f"{len(issue.files)} 篇", NAMES[issue.status], _last(standing))
    typer.echo("　".join(filter(None, facts)))
    for each in standing.lacks:
        typer.echo(f"  还缺　{each.text}：{command_line(ctx, *each.command)}")
    if standing.next and not standing.lacks:
        typer.echo(f"  下一步　{standing.does}：{command_line(ctx, *standing.command)}")


def _last(standing: Standing) -> str:
    """Return when and by whom the last step was taken, "" for none."""
    if not standing.issue.history:
        return ""
    step = standing.issue.history[-1]
    count = f"第 {step.round} 次" if step.round else ""
    return " ".join(filter(None, (count, step.name, step.date.isoformat())))
