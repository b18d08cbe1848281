"""The standard streams: bytes for machines, text for people, and no stream that fails a command."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Any, TextIO, cast

import typer

# Windows calls writing into a pipe that nobody reads an invalid argument.
_READER_GONE = (errno.EPIPE, errno.EINVAL) if sys.platform == "win32" else (errno.EPIPE,)


def repair() -> None:
    """Give a process without streams empty ones; a sign that a console cannot show becomes ?."""
    sys.stdin = sys.stdin or _empty("r")
    sys.stdout = sys.stdout or _empty("w")
    sys.stderr = sys.stderr or _empty("w")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


class _WithoutReminders:
    """Standard error for `--quiet`: errors pass, reminders do not, and no bar is drawn on it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write what is no reminder."""
        return len(text) if text.startswith("提醒：") else self._stream.write(text)

    def isatty(self) -> bool:
        """Say that nobody looks on."""
        return False

    def __getattr__(self, name: str) -> Any:
        """Return whatever else the stream has."""
        return getattr(self._stream, name)


def hush() -> None:
    """Keep reminders and progress bars from standard error."""
    sys.stderr = cast("TextIO", _WithoutReminders(sys.stderr))


def _empty(mode: str) -> TextIO:
    return cast("TextIO", Path(os.devnull).open(mode, encoding="utf-8"))


def print_machine(text: str) -> None:
    """Print what programs read: UTF-8 and LF whatever the console has.

    Half a surrogate pair, out of a file's name, is written as JSON writes it.
    """
    typer.echo(text.encode(errors="backslashreplace"))


def print_bytes(data: bytes) -> None:
    """Write a file to standard output."""
    typer.echo(data, nl=False)


def read_stdin() -> bytes:
    """Return what comes in, as much as a file may hold. Raises BulletinError."""
    from bulletin_cli.store.files import read_stream

    if sys.stdin.isatty():
        end = "Ctrl-Z，再按回车" if sys.platform == "win32" else "Ctrl-D"
        typer.echo(f"输入文字；写完另起一行按 {end}。", err=True)
    return read_stream(sys.stdin.buffer, "标准输入")


def is_reader_gone(error: OSError) -> bool:
    """Return whether nobody reads standard output any more (`bulletin list | head -1`)."""
    return error.filename is None and error.errno in _READER_GONE


def print_json(value: Any) -> None:
    """Print a value as JSON for programs."""
    import json

    print_machine(json.dumps(value, ensure_ascii=False, indent=2))
