"""The user's own editor on a new article."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from bulletin_cli.errors import BulletinError


def _usual_editor() -> str:
    if not sys.stdin.isatty():
        raise BulletinError("没有写要加的文件", "给出稿件文件，或用 - 从标准输入读。")
    return "notepad" if sys.platform == "win32" else "vi"


def edit(text: str) -> Path:
    """Open $VISUAL or $EDITOR on a new .md file with `text` in it, and return the file.

    Raises BulletinError when there is no editor, it fails, or nothing was written.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _usual_editor()
    handle, name = tempfile.mkstemp(prefix="bulletin-", suffix=".md")
    path = Path(name)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
    try:
        code = subprocess.call(  # noqa: S603 - the user's own command
            [*shlex.split(command, posix=sys.platform != "win32"), name]
        )
    except OSError as error:
        path.unlink()
        raise BulletinError(
            f"打不开编辑器 {command}",
            "设好环境变量 EDITOR，或给出稿件文件：bulletin add-article 文件。",
        ) from error
    written = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    if code != 0 or written.strip() in ("", text.strip()):
        path.unlink(missing_ok=True)
        raise BulletinError("没有写稿件，什么都没有加", "在编辑器里写好并保存，再退出。")
    return path
