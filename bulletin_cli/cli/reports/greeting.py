"""What bulletin says without a command: what it is, where the work stands, what to type next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bulletin_cli import __version__
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.options import command_line

if TYPE_CHECKING:
    from bulletin_cli.content.issue import Issue
    from bulletin_cli.workspace import Workspace


def greet(ctx: typer.Context) -> None:
    """Greet, whatever state the workspace is in."""
    typer.echo(
        f"bulletin {__version__}　编排工作简报：编号、收稿、校对，排成正式版式的 Word 文件。\n"
    )
    for name, text in _told(ctx):
        typer.echo(f"{name}　{text}")
    typer.echo("命令　　bulletin help　列出全部命令")


def _told(ctx: typer.Context) -> Iterator[tuple[str, str]]:
    """Yield lines and their names, each name of three characters."""
    from bulletin_cli.workspace import Workspace

    try:
        space = Workspace.around(ctx.obj)
        yield from _standing(ctx, space) if space else _beginning(ctx)
    except BulletinError as error:
        yield "有问题", f"{error}。{error.hint}"
        yield "下一步", f"{command_line(ctx, 'doctor')}　列出工作区的全部问题"


def _beginning(ctx: typer.Context) -> Iterator[tuple[str, str]]:
    from bulletin_cli.store.roots import workspaces_below

    yield "工作区", f"{Path(ctx.obj).resolve()} 还不在工作区里"
    if below := workspaces_below(ctx.obj):
        yield "下一步", below
        return
    yield "下一步", f"{command_line(ctx, 'init', '简报')}　新建一个，放在文件夹“简报”里"
    yield "　　　", "已经有的，用 cd 进它的文件夹，或写 bulletin -C 文件夹"


def _standing(ctx: typer.Context, space: Workspace) -> Iterator[tuple[str, str]]:
    from bulletin_cli.base.paths import IssuePaths
    from bulletin_cli.content.numbering import label
    from bulletin_cli.desk.workflow import NAMES

    yield "工作区", f"{space.config.periodical.name}　{space.root}"
    if not space.numbers():
        yield "这一期", "还没有"
        yield "下一步", f"{command_line(ctx, 'new')}　新建一期"
        return
    identifier = space.resolve(None)
    head = space.load_metadata(identifier)
    facts = (
        label(head.number),
        NAMES[head.status],
        f"{len(head.files)} 篇",
        IssuePaths(identifier).folder,
    )
    yield "这一期", "　".join(facts)
    steps = _next(ctx, space, identifier, head)
    yield from zip(("下一步", "　　　"), steps, strict=False)


def _next(ctx: typer.Context, space: Workspace, identifier: str, head: Issue) -> tuple[str, ...]:
    """Return what to do now, and what after that, if it is known."""
    from bulletin_cli.actions.desk.standing import standing

    now = standing(space, identifier, head)
    if not now.next:
        return (f"{command_line(ctx, 'new')}　新建一期",)
    if now.lacks:
        return tuple(f"{command_line(ctx, *each.command)}　{each.text}" for each in now.lacks)
    step = f"{command_line(ctx, *now.command)}　{now.does}"
    if head.status == "draft":
        return (f"{command_line(ctx, 'open')}　打开排好的 Word 文件", step)
    if head.status == "review":
        return (step, f"{command_line(ctx, 'revise', '改过.docx')}　收回领导改过的文件")
    return (step,)
