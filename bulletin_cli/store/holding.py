"""A file that one process holds at a time; the system frees it when its holder dies.

Windows locks the file's first byte, the others lock the file, both on network shares, too. The
library for this costs every command that writes a tenth of its time to import.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bulletin_cli.store.windows import mark_hidden

_TRIES, _PAUSE = 1200, 0.05  # seconds: a minute in all
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # Windows has no such flag


class HeldError(Exception):
    """Another process holds the file."""


@contextlib.contextmanager
def hold(file: Path) -> Iterator[None]:
    """Hold `file`, which is made and stays, waiting a minute for others to let go of it.

    Raises HeldError where they do not, OSError where it cannot be held at all.
    """
    handle = os.open(file, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o666)
    try:
        mark_hidden(file)
        _wait(handle)
        try:
            yield
        finally:
            _free(handle)
    finally:
        os.close(handle)


def _wait(handle: int) -> None:
    for _ in range(_TRIES):
        with contextlib.suppress(BlockingIOError, PermissionError):  # what others' locks give
            return _take(handle)
        time.sleep(_PAUSE)
    raise HeldError


if sys.platform == "win32":

    def _take(handle: int) -> None:
        """Lock the first byte; not by msvcrt.locking, which in wine does not say why it fails."""
        import ctypes
        import msvcrt

        kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
        if not kernel32.LockFile(msvcrt.get_osfhandle(handle), 0, 0, 1, 0):
            raise ctypes.WinError(ctypes.get_last_error())

    def _free(handle: int) -> None:
        import ctypes
        import msvcrt

        ctypes.windll.kernel32.UnlockFile(msvcrt.get_osfhandle(handle), 0, 0, 1, 0)

else:

    def _take(handle: int) -> None:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _free(handle: int) -> None:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_UN)
