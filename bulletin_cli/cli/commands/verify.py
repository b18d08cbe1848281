"""bulletin verify."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.completion import offer_issues
from bulletin_cli.cli.terminal.options import FormatOption, choose, workspace

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace


def verify(
    ctx: typer.Context,
    issues: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[期号]…",
            help="2024-35、35、总486 或文件夹；不写就是最近发布的一期",
            show_default=False,
            autocompletion=offer_issues,
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="所有各期")] = False,
    form: FormatOption = "text",
) -> None:
    """核对签发、发布的文件和当时的稿件有没有动过；动过退出码为 1。"""
    from bulletin_cli.actions.desk.verify import verify_issue
    from bulletin_cli.cli.reports.verified import VerifyReport, print_json_verified

    choose("--format", form, ("text", "json"))
    if every and issues:
        raise BulletinError("写了期号就不能再写 --all", "去掉其中一个。")
    space = workspace(ctx)
    verified = (verify_issue(space, each) for each in _identifiers(space, issues, every=every))
    if form == "json":
        is_failure = print_json_verified(verified)
    else:
        report = VerifyReport(every=every)
        for each in verified:
            report.add(each)
        report.close()
        is_failure = report.is_failure
    if is_failure:
        raise typer.Exit(1)


def _identifiers(space: Workspace, issues: list[str] | None, *, every: bool) -> list[str]:
    from bulletin_cli.actions.desk.verify import newest_published
    from bulletin_cli.content.numbering import format_id

    if every:
        return [format_id(number) for number in space.numbers()]
    return list(dict.fromkeys(map(space.resolve, issues or [newest_published(space)])))
