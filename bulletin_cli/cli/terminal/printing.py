"""How lines for people are printed: colours, widths, errors, paths."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.typography import display_width

if TYPE_CHECKING:
    from rich.console import Console

    from bulletin_cli.base.fonts import ToldFaces


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


def tell_copied(copied: Mapping[str, bool]) -> None:
    """Print the paths of an office's own files, and of which nothing was copied."""
    for path, is_new in copied.items():
        typer.echo(path if is_new else f"{path}　已有，没有动")


def display_path(place: Path) -> str:
    """Return the path from the current folder, where the file lies below it."""
    here = Path.cwd()
    return str(place.relative_to(here) if place.is_relative_to(here) else place)


def tell_notes(notes: Iterable[str]) -> None:
    """Say on standard error what a user should know, a line each."""
    for each in notes:
        typer.echo(f"提醒：{each}", err=True)


def tell_faces(faces: ToldFaces) -> None:
    """Warn of faces that this machine lacks, that a file may not hold, that lack characters."""
    tell_stand_ins(faces.stand_ins)
    if faces.named:
        names = "、".join(faces.named)
        typer.echo(
            f"提醒：{names} 不许嵌入或读不出来，OFD 里只有字体名，看的电脑上要有这种字体。",
            err=True,
        )
    if faces.lacking:
        lacking = "、".join(f"{each}（U+{ord(each):04X}）" for each in faces.lacking)
        typer.echo(f"提醒：本机的字体都没有这些字，OFD 里画不出：{lacking}", err=True)


def tell_stand_ins(stand_ins: Mapping[str, str]) -> None:
    """Warn in one line of the faces that this machine lacks; nothing where it has all."""
    lacking: dict[str, list[str]] = {}
    for face, other in stand_ins.items():
        lacking.setdefault(other, []).append(face)
    named = "，".join(f"{'、'.join(faces)}用 {other}" for other, faces in lacking.items())
    if named:
        typer.echo(f"提醒：本机缺少字体，{named} 代替。", err=True)
