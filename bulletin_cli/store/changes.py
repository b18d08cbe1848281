"""What a change does to the files of a workspace, and what stood there; how it is put back."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from bulletin_cli.base.digests import digest
from bulletin_cli.base.record import record
from bulletin_cli.store.disk import copy_mode, discard, stage_name, sync_folder, write_synced
from bulletin_cli.store.windows import move, remove

FOLDER = "folder"  # stands for the digest of one
_BACK = ".bulletin-back.tmp"


@record
class PathChange:
    """What a change does to a path: `stage` takes its place, None removes it.

    `old` is what stood there, None for nothing; `new` the digest of what is to, None for nothing.
    """

    path: Path
    stage: Path | None
    old: bytes | None
    new: str | None


@record
class Change:
    """What a change does to the workspace at `root`, and the folders it makes, the deepest first.

    Where there is but one entry its `old` need not be known, for a rename is whole by itself.
    """

    root: Path
    entries: tuple[PathChange, ...]
    folders: tuple[Path, ...] = ()


def file_entries(contents: Mapping[Path, bytes | None]) -> tuple[PathChange, ...]:
    """Return what writing files, and removing those of None, does to their paths."""
    several = len(contents) > 1
    return tuple(
        PathChange(
            path,
            None if data is None else path.with_name(stage_name(number)),
            path.read_bytes() if several and path.is_file() else None,
            None if data is None else digest(data),
        )
        for number, (path, data) in enumerate(contents.items())
    )


def missing_folders(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the folders of paths that are still to be made, the deepest first."""
    missing = {folder for path in paths for folder in path.parents if not folder.exists()}
    return tuple(sorted(missing, key=lambda each: -len(each.parts)))


def is_done(change: Change) -> bool:
    """Return whether every path is as the change makes it."""
    return all(_digest_of(each.path) == each.new for each in change.entries)


def _digest_of(path: Path) -> str | None:
    if path.is_dir():
        return FOLDER
    return digest(path.read_bytes()) if path.exists() else None


def put_back(change: Change) -> tuple[list[PathChange], list[PathChange]]:
    """Put back what stood at the paths; return those put back, and those changed since by others.

    Of a single entry nothing needs to be: what has not taken its place has changed nothing.
    """
    back: list[PathChange] = []
    since: list[PathChange] = []
    for each in change.entries if len(change.entries) > 1 else ():
        now = _digest_of(each.path)
        if now == (None if each.old is None else digest(each.old)):
            continue
        if now == each.new:
            _restore(each.path, each.old)
        (back if now == each.new else since).append(each)
    return back, since


def clear(change: Change) -> None:
    """Remove the stages that are left, and the folders that were made for nothing."""
    for each in change.entries:
        for stage in filter(None, (each.stage, each.path.with_name(_BACK))):
            discard(stage)
    for folder in change.folders:
        with contextlib.suppress(OSError):  # others have put something into it
            folder.rmdir()


def _restore(path: Path, old: bytes | None) -> None:
    if old is None:
        remove(path)
    else:
        stage = path.with_name(_BACK)
        discard(stage)
        write_synced(stage, old)
        copy_mode(path, stage)
        move(stage, path)
    sync_folder(path.parent)
