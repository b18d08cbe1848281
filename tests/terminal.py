"""A command on a terminal of its own."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import LONGEST, process_environment


def _own_terminal() -> None:
    """Make standard input the terminal whose Ctrl-C is a signal to this process."""
    import fcntl
    import termios

    _hear_interrupts()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Said(NamedTuple):
    """What a command showed, and its exit code."""

    shown: str
    code: int


def _hear_interrupts() -> None:
    """Undo what shells do to their background jobs, one of which the tests may be."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def on_terminal(typed: str, *words: str | Path, **env: str) -> str:
    """Return what a command shows on a terminal where `typed` is typed, Ctrl-C at a question."""
    pty = pytest.importorskip("pty", reason="Windows has no pty")
    master, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bulletin_cli", *words],
        stdin=terminal, stdout=terminal, stderr=terminal,
        env=process_environment(**{"TERM": "xterm", **env}),
        preexec_fn=_hear_interrupts,  # noqa: PLW1509 - no threads here
    )  # fmt: skip
    typed, interrupt, _ = typed.partition("\x03")
    os.write(master, typed.encode())
    shown, until = b"", time.monotonic() + LONGEST
    while time.monotonic() < until:
        # Python misses a signal that comes just before it begins to read: it is sent until heard.
        if select.select([master], [], [], 0.1 if process.poll() is not None else 1)[0]:
            shown += os.read(master, 4096)
        elif process.poll() is not None:
            break
        elif interrupt and shown:
            process.send_signal(signal.SIGINT)
    process.kill()  # one that still waits for an answer
    process.wait()
    os.close(terminal)
    os.close(master)
    return shown.decode()


def conversation(
    words: Sequence[str | Path], *turns: tuple[str, str | Callable[[], str]], **env: str
) -> Said:
    """Return what a command shows on a terminal; `turns` are what to wait for and what to type.

    What is typed may depend on, or come after, something else that is done meanwhile.
    """
    pty = pytest.importorskip("pty", reason="Windows has no pty")
    master, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bulletin_cli", *words],
        stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True,
        env=process_environment(**{"TERM": "xterm", **env}),
        preexec_fn=_own_terminal,  # noqa: PLW1509 - no threads here
    )  # fmt: skip
    os.close(terminal)
    shown, seen, waiting = b"", 0, list(turns)
    while select.select([master], [], [], LONGEST)[0]:
        try:
            shown += os.read(master, 4096)
        except OSError:  # the process has ended
            break
        if waiting and (at := shown.find(waiting[0][0].encode(), seen)) >= 0:
            seen = at + 1
            typed = waiting.pop(0)[1]
            os.write(master, (typed if isinstance(typed, str) else typed()).encode())
    process.kill()  # one that still waits
    os.close(master)
    return Said(shown.decode(errors="replace").replace("\r\n", "\n"), process.wait())
