"""The user's own editor on a text, which is never lost once it is written."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import PureWindowsPath

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.editor_command import IN_TERMINAL, words_of
from bulletin_cli.store.files import exists, read_text
from bulletin_cli.store.scratch import drop_scratch, make_scratch, read_scratch

WAIT_HINT = "编辑器没等写完就返回的，在 EDITOR 里加上要它等的参数，如 code --wait。"
_INTERRUPTED = (-signal.SIGINT, 128 + signal.SIGINT)  # an editor that Ctrl-C ended


def find_editor(lacking: BulletinError) -> list[str]:
    """Return the command of $VISUAL, $EDITOR, or what is usual here.

    Raises BulletinError where it cannot be found, `lacking` where none is set and no terminal is
    there for the usual one.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    if not command.strip() and not sys.stdin.isatty():
        raise lacking
    windows = sys.platform == "win32"
    command = command.strip() or ("notepad" if windows else "vi")
    try:
        return words_of(command, shutil.which, windows=windows)
    except ValueError as error:
        raise _not_opened(command) from error


class Draft:
    """A text in a temporary file of its own, for the user's editor.

    Notepad gets what all of its versions show well: CRLF and a byte order mark.
    """

    def __init__(self, text: str, stem: str, editor: list[str]) -> None:
        self._editor = editor
        self._name = PureWindowsPath(editor[0]).stem.lower()  # parts / and \
        self._before = text
        notepad = self._name == "notepad"
        data = text.replace("\n", "\r\n").encode("utf-8-sig") if notepad else text.encode()
        self.path = make_scratch(stem, ".md", data)

    def open(self) -> None:
        """Open the editor and wait until it is left.

        Where nothing changed, a terminal is asked whether the editor is still open. Raises
        BulletinError when the editor fails, and typer.Abort when Ctrl-C ended it.
        """
        before = read_scratch(self.path)
        try:
            code = _run([*self._editor, str(self.path)])
        except OSError as error:
            raise _not_opened(self._editor[0]) from error
        if code in _INTERRUPTED:
            raise typer.Abort
        if code != 0:
            raise BulletinError(
                f"编辑器 {self._name} 没有正常退出（退出码 {code}），没有写稿件",
                "改好环境变量 EDITOR 再试。",
            )
        if read_scratch(self.path) == before and not self.waits and sys.stdin.isatty():
            question = "没有改动。编辑器还开着的话，写好、保存以后按回车；不写了也按回车"
            typer.prompt(question, default="", show_default=False, prompt_suffix="：")

    @property
    def waits(self) -> bool:
        """Whether the editor is known to return only when it is left."""
        return self._name in IN_TERMINAL

    @property
    def changed(self) -> bool:
        """Whether anything was written; blank lines at the ends are nothing."""
        if not exists(self.path):
            return False
        try:
            return self.text().strip() not in ("", self._before.strip())
        except BulletinError:  # no text, but something
            return True

    def text(self) -> str:
        """Return what was written, whatever its encoding and line ends. Raises BulletinError."""
        return read_text(self.path, str(self.path))

    def drop(self) -> None:
        """Remove the file."""
        drop_scratch(self.path)

    @contextlib.contextmanager
    def keep_on_error(self, what_next: str) -> Iterator[None]:
        """Remove the file after the block; where it fails, keep what was written and say where."""
        told = f"写的内容还在 {self.path}，{what_next}"
        try:
            yield
        except (BulletinError, typer.Abort, KeyboardInterrupt) as error:
            if not self.changed:
                self.drop()
                raise
            if isinstance(error, BulletinError):
                raise error.with_hint(error.hint + told) from error
            typer.echo(f"\n{told}" if sys.stderr.isatty() else told, err=True)  # behind the ^C
            raise
        self.drop()


def _not_opened(command: str) -> BulletinError:
    return BulletinError(
        f"打不开编辑器 {command}", "设好环境变量 EDITOR：编辑器的完整路径，后面可以写参数。"
    )


def _run(command: list[str]) -> int:
    """Return the editor's exit code; Ctrl-C is the editor's own business while it runs."""
    process = subprocess.Popen(command)  # noqa: S603 - the user's own command
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return process.wait()
    finally:
        signal.signal(signal.SIGINT, before)
