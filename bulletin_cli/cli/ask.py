"""Questions on the terminal, asked again until the answer will do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import typer

from bulletin_cli.errors import BulletinError

T = TypeVar("T")


def ask(question: str, default: str = "") -> str:
    """Return the answer without blanks around it. Raises typer.Abort at Ctrl-C and Ctrl-D."""
    return str(
        typer.prompt(question, default=default, show_default=bool(default), prompt_suffix="：")
    ).strip()


def ask_until(question: str, read: Callable[[str], T]) -> T:
    """Return what `read` makes of the answer, asking again while it raises BulletinError."""
    while True:
        try:
            return read(ask(question))
        except BulletinError as error:
            typer.echo(f"{error}。{error.hint}")


def parse_whole(text: str) -> int:
    """Return the whole number that `text` is. Raises BulletinError."""
    if not text.isdecimal():
        raise BulletinError(f"“{text}”不是总期号", "写数字，如 485。")
    return int(text)
