"""bulletin remove-article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bulletin_cli.cli.terminal.options import ArticleArgument, IssueOption, workspace

if TYPE_CHECKING:
    pass


def remove_article(ctx: typer.Context, which: ArticleArgument, issue: IssueOption = None) -> None:
    """撤下稿件；文件移到本期的 removed/，不会丢。"""
    space = workspace(ctx)
    place = space.remove(space.resolve(issue), which)
    typer.echo(f"撤下，文件在 {place}" if place else "从列表中撤下；文件本来就没有")
