"""Files and folders opened with the program that the system has for them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.printing import display_path

_SECONDS = 5  # xdg-open is done when the program has started, or runs as long as that does


def open_place(place: Path) -> None:
    """Open a file or folder as a double click would. Raises BulletinError where nothing can."""
    try:
        if sys.platform == "win32":
            import os

            os.startfile(place)  # noqa: S606 - the user's own file
            return
        opened = _open(place)
    except OSError:
        opened = False
    if not opened:
        raise BulletinError(
            "打不开，本机没有能打开它的程序",
            "在文件管理器里找到它，自己打开。",
            file=display_path(place),
        )


def _open(place: Path) -> bool:
    """Start the desktop's opener, and return whether it found a program."""
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        return False
    process = subprocess.Popen(  # noqa: S603 - the system's own program
        [opener, str(place)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C here is not meant for it
    )
    try:
        return process.wait(_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return True
