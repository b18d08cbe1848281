"""Where open issues stand, for people and as json."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from bulletin_cli.cli.reports.issues import issue_facts
from bulletin_cli.cli.terminal.options import command_line

if TYPE_CHECKING:
    from bulletin_cli.actions.desk.standing import Standing
    from bulletin_cli.actions.desk.waiting import Desk


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


def desk_facts(desk: Desk) -> dict[str, Any]:
    """Return what the json says of what waits."""
    commissions = [
        {
            "number": each.commission.number,
            "topic": each.commission.topic,
            "due": each.commission.due.isoformat(),
            "late": each.late,
            "units": list(each.units),
        }
        for each in desk.commissions
    ]
    return {
        "received": desk.received,
        "returned": desk.returned,
        "unreadable": desk.unreadable,
        "commissions": commissions,
    }


def print_desk(ctx: typer.Context, desk: Desk) -> None:
    """Print what waits in a line each: submissions, then commissions."""
    from bulletin_cli.proof.reports.excerpt import wrap_hanging

    counts = ((desk.received, "待处理"), (desk.returned, "退改"))
    said = "，".join(f"{count} 篇{name}" for count, name in counts if count)
    if said:
        typer.echo(f"来稿　{said}：{command_line(ctx, 'inbox')}")
    if desk.unreadable:
        typer.echo(f"来稿　{desk.unreadable} 篇读不出来：{command_line(ctx, 'doctor')}")
    for each in desk.commissions:
        one = each.commission
        when = "已过，没有交" if each.late else "以前交，等"
        head = f"{one.label}　{one.topic}　{one.due} {when}："
        for line in wrap_hanging(head, "、".join(each.units)):
            typer.echo(line)


def _last(standing: Standing) -> str:
    """Return when and by whom the last step was taken, "" for none."""
    if not standing.issue.history:
        return ""
    step = standing.issue.history[-1]
    count = f"第 {step.round} 次" if step.round else ""
    return " ".join(filter(None, (count, step.name, step.date.isoformat())))
