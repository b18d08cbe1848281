"""A folder that submissions are dropped into: what lies there at rest, and where taken ones go."""

from __future__ import annotations

import contextlib
import stat
from collections.abc import Iterator
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.file_names import free
from bulletin_cli.store.files import file_error
from bulletin_cli.store.windows import move

TAKEN = "已收"  # below the folder
_UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".download")
_State = tuple[int, int]  # a file's size and time


class DropFolder:
    """The files of a folder, looked at again and again; a file at rest comes once in each state."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            looked = f"先建好；找过的文件夹是 {folder.absolute().parent}。"
            raise BulletinError("没有要看着的文件夹", looked, file=str(folder))
        self._folder = folder
        self._seen: dict[Path, _State] = {}
        self._told: dict[Path, _State] = {}

    def at_rest(self) -> list[Path]:
        """Return the files that are as they were at the last look, and were not returned as such.

        Raises BulletinError where the folder cannot be read any more.
        """
        try:
            now = dict(_states(self._folder))
        except OSError as error:
            raise file_error(error, "打不开", str(self._folder)) from error
        found = [
            path
            for path, state in now.items()
            if state[0] and self._seen.get(path) == state and self._told.get(path) != state
        ]
        self._seen = now
        self._told |= {path: now[path] for path in found}
        return found

    def put_away(self, path: Path) -> None:
        """Move a file that was taken in below the folder. Raises BulletinError."""
        taken = self._folder / TAKEN
        try:
            taken.mkdir(exist_ok=True)
            there = {each.name.casefold() for each in taken.iterdir()}
            move(path, taken / free(path.name, lambda each: each.casefold() not in there, "~"))
        except OSError as error:
            raise file_error(error, f"收了，但移不到{TAKEN}", str(path)) from error


def _states(folder: Path) -> Iterator[tuple[Path, _State]]:
    """Yield the files that may be submissions: none of a program that is still at work."""
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith((".", "~$"))
        if hidden or path.suffix.lower() in _UNFINISHED:
            continue
        with contextlib.suppress(FileNotFoundError):  # taken away between two looks
            found = path.stat()
            if stat.S_ISREG(found.st_mode):
                yield path, (found.st_size, found.st_mtime_ns)
