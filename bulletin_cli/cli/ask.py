"""Questions on the terminal, asked again until the answer will do."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

import typer

from bulletin_cli.errors import BulletinError

T = TypeVar("T")


def on_terminal() -> bool:
    """Return whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


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


def is_yes(question: str, *, default: bool) -> bool:
    """Return whether the answer is yes; Enter is `default`."""
    usual = "y 或回车是，n 否" if default else "y 是，n 或回车否"
    answers = {
        "y": True,
        "yes": True,
        "是": True,
        "": default,
        "n": False,
        "no": False,
        "否": False,
    }

    def read(text: str) -> bool:
        if text.lower() not in answers:
            raise BulletinError(f"“{text}”不是回答", "写 y 或 n。")
        return answers[text.lower()]

    return ask_until(f"{question}（{usual}）", read)


def agree(question: str) -> None:
    """Go on after a yes. Raises typer.Abort after a no, which Enter is, too."""
    if not is_yes(question, default=False):
        raise typer.Abort


def parse_whole(text: str) -> int:
    """Return the whole number that `text` is. Raises BulletinError."""
    if not text.isdecimal():
        raise BulletinError(f"“{text}”不是总期号", "写数字，如 485。")
    return int(text)
