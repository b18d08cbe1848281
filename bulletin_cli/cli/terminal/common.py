"""What several commands share: the workspace, options that recur, how lines are printed."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.typography import display_width
from bulletin_cli.cli.terminal.completion import offer_issues

if TYPE_CHECKING:
    from rich.console import Console

    from bulletin_cli.workspace import Workspace

ISSUE_HELP = "2024-35、35、总486 或文件夹；不写就是最新的草稿"
IssueArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="期号", help=ISSUE_HELP, show_default=False, autocompletion=offer_issues
    ),
]
IssueOption = Annotated[
    str | None,
    typer.Option(
        "--issue", metavar="期号", help=ISSUE_HELP, show_default=False, autocompletion=offer_issues
    ),
]


def workspace(ctx: typer.Context) -> Workspace:
    """Return the workspace that -C or the current folder lies in."""
    from bulletin_cli.workspace import Workspace

    return Workspace.find(ctx.obj)


def command_line(ctx: typer.Context, *words: str) -> str:
    """Return a line to type that calls the program with `words` on the same workspace."""
    chosen = ctx.find_root().params["directory"]
    place = () if chosen == Path() else ("-C", str(chosen))
    return " ".join(("bulletin", *map(quote, (*place, *words))))


def quote(word: str) -> str:
    """Return a word as a shell takes it whole."""
    if re.fullmatch(r"[\w./:+-]+" if sys.platform != "win32" else r"[\w./:+\\-]+", word):
        return word
    return shlex.quote(word) if sys.platform != "win32" else f'"{word}"'


def pad(text: str, width: int) -> str:
    """Return `text` with blanks up to `width` columns of a terminal."""
    return text + " " * (width - display_width(text))


def is_plain() -> bool:
    """Return whether the terminal is asked or able to show no more than letters."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def console(**settings: Any) -> Console:
    """Return Rich's console, without any style where the terminal is plain."""
    from rich.console import Console

    return Console(color_system=None if is_plain() else "auto", **settings)


def echo_colored(text: str, color: str | None, *, err: bool = False) -> None:
    """Print a line in colour, where the terminal shows colours and is not asked for none."""
    if color and not is_plain():
        text = typer.style(text, fg=color)
    typer.echo(text, err=err)


def complain(error: BulletinError) -> None:
    """Print an error and what to do now."""
    echo_colored(f"错误：{error}", "red", err=True)
    if error.hint:
        typer.echo(f"提示：{error.hint}", err=True)


def display_path(place: Path) -> str:
    """Return the path from the current folder, where the file lies below it."""
    here = Path.cwd()
    return str(place.relative_to(here) if place.is_relative_to(here) else place)


def output_place(output: str, usual: Path) -> Path:
    """Return where --output puts the file that usually lies at `usual`. Raises BulletinError."""
    from bulletin_cli.store.files import refuse_unusable

    if output in ("", "-"):  # nothing said, or standard output
        return usual
    place = Path(output)
    if place.is_dir():
        return place / usual.name
    refuse_unusable(place)
    if not place.suffix or output.endswith(("/", "\\")):
        raise BulletinError(
            "没有这个文件夹", f"先建好文件夹；要写成文件，名字写全，如 {usual.name}。", file=output
        )
    return place


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
