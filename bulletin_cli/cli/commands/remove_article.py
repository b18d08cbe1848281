"""bulletin remove-article."""

from __future__ import annotations

from datetime import date

import typer

from bulletin_cli.cli.terminal.options import ArticleArgument, IssueOption, workspace


def remove_article(ctx: typer.Context, which: ArticleArgument, issue: IssueOption = None) -> None:
    """撤下稿件；文件移到本期的 removed/，不会丢；它的来稿又待处理。"""
    from bulletin_cli.actions.desk.take_out import take_out
    from bulletin_cli.cli.reports.accepted import tell_taken_out

    space = workspace(ctx)
    today = date.today()  # noqa: DTZ011 - the office's own calendar day
    tell_taken_out(take_out(space, space.resolve(issue), which, today))
