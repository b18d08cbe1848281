"""bulletin proofed."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.cli.terminal.options import workspace
from bulletin_cli.cli.terminal.steps import (
    NameOption,
    NoCheckOption,
    NoteOption,
    StepArgument,
    StepDateOption,
    step_to,
)

_COUNTS = "零一二三四五六七八九"


def proofed(
    ctx: typer.Context,
    issue: StepArgument = None,
    number: Annotated[
        int | None,
        typer.Option("--round", metavar="N", help="第几次，不写就接着数", show_default=False),
    ] = None,
    name: NameOption = "",
    day: StepDateOption = "",
    note: NoteOption = "",
    no_check: NoCheckOption = False,
) -> None:
    """记下校完一次：一校、二校、三校。校对还有错误就不记，退出码为 1。"""
    from bulletin_cli.actions.desk.proofs import record_proof
    from bulletin_cli.actions.desk.steps import find_issue
    from bulletin_cli.cli.reports.moved import tell_moved

    move = step_to("proofed", day, name, note)
    space = workspace(ctx)
    identifier = find_issue(space, issue, move.to)
    moved = record_proof(space, identifier, move, number, check=not no_check)
    last = moved.issue.history[-1].round if moved.issue.history else 0
    count = _COUNTS[last] if last < len(_COUNTS) else str(last)
    tell_moved(ctx, space, moved, f"{count}校完了{f'，{move.name}' if move.name else ''}")
