"""bulletin move-article."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.cli.terminal.options import ArticleArgument, IssueOption, workspace


def move_article(
    ctx: typer.Context,
    which: ArticleArgument,
    to: Annotated[int, typer.Argument(metavar="位置", help="移到第几篇")],
    issue: IssueOption = None,
) -> None:
    """调整稿件的次序。"""
    from bulletin_cli.actions.articles import move_article as move

    space = workspace(ctx)
    name = move(space, space.resolve(issue), which, to)
    typer.echo(f"{name} 移到第 {to} 篇")
