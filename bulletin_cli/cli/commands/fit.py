"""bulletin fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.options import FormatOption, IssueArgument, choose, workspace
from bulletin_cli.cli.terminal.streams import print_json

if TYPE_CHECKING:
    from bulletin_cli.layout.fit.ends import Goal


def fit(
    ctx: typer.Context,
    issue: IssueArgument = None,
    pages: Annotated[
        int | None,
        typer.Option("--pages", metavar="页数", help="收到这么多页", show_default=False),
    ] = None,
    even: Annotated[bool, typer.Option("--even", help="收成双数页")] = False,
    apply: Annotated[bool, typer.Option("--apply", help="不用动文字的就改；不写就只看")] = False,
    form: FormatOption = "text",
) -> None:
    """看一期末尾收得好不好，怎么改动最少就收好。

    说的是：版记独占一页、末页只有一两行、要目跑到第二页、图前空着半页。

    每一条办法都重新排过。收不到的，--apply 以后还要自己动手的，退出码为 1。
    """
    from bulletin_cli.actions.fit import apply_plan, fit_issue, plan_to_apply
    from bulletin_cli.cli.reports.fit import as_json, print_fit, print_next, print_written

    choose("--format", form, ("text", "json"))
    goal = _goal(pages, even=even)
    space = workspace(ctx)
    identifier = space.resolve(issue)
    if apply:
        space.require_editable(identifier)
    fitted = fit_issue(space, identifier, goal)
    if form == "text":
        print_fit(fitted)
    plan = plan_to_apply(fitted.found) if apply else None
    files, ends = apply_plan(space, fitted, plan) if plan else ((), fitted.found.now)
    if form == "json":
        print_json(as_json(fitted, files, ends))
    elif files:
        print_written(files, ends)
    else:
        print_next(fitted, asked=apply)
    if ends.flaws and (apply or not fitted.found.plans):
        raise typer.Exit(1)


def _goal(pages: int | None, *, even: bool) -> Goal:
    from bulletin_cli.layout.fit.ends import Goal

    if pages is not None and pages < 1:
        raise BulletinError(f"--pages 不能是 {pages}", "写收到几页，如 --pages 4。")
    if pages and even and pages % 2:
        raise BulletinError(
            f"--pages {pages} 是单数，和 --even 合不来", "页数写成双数，或去掉 --even。"
        )
    return Goal(pages, even)
