"""bulletin void."""

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


def void(
    ctx: typer.Context,
    issue: NamedArgument,
    why: StepWhyOption = "",
    name: NameOption = "",
    day: StepDateOption = "",
) -> None:
    """作废一期，原因记进历史。期号照占，文件都留着；反悔用 bulletin reopen。

    里面的来稿重新待处理。
    """
    from bulletin_cli.actions.desk.voiding import take_step
    from bulletin_cli.cli.reports.moved import tell_moved

    require_reason(why, "void")
    space = workspace(ctx)
    moved = take_step(space, space.resolve(issue), step_to("void", day, name, why))
    tell_moved(ctx, space, moved, "作废，期号照占")
