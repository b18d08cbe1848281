"""bulletin withdraw."""

from __future__ import annotations

import typer

from bulletin_cli.cli.terminal.desk_options import (
    ByOption,
    DateOption,
    IdsArgument,
    UndoOption,
    WhyOption,
    run_move,
    stamp,
)


def withdraw(
    ctx: typer.Context,
    identifiers: IdsArgument,
    why: WhyOption = "",
    by: ByOption = "",
    day: DateOption = "",
    undo: UndoOption = False,
) -> None:
    """报送单位自己撤稿；稿子和记录都留着。"""
    run_move(ctx, identifiers, "withdrawn", stamp(by, day, why), undo=undo)
