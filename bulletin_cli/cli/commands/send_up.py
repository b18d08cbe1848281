"""bulletin send-up."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.desk_options import (
    ByOption,
    DateOption,
    IdsArgument,
    WhyOption,
    stamp,
)
from bulletin_cli.cli.terminal.options import command_line, workspace
from bulletin_cli.cli.terminal.printing import display_path


def send_up(
    ctx: typer.Context,
    identifiers: IdsArgument,
    to: Annotated[
        str, typer.Option("--to", metavar="单位", help="报给哪个单位", show_default=False)
    ] = "",
    why: WhyOption = "",
    by: ByOption = "",
    day: DateOption = "",
) -> None:
    """把来稿连图、原件、单位和作者打成一个报送包，发给上级的编辑部。

    对方用 bulletin submit 收，再用 bulletin receipt write 写回执。
    """
    from bulletin_cli.actions.desk.exchange import send_parcel
    from bulletin_cli.actions.desk.moves import find_ids
    from bulletin_cli.desk.submissions import NAMES

    if not to.strip():
        raise BulletinError("没有写报给哪个单位", "加上 --to 单位，如 --to 省局办公室。")
    space = workspace(ctx)
    ids = find_ids(space.root, identifiers)
    place, sent = send_parcel(space, ids, to.strip(), stamp(by, day, why))
    for each in sent:
        typer.echo(f"{each.id}　{NAMES[each.state]}　{'、'.join(each.units)}")
    typer.echo(f"写成 {display_path(place)}，把它发给{to.strip()}")
    typer.echo(f"收到回执以后：{command_line(ctx, 'receipt', 'take', '回执.toml')}")
