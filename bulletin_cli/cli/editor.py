"""The user's own editor on a new article."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import typer

from bulletin_cli.errors import BulletinError

_INTERRUPTED = (-signal.SIGINT, 128 + signal.SIGINT)  # an editor that Ctrl-C ended


def _usual_editor() -> str:
    if not sys.stdin.isatty():
        raise BulletinError("没有写要加的文件", "给出稿件文件，或用 - 从标准输入读。")
    return "notepad" if sys.platform == "win32" else "vi"


def _run(command: list[str]) -> int:
    """Return the editor's exit code; Ctrl-C is the editor's own business while it runs."""
    process = subprocess.Popen(command)  # noqa: S603 - the user's own command
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return process.wait()
    finally:
        signal.signal(signal.SIGINT, before)


def edit(text: str) -> Path:
    """Open $VISUAL or $EDITOR on a new .md file with `text` in it, and return the file.

    Raises BulletinError when there is no editor, it fails, or nothing was written, and
    typer.Abort when Ctrl-C ended it.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _usual_editor()
    handle, name = tempfile.mkstemp(prefix="bulletin-", suffix=".md")
    path = Path(name)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
    try:
        code = _run([*shlex.split(command, posix=sys.platform != "win32"), name])
    except (OSError, ValueError) as error:  # ValueError: a quote that is not closed
        path.unlink()
        raise BulletinError(
            f"打不开编辑器 {command}",
            "设好环境变量 EDITOR，或给出稿件文件：bulletin add-article 文件。",
        ) from error
    if code in _INTERRUPTED:
        path.unlink(missing_ok=True)
        raise typer.Abort
    written = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    if code != 0 or written.strip() in ("", text.strip()):
        path.unlink(missing_ok=True)
        raise BulletinError("没有写稿件，什么都没有加", "在编辑器里写好并保存，再退出。")
    return path
