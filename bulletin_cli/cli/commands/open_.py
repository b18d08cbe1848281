"""bulletin open."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.cli.terminal.desktop import open_place
from bulletin_cli.cli.terminal.options import IssueArgument, workspace
from bulletin_cli.cli.terminal.printing import display_path


def open_(
    ctx: typer.Context,
    issue: IssueArgument = None,
    folder: Annotated[bool, typer.Option("--folder", help="打开本期的文件夹")] = False,
) -> None:
    """打开一期排好的 Word 文件；还没有排，就打开它的文件夹。

    签发、发布了的，打开签发、发布的那一份。
    """
    from bulletin_cli.store.files import is_file
    from bulletin_cli.store.outputs import word_path

    space = workspace(ctx)
    identifier = space.resolve(issue)
    rendered = word_path(space.root, space.load_metadata(identifier), identifier)
    place = space.issues / identifier
    if is_file(rendered) and not folder:
        place = rendered
    elif not folder:
        again = f"bulletin render {identifier} --open"
        typer.echo(f"还没有排出 Word 文件，打开的是文件夹；要排好打开，用 {again}。", err=True)
    open_place(place)
    typer.echo(f"打开 {display_path(place)}")
