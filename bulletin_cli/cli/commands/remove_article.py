"""bulletin remove-article."""

from __future__ import annotations

import typer

from bulletin_cli.cli.terminal.options import ArticleArgument, IssueOption, workspace


def remove_article(ctx: typer.Context, which: ArticleArgument, issue: IssueOption = None) -> None:
    """撤下稿件；文件移到本期的 removed/，不会丢。"""
    from bulletin_cli.actions.articles import remove_article as take_out

    space = workspace(ctx)
    place = take_out(space, space.resolve(issue), which)
    typer.echo(f"撤下，文件在 {place}" if place else "从列表中撤下；文件本来就没有")
