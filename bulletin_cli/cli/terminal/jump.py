"""A file opened in the user's editor at a line, without waiting for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath
from threading import Thread

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.editor_command import IN_TERMINAL, FindProgram, words_of
from bulletin_cli.cli.terminal.printing import display_path
from bulletin_cli.store.files import is_file

_GO_TO = ("code", "code-insiders", "codium", "cursor")  # Visual Studio Code and its kin
_COLON = ("subl", "zed")
_PLUS = ("gvim", "emacs", "emacsclient", "gedit", "kate", "mousepad")
_WAITING = ("--wait", "-w")  # what a command that waits is told; nothing waits here


def open_at(place: Path, line: int) -> None:
    """Open a file at a line (from 1, 0 for none) as the editor can. Raises BulletinError."""
    if not is_file(place):
        raise BulletinError("文件不存在", "等页面更新。", file=display_path(place))
    windows = sys.platform == "win32"
    given = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = jump_words(given, place, line, shutil.which, windows=windows)
        # Quotes round every word: what is a .cmd reads its line anew, & in a name included.
        line_of_all = " ".join(f'"{word}"' for word in words)
        process = subprocess.Popen(  # noqa: S603 - the user's own command
            line_of_all if windows else words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C here is not meant for it
        )
    except (ValueError, OSError) as error:
        raise BulletinError(
            "打不开编辑器" + (f" {given}" if given else ""),
            "设好环境变量 EDITOR：有窗口的编辑器，如 code 或 notepad。",
        ) from error
    Thread(target=process.wait, daemon=True).start()  # or what has ended would never be gone


def jump_words(
    given: str, place: Path, line: int, find: FindProgram, *, windows: bool
) -> Sequence[str]:
    """Return the command that opens `place` at `line` with the editor `given`, or the usual one.

    Raises ValueError where there is none, or none with a window of its own.
    """
    usual = "code" if find("code") else "notepad" if windows else ""
    program, *options = words_of(given.strip() or usual, find, windows=windows)
    name = PureWindowsPath(program).stem.lower()  # parts / and \
    if name in IN_TERMINAL:
        raise ValueError(f"no window: {given}")
    kept = [each for each in options if each not in _WAITING]
    return [program, *kept, *_at(name, str(place.absolute()), line)]


def _at(name: str, file: str, line: int) -> list[str]:
    """Return how an editor is told the file and the line; one that knows no lines, the file."""
    if not line:
        return [file]
    if name in _GO_TO:
        return ["-g", f"{file}:{line}"]
    if name in _COLON:
        return [f"{file}:{line}"]
    if name in _PLUS:
        return [f"+{line}", file]
    return [f"-n{line}", file] if name == "notepad++" else [file]
