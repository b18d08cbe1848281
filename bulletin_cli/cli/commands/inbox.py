"""bulletin inbox, inbox show."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from bulletin_cli.cli.terminal.chinese import Command, Group
from bulletin_cli.cli.terminal.desk_options import IdArgument
from bulletin_cli.cli.terminal.options import FormatOption, choose, workspace
from bulletin_cli.cli.terminal.streams import print_json


class InboxGroup(Group):
    """A group that without a command of its own lists, and with an id alone shows one."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options, with or without a command behind them."""
        if args and args[0][0].isdigit():
            args = ["show", *args]
        return super().parse_args(ctx, args or ["--format", "text"])


inbox = typer.Typer(
    cls=InboxGroup,
    help="列出来稿，待处理的在前；inbox show 看一篇。",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    invoke_without_command=True,
    options_metavar="[选项]",
    subcommand_metavar="[命令 …]",
)


@inbox.callback()
def list_submissions(
    ctx: typer.Context,
    state: Annotated[
        str,
        typer.Option(
            "--state", metavar="状态", help="只列这一种，如 退改、采用", show_default=False
        ),
    ] = "",
    unit: Annotated[
        str, typer.Option("--unit", metavar="单位", help="只列这个单位的", show_default=False)
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="办完的、一年以前的都列")] = False,
    form: FormatOption = "text",
) -> None:
    """列出来稿，待处理的在前；inbox show 看一篇。"""
    if ctx.invoked_subcommand:
        return
    from bulletin_cli.actions.desk.inbox import read_inbox
    from bulletin_cli.cli.reports.inbox import facts, print_inbox
    from bulletin_cli.desk.submissions import OPEN, STATES

    choose("--format", form, ("text", "json"))
    states = (_state(state),) if state else STATES if every else OPEN
    found = read_inbox(workspace(ctx), _today(), states, unit, every=every)
    if form == "json":
        print_json([facts(each) for each in found.rows])
    else:
        print_inbox(found)
    for error in found.broken:
        typer.echo(f"提醒：{error}。{error.hint}", err=True)


@inbox.command("show", cls=Command, options_metavar="[选项]")
def show(ctx: typer.Context, identifier: IdArgument, form: FormatOption = "text") -> None:
    """看一篇来稿：谁报的，现在怎样，经过了什么。"""
    from bulletin_cli.actions.desk.inbox import row
    from bulletin_cli.actions.desk.moves import find_ids
    from bulletin_cli.cli.reports.inbox import full_facts, print_row
    from bulletin_cli.store.desk.submissions import load_submission

    choose("--format", form, ("text", "json"))
    space = workspace(ctx)
    (found,) = find_ids(space.root, [identifier])
    seen = row(space, load_submission(space.root, found), _today())
    if form == "json":
        print_json(full_facts(seen, space.root))
    else:
        print_row(seen, space.root)


def _state(text: str) -> Any:
    """Return the state of that name, in Chinese or as the files have it. Raises BulletinError."""
    from bulletin_cli.desk.submissions import NAMES

    named = {name: state for state, name in NAMES.items()}
    if text in NAMES:
        return text
    return named[choose("--state", text, tuple(named))]


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the office's own calendar day
