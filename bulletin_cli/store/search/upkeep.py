"""The index brought to what the files are now, by their paths, times and sizes.

Seventy thousand files take a third of a second to look at, so in a large archive those of its older
folders are not looked at twice within half a minute. Whoever changes anything by a command of ours
leaves a trace in issues/ itself, the journal; an editor that writes over an old article does not.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from bulletin_cli.base.paths import CACHE, ISSUES
from bulletin_cli.base.watch import Watch
from bulletin_cli.store.search.index import VERSION, Index, Known, OutOfSlotsError
from bulletin_cli.store.search.shelves import Shelf

LARGE = 1_500  # folders
_NEWEST = 100  # folders that are always looked at
_TRUSTED, _COARSE = 30.0, 2.0  # seconds; a file system's times may be two seconds apart
_BATCH = 200  # folders of a transaction: a second or two, which is what Ctrl-C loses


def index_path(shelf: Shelf) -> Path:
    """Return the file of a shelf's index."""
    return shelf.root / CACHE / f"{shelf.kind}s-{VERSION}.db"


def open_index(shelf: Shelf) -> Index:
    """Return a shelf's index, as it was left. Raises OSError, sqlite3.Error."""
    from bulletin_cli.store.windows import mark_hidden

    path = index_path(shelf)
    if not path.parent.is_dir():
        path.parent.mkdir(exist_ok=True)
        mark_hidden(path.parent)
    return Index(path)


def discard_index(shelf: Shelf) -> None:
    """Remove an index that cannot be read, and what SQLite keeps beside it. Raises OSError."""
    path = index_path(shelf)
    for each in (path, path.with_name(f"{path.name}-journal"), _looked(shelf)):
        each.unlink(missing_ok=True)


def refresh(index: Index, shelf: Shelf, now: float, watch: Watch, *, whole: bool = False) -> bool:
    """Bring the index to what the files are; return whether all of them were looked at.

    `whole` asks for that. Raises BulletinError, sqlite3.Error.
    """
    try:
        if not whole and _is_trusted(index, shelf, now):
            known = index.known(_NEWEST)
            _take_in(index, shelf, _changed(shelf, known, known), watch)
            return False
        _look_at_all(index, shelf, now, watch)
    except OutOfSlotsError:
        index.empty()
        _look_at_all(index, shelf, now, watch)
    return True


def _is_trusted(index: Index, shelf: Shelf, now: float) -> bool:
    """Return whether the older folders of a large archive were looked at just now."""
    if not index.is_large(LARGE):
        return False
    try:
        looked = _looked(shelf).stat().st_mtime
        changed = (shelf.root / ISSUES).stat().st_mtime
    except OSError:
        return False
    return 0 <= now - looked < _TRUSTED and changed < looked - _COARSE


def _look_at_all(index: Index, shelf: Shelf, now: float, watch: Watch) -> None:
    known, names = index.known(), shelf.names()
    lost = known.keys() - set(names)
    if lost:
        index.drop(key for key in map(shelf.key, lost) if key is not None)
    _take_in(index, shelf, _changed(shelf, known, names), watch)
    with contextlib.suppress(OSError):  # without it the next one looks at all again
        _looked(shelf).touch()
        os.utime(_looked(shelf), (now, now))


def _looked(shelf: Shelf) -> Path:
    """Return the file whose time is that of the last look at all files."""
    return index_path(shelf).with_suffix(".looked")


def _changed(shelf: Shelf, known: dict[str, Known], names: Iterable[str]) -> list[str]:
    return [name for name in names if name not in known or _is_other(shelf, known[name])]


def _is_other(shelf: Shelf, known: Known) -> bool:
    return shelf.stamp(known.own, known.files) != known.stamp


def _take_in(index: Index, shelf: Shelf, names: Iterable[str], watch: Watch) -> None:
    """Read folders and put them into the index, some at a time, the newest first."""
    keys = {name: key for name in names if (key := shelf.key(name)) is not None}
    waiting: list[str] = []
    for name in watch(sorted(keys, key=lambda each: keys[each], reverse=True)):
        waiting.append(name)
        if len(waiting) == _BATCH:
            _put(index, shelf, waiting)
            waiting = []
    _put(index, shelf, waiting)


def _put(index: Index, shelf: Shelf, names: Sequence[str]) -> None:
    """Put in what another process has not put in meanwhile."""
    changed = _changed(shelf, index.known(), names) if names else []
    folders = [folder for folder in map(shelf.read, changed) if folder]
    if not folders:
        return
    index.put([(each, [shelf.text(file) for file in each.files]) for each in folders])
