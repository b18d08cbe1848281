"""bulletin forward."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.desk_options import (
    ByOption,
    DateOption,
    IdsArgument,
    UndoOption,
    WhyOption,
    run_move,
    stamp,
)


def forward(
    ctx: typer.Context,
    identifiers: IdsArgument,
    channel: Annotated[
        str, typer.Option("--to", metavar="刊物", help="报给哪里，如 省局信息", show_default=False)
    ] = "",
    why: WhyOption = "",
    by: ByOption = "",
    day: DateOption = "",
    undo: UndoOption = False,
) -> None:
    """转报上级的刊物；以后本刊也还可以采用。"""
    if not channel.strip() and not undo:
        raise BulletinError("没有写报给哪里", "加上 --to 刊物，如 --to 省局信息。")
    run_move(ctx, identifiers, "forwarded", stamp(by, day, why), channel=channel, undo=undo)
