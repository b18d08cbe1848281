"""A folder of files that is there whole or not at all, with the checksums of all of them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bulletin_cli.base.digests import digest
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.store.changes import missing_folders
from bulletin_cli.store.desk.published import SUMS
from bulletin_cli.store.disk import discard, stage_name, sweep, sync_folder, write_synced
from bulletin_cli.store.files import file_error, refuse_unusable, relative
from bulletin_cli.store.windows import mark_hidden, move


class NewFolder:
    """A folder being made, out of sight beside its place; files are put into it one by one."""

    def __init__(self, stage: Path) -> None:
        self._stage = stage
        self.sums: dict[str, str] = {}

    def put(self, name: str, data: bytes) -> None:
        """Write a file, by its path below the folder. Raises OSError."""
        place = self._stage / name
        place.parent.mkdir(parents=True, exist_ok=True)
        write_synced(place, data)
        self.sums[name] = digest(data)


@contextmanager
def new_folder(place: Path, root: Path) -> Iterator[NewFolder]:
    """Make a folder at `place` of what the block puts into it, with SHA256SUMS of all of it.

    It appears when the block is done. Raises BulletinError where something else is there.
    """
    refuse_taken(place, root)
    stage, above = place.with_name(stage_name(0)), missing_folders([place])
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        sweep(place.parent)
        stage.mkdir()
        mark_hidden(stage)
        made = NewFolder(stage)
        yield made
        _close(made, stage)
        if place.exists():
            place.rmdir()  # which is empty, or somebody was quicker
        move(stage, place)
        sync_folder(place.parent)
    except BaseException as error:
        discard(stage)
        for folder in above:
            with contextlib.suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            raise file_error(error, "写不进去", relative(place, root)) from error
        raise


def _close(made: NewFolder, stage: Path) -> None:
    """Write the checksums, and bring the names of all files to the disk."""
    lines = (f"{digest}  {name}\n" for name, digest in made.sums.items())
    write_synced(stage / SUMS, "".join(lines).encode())
    for each in {(stage / name).parent for name in (*made.sums, SUMS)}:
        sync_folder(each)


def refuse_taken(place: Path, root: Path) -> None:
    """Refuse a place for a new folder that holds anything. Raises BulletinError."""
    refuse_unusable(place)
    if place.is_dir() and not any(place.iterdir()):
        return
    if place.exists() or place.is_symlink():
        raise BulletinError(
            "已经有了，不写在上面",
            "不要了就删去，要就改名，再试一次；或用 -o 换个文件夹。",
            file=relative(place, root),
        )
