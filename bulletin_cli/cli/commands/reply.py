"""bulletin reply."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.desk_options import IdArgument
from bulletin_cli.cli.terminal.options import output_place, workspace
from bulletin_cli.cli.terminal.printing import display_path


def reply(
    ctx: typer.Context,
    identifier: IdArgument,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="文件", help="写成文件", show_default=False)
    ] = "",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="文件已经有了，也写上去")] = False,
) -> None:
    """写给报送单位的回复：用稿、退改或未采用。

    文字照 templates/replies/ 里的模板；要改，先把程序自带的复制到工作区的 templates/replies/。
    """
    from pathlib import Path

    from bulletin_cli.actions.desk.moves import find_ids
    from bulletin_cli.actions.desk.reply import reply as written
    from bulletin_cli.store.outputs import save_outputs

    space = workspace(ctx)
    (found,) = find_ids(space.root, [identifier])
    text = written(space, found)
    if output in ("", "-"):
        typer.echo(text, nl=False)
        return
    place = output_place(output, Path(f"{found}.txt"))
    if place.exists() and not overwrite:
        raise BulletinError("已经有这个文件", "换一个名字，或加上 --overwrite。", file=output)
    save_outputs(space.root, {place: text.encode()})
    typer.echo(f"写成 {display_path(place)}")
