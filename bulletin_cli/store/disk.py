"""Bytes and names brought to the disk itself, so that a power cut finds them there."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sys
from pathlib import Path

from bulletin_cli.store.windows import is_running, patiently, remove

_STAGE = ".bulletin-"


def write_synced(path: Path, data: bytes, *, more: bool = False) -> None:
    """Write a file, or `more` of it at its end, and wait until the disk has it."""
    with path.open("ab" if more else "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder; Windows and some shares cannot be asked to."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def copy_mode(path: Path, stage: Path) -> None:
    """Let all who may read or write the file at `path` do so with what takes its place."""
    with contextlib.suppress(OSError):
        stage.chmod(stat.S_IMODE(path.stat().st_mode))


def sweep(folder: Path) -> None:
    """Remove what processes that are dead staged in a folder."""
    for each in folder.glob(f"{_STAGE}*"):
        number = each.name.removeprefix(_STAGE).partition(".")[0].partition("-")[0]
        if number.isdecimal() and (int(number) == os.getpid() or not is_running(int(number))):
            discard(each)


def stage_name(number: int) -> str:
    """Return a name for the `number`th stage of this process, which `sweep` knows."""
    return f"{_STAGE}{os.getpid()}-{number}.tmp"


def discard(stage: Path) -> None:
    """Remove a file or folder that nobody waits for, where there is one and it can be removed."""
    with contextlib.suppress(OSError):
        if stage.is_dir():
            patiently(lambda: shutil.rmtree(stage))
        else:
            remove(stage)
