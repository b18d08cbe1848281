"""bulletin reply."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.completion import offer_submissions
from bulletin_cli.cli.terminal.desk_options import ID_HELP
from bulletin_cli.cli.terminal.options import output_place, workspace
from bulletin_cli.cli.terminal.printing import display_path, tell_copied


def reply(
    ctx: typer.Context,
    identifier: Annotated[
        str | None,
        typer.Argument(
            metavar="[编号]",
            help=ID_HELP,
            show_default=False,
            autocompletion=offer_submissions,
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="文件", help="写成文件", show_default=False)
    ] = "",
    copy: Annotated[
        bool, typer.Option("--copy-templates", help="把模板复制到工作区，好改")
    ] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="文件已经有了，也写上去")] = False,
) -> None:
    """写给报送单位的回复：用稿、退改或未采用。

    文字照 templates/replies/ 里的模板；要改，先用 --copy-templates 复制到工作区。
    """
    from pathlib import Path

    from bulletin_cli.actions.desk.moves import find_ids
    from bulletin_cli.actions.desk.reply import write_reply
    from bulletin_cli.store.desk.own_templates import REPLIES, copy_templates
    from bulletin_cli.store.files import exists
    from bulletin_cli.store.outputs import save_outputs

    space = workspace(ctx)
    if copy:
        tell_copied(copy_templates(space.root, REPLIES))
    if identifier is None:
        if copy:
            return
        raise BulletinError("没有写编号", "写上来稿的编号；bulletin inbox 列出来稿。")
    (found,) = find_ids(space.root, [identifier])
    text = write_reply(space, found)
    if output in ("", "-"):
        typer.echo(text, nl=False)
        return
    place = output_place(output, Path(f"{found}.txt"))
    if exists(place) and not overwrite:
        raise BulletinError("已经有这个文件", "换一个名字，或加上 --overwrite。", file=output)
    save_outputs(space.root, {place: text.encode()})
    typer.echo(f"写成 {display_path(place)}")
