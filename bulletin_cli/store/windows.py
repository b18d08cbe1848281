"""What Windows asks for: patience with files that others hold, marks on hidden ones, processes."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bulletin_cli.base.errors import is_held

WAITS = (0.01, 0.04, 0.1, 0.25, 0.4, 0.7)  # seconds; a virus scanner lets go within the first few
_NORMAL, _HIDDEN = 0x80, 0x02  # FILE_ATTRIBUTE_…
_SYNCHRONIZE, _TIMEOUT = 0x100000, 0x102  # a process that can be waited for has not ended


def move(source: Path, target: Path) -> None:
    """Let `source`, a file or a folder, take the place of `target`, and be seen there."""
    mark_hidden(source, hidden=False)  # the mark would go along
    patiently(lambda: _though_read_only(target, lambda: source.replace(target)))


def remove(path: Path) -> None:
    """Remove a file."""
    patiently(lambda: _though_read_only(path, path.unlink))


def _though_read_only(path: Path, change: Callable[[], object]) -> None:
    """Do what Windows refuses where the file at `path` is read-only, and other systems do not."""
    try:
        change()
    except PermissionError:
        mode = path.stat().st_mode if path.is_file() else stat.S_IWRITE
        if mode & stat.S_IWRITE:
            raise
        path.chmod(mode | stat.S_IWRITE)
        try:
            change()
        except OSError:
            path.chmod(mode)
            raise


def patiently(change: Callable[[], object], sleep: Callable[[float], None] = time.sleep) -> None:
    """Do what Windows refuses while another program holds the file, trying for a second and a half.

    Raises OSError as the last try did, and at once for any other reason.
    """
    for wait in WAITS:
        try:
            change()
        except OSError as error:
            if not is_held(error):
                raise
            sleep(wait)
        else:
            return
    change()


def is_running(process: int) -> bool:
    """Return whether a process of this number runs on this machine."""
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(_SYNCHRONIZE, False, process)
        waited = ctypes.windll.kernel32.WaitForSingleObject(handle, 0) if handle else 0
        ctypes.windll.kernel32.CloseHandle(handle)
        return bool(waited == _TIMEOUT)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OverflowError, PermissionError):
        pass
    return True


def mark_hidden(path: Path, *, hidden: bool = True) -> None:
    """Hide a file or folder whose name begins with a dot, as it is elsewhere, or show it again."""
    if sys.platform == "win32":
        import ctypes

        kernel32 = ctypes.windll.kernel32
        others = kernel32.GetFileAttributesW(str(path)) & ~(_HIDDEN | _NORMAL)  # read-only
        kernel32.SetFileAttributesW(str(path), others | _HIDDEN if hidden else others or _NORMAL)
