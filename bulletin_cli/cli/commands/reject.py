"""bulletin reject."""

from __future__ import annotations

import typer

from bulletin_cli.cli.terminal.desk_options import (
    ByOption,
    DateOption,
    IdsArgument,
    UndoOption,
    WhyOption,
    require_why,
    run_move,
    stamp,
)


def reject(
    ctx: typer.Context,
    identifiers: IdsArgument,
    why: WhyOption = "",
    by: ByOption = "",
    day: DateOption = "",
    undo: UndoOption = False,
) -> None:
    """不采用，写明原因；稿子和记录都留着。"""
    require_why(why, undo=undo)
    run_move(ctx, identifiers, "rejected", stamp(by, day, why), undo=undo)
