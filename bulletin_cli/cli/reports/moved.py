"""What a step on an issue's way prints: what was done, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bulletin_cli.cli.terminal.options import command_line
from bulletin_cli.cli.terminal.printing import display_path, tell_stand_ins

if TYPE_CHECKING:
    from bulletin_cli.actions.desk.steps import Moved
    from bulletin_cli.workspace import Workspace


def tell_moved(ctx: typer.Context, space: Workspace, moved: Moved, done: str) -> None:
    """Say what was done in a line, and the next step; of errors, that nothing was.

    Raises typer.Exit with 1 where errors stopped the step.
    """
    if moved.errors:
        from bulletin_cli.cli.reports.findings import print_findings

        print_findings(moved.errors, moved.identifier, err=True)
        _tell(moved)
        typer.echo(
            f"有错误，{moved.identifier} 还是原样（改好再来；--no-check 不管校对的错误）", err=True
        )
        raise typer.Exit(1)
    tell_stand_ins(moved.stand_ins)
    typer.echo(f"{moved.identifier} {done}")
    for place in moved.written:
        typer.echo(f"  {display_path(place)}")
    _tell(moved)
    _tell_next(ctx, space, moved)


def _tell(moved: Moved) -> None:
    for told in moved.told:
        typer.echo(f"提醒：{told}。", err=True)


def _tell_next(ctx: typer.Context, space: Workspace, moved: Moved) -> None:
    from bulletin_cli.desk.workflow import COMMANDS, VERBS, rounds_done

    issue = moved.issue
    following = space.config.workflow.next(issue.status, rounds_done(issue.history))
    if following:
        line = command_line(ctx, COMMANDS[following], moved.identifier)
        typer.echo(f"下一步：{line}　{VERBS[following]}")
