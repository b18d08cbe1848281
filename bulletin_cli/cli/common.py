"""What several commands share: the workspace, options that recur, dates."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.errors import BulletinError

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace

ISSUE_HELP = "2024-35、35、总486 或 w486；不写就是最新的草稿"
IssueArgument = Annotated[
    str | None, typer.Argument(metavar="期号", help=ISSUE_HELP, show_default=False)
]
IssueOption = Annotated[
    str | None, typer.Option("--issue", metavar="期号", help=ISSUE_HELP, show_default=False)
]


def workspace(ctx: typer.Context) -> Workspace:
    """Return the workspace that -C or the current folder lies in."""
    from bulletin_cli.workspace import Workspace

    return Workspace.find(ctx.obj)


def parse_day(text: str) -> date:
    """Return the date that an option gives. Raises BulletinError."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a calendar day
    except ValueError as error:
        raise BulletinError(f"“{text}”不是日期", "写成 2024-11-25。") from error


def colored(text: str, color: str | None, *, err: bool = False) -> None:
    """Print a line in colour, where the terminal shows colours and NO_COLOR is not set."""
    if color and not os.environ.get("NO_COLOR"):
        text = typer.style(text, fg=color)
    typer.echo(text, err=err)


def complain(error: BulletinError) -> None:
    """Print an error and what to do now."""
    colored(f"错误：{error}", "red", err=True)
    if error.hint:
        typer.echo(f"提示：{error.hint}", err=True)


def shown(place: Path) -> str:
    """Return the path from the current folder, where the file lies below it."""
    here = Path.cwd()
    return str(place.relative_to(here) if place.is_relative_to(here) else place)


def tell_stand_ins(stand_ins: Mapping[str, str]) -> None:
    """Warn in one line of the faces that this machine lacks; nothing where it has all."""
    lacking: dict[str, list[str]] = {}
    for face, other in stand_ins.items():
        lacking.setdefault(other, []).append(face)
    named = "，".join(f"{'、'.join(faces)}用 {other}" for other, faces in lacking.items())
    if named:
        typer.echo(f"提醒：本机缺少字体，{named} 代替。", err=True)


def choose(option: str, value: str, choices: tuple[str, ...]) -> str:
    """Return `value` when it is one of `choices`. Raises BulletinError."""
    if value not in choices:
        raise BulletinError(f"{option} 不能是“{value}”", f"可以写：{'、'.join(choices)}。")
    return value
