"""What several commands share: the workspace, options that recur, dates."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bulletin_cli.cli.completion import offer_issues
from bulletin_cli.errors import BulletinError
from bulletin_cli.typography import display_width

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
_HALF = {0xFF01 + n: chr(0x21 + n) for n in range(94)}  # full-width digits and signs
_DAY = re.compile(r"(?:([1-9][0-9]{3})[-/.年])?([0-9]{1,2})[-/.月]([0-9]{1,2})[日号]?")
_SHORT_DAY = re.compile(r"([1-9][0-9]{3})([0-9]{2})([0-9]{2})")


def workspace(ctx: typer.Context) -> Workspace:
    """Return the workspace that -C or the current folder lies in."""
    from bulletin_cli.workspace import Workspace

    return Workspace.find(ctx.obj)


def parse_day(text: str, today: date) -> date:
    """Return the day that an option gives; one without a year is of this one's.

    Raises BulletinError.
    """
    words = {"昨天": -1, "今天": 0, "明天": 1}
    plain = "".join(text.translate(_HALF).split())
    if plain in words:
        return today + timedelta(words[plain])
    match = _DAY.fullmatch(plain) or _SHORT_DAY.fullmatch(plain)
    if match is None:
        raise BulletinError(f"“{text}”不是日期", "写成 2024-11-25、2024年11月25日或 11-25。")
    year, month, day = (int(each or today.year) for each in match.groups())
    try:
        return date(year, month, day)
    except ValueError as error:
        why = _no_such_day(year, month, day)
        raise BulletinError(f"没有 {text} 这一天：{why}", "改成日历上有的日期。") from error


def _no_such_day(year: int, month: int, day: int) -> str:
    from calendar import monthrange

    if not 1 <= month <= 12:
        return f"没有{month}月"
    if day == 0:
        return "每月从1日起"
    last = monthrange(year, month)[1]
    leap = f"{year}年不是闰年，" if last == 28 else ""
    return f"{leap}{month}月只有{last}天"


def command_line(ctx: typer.Context, *words: str) -> str:
    """Return a line to type that calls the program with `words` on the same workspace."""
    chosen = ctx.find_root().params["directory"]
    place = () if chosen == Path() else ("-C", str(chosen))
    return " ".join(("bulletin", *map(quoted, (*place, *words))))


def quoted(word: str) -> str:
    """Return a word as a shell takes it whole."""
    if re.fullmatch(r"[\w./:+-]+" if sys.platform != "win32" else r"[\w./:+\\-]+", word):
        return word
    return shlex.quote(word) if sys.platform != "win32" else f'"{word}"'


def padded(text: str, width: int) -> str:
    """Return `text` with blanks up to `width` columns of a terminal."""
    return text + " " * (width - display_width(text))


def is_plain() -> bool:
    """Return whether the terminal is asked or able to show no more than letters."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def console(**settings: Any) -> Console:
    """Return Rich's console, without any style where the terminal is plain."""
    from rich.console import Console

    return Console(color_system=None if is_plain() else "auto", **settings)


def colored(text: str, color: str | None, *, err: bool = False) -> None:
    """Print a line in colour, where the terminal shows colours and is not asked for none."""
    if color and not is_plain():
        text = typer.style(text, fg=color)
    typer.echo(text, err=err)


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
