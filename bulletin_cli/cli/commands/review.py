"""bulletin review."""

from __future__ import annotations

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


def review(
    ctx: typer.Context,
    issue: StepArgument = None,
    name: NameOption = "",
    day: StepDateOption = "",
    note: NoteOption = "",
    no_check: NoCheckOption = False,
) -> None:
    """排出送审的 Word 文件，记下哪一天送的是哪一份。

    领导改过的用 bulletin revise 收回来，可以再送。
    """
    from bulletin_cli.actions.desk.proofs import hand_out
    from bulletin_cli.actions.desk.steps import find_issue
    from bulletin_cli.cli.reports.moved import tell_moved

    move = step_to("review", day, name, note)
    space = workspace(ctx)
    moved = hand_out(space, find_issue(space, issue, move.to), move, check=not no_check)
    tell_moved(ctx, space, moved, f"送审{f'（{move.name}）' if move.name else ''}，送的是")
