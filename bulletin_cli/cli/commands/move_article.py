"""bulletin move-article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli.terminal.options import ArticleArgument, IssueOption, workspace

if TYPE_CHECKING:
    pass


def move_article(
    ctx: typer.Context,
    which: ArticleArgument,
    to: Annotated[int, typer.Argument(metavar="位置", help="移到第几篇")],
    issue: IssueOption = None,
) -> None:
    """调整稿件的次序。"""
    space = workspace(ctx)
    name = space.move(space.resolve(issue), which, to)
    typer.echo(f"{name} 移到第 {to} 篇")
