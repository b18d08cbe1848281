"""Questions on the terminal, asked again until the answer will do."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import TypeVar

import typer

from bulletin_cli.base.errors import BulletinError

T = TypeVar("T")
_ANSWERS = {"y": True, "yes": True, "是": True, "n": False, "no": False, "否": False}


def on_terminal() -> bool:
    """Return whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str, default: str = "") -> str:
    """Return the answer without blanks around it. Raises typer.Abort at Ctrl-C and Ctrl-D."""
    return str(
        typer.prompt(question, default=default, show_default=bool(default), prompt_suffix="：")
    ).strip()


def ask_until(question: str, read: Callable[[str], T], default: str = "") -> T:
    """Return what `read` makes of the answer, asking again while it raises BulletinError."""
    while True:
        try:
            return read(ask(question, default))
        except BulletinError as error:
            typer.echo(f"{error}。{error.hint}")


def agree(question: str) -> None:
    """Go on after a yes. Raises typer.Abort after a no, which Enter is, too."""
    if not ask_until(f"{question}（y/n，直接回车是 n）", lambda text: _parse_yes(text or "n")):
        raise typer.Abort


def confirm(question: str) -> bool:
    """Return whether the answer is yes, which Enter alone means too."""
    return ask_until(f"{question}？（Y/n）", lambda text: _parse_yes(text or "y"))


def _parse_yes(text: str) -> bool:
    answer = _ANSWERS.get(text.lower())
    if answer is None:
        raise BulletinError(f"“{text}”不是回答", "写 y（是）或 n（否）。")
    return answer


def parse_whole(text: str) -> int:
    """Return the whole number that `text` is, as a number or as printed. Raises BulletinError."""
    match = re.fullmatch("(?:总第?|第)?([0-9０-９]{1,6})期?", text.strip())
    if match is None:
        raise BulletinError(f"“{text}”不是总期号", "写数字，如 485。")
    return int(match[1])
