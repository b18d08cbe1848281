"""bulletin slip."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.options import IssueArgument, output_place, workspace
from bulletin_cli.cli.terminal.printing import display_path, tell_copied


def slip(
    ctx: typer.Context,
    issue: IssueArgument = None,
    fill: Annotated[
        list[str] | None,
        typer.Option("--fill", metavar="栏目=文字", help="填一栏，如 缓急=特急；几栏就写几次"),
    ] = None,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="文件", help="写到哪里", show_default=False)
    ] = "",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="已有的一份，也写上去")] = False,
    copy: Annotated[bool, typer.Option("--copy-template", help="把样张复制到工作区，好改")] = False,
) -> None:
    """排出本期的发文稿纸（Word），填好已经知道的各栏。

    样张是 templates/forms/slip.docx，用 Word 改；{{ 标题 }} 这样的地方会填上。
    """
    from bulletin_cli.actions.desk.slip import ENDING, fill_slip
    from bulletin_cli.store.desk.own_templates import FORMS, copy_templates
    from bulletin_cli.store.outputs import holds_other, output_path, save_outputs

    space = workspace(ctx)
    if copy:
        tell_copied(copy_templates(space.root, FORMS))
        return
    identifier = space.resolve(issue)
    given = dict(map(_pair, fill or ()))
    place = output_place(output, output_path(space.root, identifier, ENDING))
    data = fill_slip(space, identifier, given)
    if holds_other(space.root, place, data) and not overwrite:
        raise BulletinError(
            "已经有一份，内容不同，也许手填过",
            "加上 --overwrite 写上去，或用 -o 换个名字。",
            file=display_path(place),
        )
    save_outputs(space.root, {place: data})
    typer.echo(f"写成 {display_path(place)}")


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise BulletinError(f"--fill 后面的“{text}”没有等号", "写成 缓急=特急。")
    return name.strip(), value
