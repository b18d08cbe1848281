"""The folder of the archive's pages: ours by a mark in it, changed only where pages change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import SITE_MARK
from bulletin_cli.store.files import file_error, read_text, relative, write_files
from bulletin_cli.store.outputs import holds_other, refuse_source

_HEAD = "# bulletin site 写的文件，一行一个；再写时没有用了的删去，别的不动。\n"


class SiteFolder:
    """A folder that `bulletin site` writes, and knows the files of by SITE_MARK.

    What is not among them is somebody else's, and neither changed nor removed. Raises
    BulletinError for a folder that holds other files and no mark.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        self._folder = folder
        self._root = root
        refuse_source(root, folder / SITE_MARK)
        self._known = self._read_mark()
        self._made: set[str] = set()
        self.changed = 0

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write those files, by paths below the folder, that are not as they are to be.

        They are one change. Raises BulletinError, also for a file that stands in the way.
        """
        if self._foreign(files):  # or another run has written them since this one began
            self._known |= self._read_mark()
        if foreign := self._foreign(files):
            raise BulletinError(
                "这个文件不是 bulletin site 写的，不能写过去",
                "把它移开，或换一个文件夹。",
                file=self._shown(foreign),
            )
        self._made |= files.keys()
        new = {
            self._folder / path: data
            for path, data in files.items()
            if not (self._folder / path).is_file()
            or holds_other(self._root, self._folder / path, data)
        }
        if new:
            # The mark goes first: of a process that dies every file is known.
            self._known |= files.keys()
            write_files({self._folder / SITE_MARK: self._mark(self._known), **new}, None)
            self.changed += len(new)

    def _foreign(self, files: Mapping[str, bytes]) -> str:
        """Return the first file that stands in the way and is not known, "" for none."""
        known = {path.casefold() for path in self._known}
        others = (path for path in files if path.casefold() not in known)
        return next((path for path in others if (self._folder / path).exists()), "")

    def close(self) -> None:
        """Remove the pages that were not written this time. Raises BulletinError."""
        left = sorted(filter(self._is_left, self._known - self._made))
        mark = self._folder / SITE_MARK
        gone = {self._folder / path: None for path in left}
        if left or self._known != self._made:
            write_files({**gone, mark: self._mark(self._made)}, None)
            self.changed += len(left)
        self._remove_empty({(self._folder / path).parent for path in left})

    def _is_left(self, path: str) -> bool:
        """Return whether a page is there that was not made, under a name of other case either."""
        place = self._folder / path
        twins = (each for each in self._made if each.casefold() == path.casefold())
        return place.is_file() and not any(place.samefile(self._folder / each) for each in twins)

    def _remove_empty(self, folders: set[Path]) -> None:
        for each in folders - {self._folder}:
            if each.is_dir() and not any(each.iterdir()):
                each.rmdir()

    def _read_mark(self) -> set[str]:
        mark = self._folder / SITE_MARK
        try:
            if self._folder.exists() and not self._folder.is_dir():
                raise BulletinError("是文件，不是文件夹", "换一个文件夹。", file=str(self._folder))
            if not mark.is_file():
                self._refuse_foreign()
                return set()
        except OSError as error:
            raise file_error(error, "打不开", str(self._folder)) from error
        lines = read_text(mark, self._shown(SITE_MARK)).splitlines()
        return {line for line in lines if line and not line.startswith("#") and _is_below(line)}

    def _refuse_foreign(self) -> None:
        if self._folder.is_dir() and any(self._folder.iterdir()):
            raise BulletinError(
                "这个文件夹里有别的东西，不是 bulletin site 写的",
                "换一个空的或还没有的文件夹。",
                file=str(self._folder),
            )

    def _mark(self, paths: set[str]) -> str:
        return _HEAD + "".join(f"{path}\n" for path in sorted(paths))

    def _shown(self, path: str) -> str:
        return relative(self._folder / path, self._root)


def _is_below(path: str) -> bool:
    """Return whether a path of the mark stays in the folder, whoever wrote it there."""
    return not Path(path).is_absolute() and ".." not in Path(path).parts and ":" not in path
