"""A folder watched for submissions until somebody ends it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.printing import complain

_PAUSE = 1.0  # seconds between two looks, in which a file that is being written changes
_SHORT_PAUSE = 0.3  # where it is looked at twice and no more


def watch(folder: Path, take: Callable[[Path], None], *, once: bool) -> bool:
    """Hand each file that is at rest to `take`, and put those that it takes away.

    Those that it refuses stay, each told once. Returns whether all were taken; without `once`
    Ctrl-C ends it. Raises BulletinError where the folder is not there.
    """
    from bulletin_cli.store.desk.drop_folder import TAKEN, DropFolder

    dropped = DropFolder(folder)
    taken = refused = 0
    if not once:
        typer.echo(f"看着 {folder}：放进来的稿子收下，移到{TAKEN}。按 Ctrl-C 停下。")
    try:
        dropped.at_rest()
        while True:
            time.sleep(_SHORT_PAUSE if once else _PAUSE)
            for path in dropped.at_rest():
                try:
                    take(path)
                    taken += 1
                    dropped.put_away(path)
                except BulletinError as error:
                    complain(error)
                    refused += 1
            if once:
                break
    except KeyboardInterrupt:
        typer.echo()
    left = f"，{refused} 个没有收好，还在原处" * bool(refused)
    typer.echo(f"{'' if once else '停下，'}共收 {taken} 篇{left}。")
    return not refused
