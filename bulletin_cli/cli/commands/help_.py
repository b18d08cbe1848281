"""bulletin help."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.cli import app
from bulletin_cli.cli.table import COMMANDS


def help_(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[命令]…",
            help="要说明的命令，不写就列出全部",
            show_default=False,
            autocompletion=lambda: list(COMMANDS),
        ),
    ] = None,
) -> None:
    """列出全部命令，或说明一个命令；与 bulletin 命令 -h 一样。"""
    app([*(words or ()), "--help"], prog_name="bulletin")
