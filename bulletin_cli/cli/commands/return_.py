"""bulletin return."""

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


def return_(
    ctx: typer.Context,
    identifiers: IdsArgument,
    why: WhyOption = "",
    by: ByOption = "",
    day: DateOption = "",
    undo: UndoOption = False,
) -> None:
    """退改：退回单位去改，写明原因。

    改好的用 bulletin submit 新稿 --again 编号 收下。
    """
    require_why(why, undo=undo)
    run_move(ctx, identifiers, "returned", stamp(by, day, why), undo=undo)
