"""bulletin reopen."""

from __future__ import annotations

import typer

from bulletin_cli.cli.terminal.options import workspace
from bulletin_cli.cli.terminal.steps import (
    NamedArgument,
    NameOption,
    StepDateOption,
    StepWhyOption,
    require_reason,
    step_to,
)


def reopen(
    ctx: typer.Context,
    issue: NamedArgument,
    why: StepWhyOption = "",
    name: NameOption = "",
    day: StepDateOption = "",
) -> None:
    """把已校、送审、签发、发布、作废的一期退回草稿。

    原因记进历史；签发、发布过的文件都留着。
    """
    from bulletin_cli.actions.desk.voiding import take_step
    from bulletin_cli.cli.reports.moved import tell_moved

    require_reason(why, "reopen")
    space = workspace(ctx)
    moved = take_step(space, space.resolve(issue), step_to("draft", day, name, why))
    tell_moved(ctx, space, moved, "退回草稿，可以改了")
