"""A change of several files is one change, also where the process dies in the middle of it.

Before anything changes, issues/.journal says in a line of JSON what is to change and what stood
there; when all is done, a line `done` is added and the file removed. Whoever holds the lock and
finds it without that line finds a change that died, and puts everything back: what was called
for has then not happened, and may be called for again.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import JOURNAL
from bulletin_cli.base.record import record
from bulletin_cli.store.changes import Change, PathChange, clear, is_done, put_back
from bulletin_cli.store.disk import sync_folder, write_synced
from bulletin_cli.store.windows import mark_hidden, remove

_VERSION = 1
_DONE = b"done\n"
_NAMED = 3  # paths in one sentence


@contextlib.contextmanager
def one_change(change: Change, *, journaled: bool = True) -> Iterator[None]:
    """Do all that the block does to the change's paths, or nothing of it.

    The caller holds the workspace's lock; without one no journal can be kept, and a process that
    dies leaves what it leaves. Raises OSError.
    """
    journal = change.root / JOURNAL if journaled else None
    try:
        if journal:
            _begin(journal, change)
        yield
        made = (folder.parent for folder in change.folders)
        for folder in {*(each.path.parent for each in change.entries), *made}:
            sync_folder(folder)
        if journal and len(change.entries) > 1:
            write_synced(journal, _DONE, more=True)
    except BaseException:
        with contextlib.suppress(OSError):  # the journal stays, and the next command tries again
            put_back(change)
            clear(change)
            _end(journal, change)
        raise
    with contextlib.suppress(OSError):  # it says `done`
        _end(journal, change)


@record
class Settled:
    """What became of a change that died, in a sentence: put back, or done but for its journal."""

    told: str = ""
    is_done: bool = False


def settle_journal(root: Path) -> Settled:
    """Put back what a change that died has done, unless all of it was.

    The caller holds the lock. Raises BulletinError for a journal that cannot be read, and OSError.
    """
    journal = root / JOURNAL
    if not journal.exists():
        return Settled()
    line, end, mark = journal.read_bytes().partition(b"\n")
    change = _load(line, root) if end else Change(root, ())  # else nothing had begun
    if change.entries and (mark == _DONE or is_done(change)):
        settled = Settled(_told_done(change), is_done=True)
    else:
        settled = Settled(_told_undone(*put_back(change), root))
    clear(change)
    _end(journal, change)
    return settled


def _begin(journal: Path, change: Change) -> None:
    journal.parent.mkdir(parents=True, exist_ok=True)
    if len(change.entries) == 1:  # nothing to put back, only its stage to sweep
        journal.write_bytes(_dump(change))
    else:
        write_synced(journal, _dump(change))
        sync_folder(journal.parent)
    mark_hidden(journal)


def _end(journal: Path | None, change: Change) -> None:
    if journal and journal.exists():
        remove(journal)
        if journal.parent in change.folders:  # which could not go with the other ones
            with contextlib.suppress(OSError):
                journal.parent.rmdir()


def _told_done(change: Change) -> str:
    written = [each for each in change.entries if each.stage]
    removed = [each for each in change.entries if not each.stage]
    parts = [f"写好 {_names(written, change.root)}"] * bool(written)
    parts += [f"移走 {_names(removed, change.root)}"] * bool(removed)
    return f"上一次的命令中途断了，但已经做完：{'；'.join(parts)}。"


def _told_undone(back: Sequence[PathChange], since: Sequence[PathChange], root: Path) -> str:
    if not (back or since):
        return ""
    parts = [f"改了一半的已恢复原样：{_names(back, root)}"] * bool(back)
    parts += [f"{_names(since, root)} 在那以后又改过，没有动，请核对"] * bool(since)
    return f"上一次的命令中途断了，没有做成；{'；'.join(parts)}。要做就再做一次。"


def _names(entries: Sequence[PathChange], root: Path) -> str:
    names = [_name(each.path, root) for each in entries]
    more = f" 等 {len(names)} 个" * (len(names) > _NAMED)
    return "、".join(names[:_NAMED]) + more


def _name(path: Path, root: Path) -> str:
    return _real(path).relative_to(root.resolve()).as_posix()


def _dump(change: Change) -> bytes:
    """Return the journal's line; what lies behind links out of the workspace is not in it."""
    import base64
    import json

    def name(path: Path | None) -> str | None:
        return None if path is None else _name(path, change.root)

    entries = [
        {
            "path": name(each.path),
            "stage": name(each.stage),
            "old": None if each.old is None else base64.b64encode(each.old).decode(),
            "new": each.new,
        }
        for each in change.entries
        if _is_inside(each.path, change.root)
    ]
    folders = [name(each) for each in change.folders if _is_inside(each, change.root)]
    line = json.dumps({"version": _VERSION, "entries": entries, "folders": folders})
    return f"{line}\n".encode()


def _load(line: bytes, root: Path) -> Change:
    """Return what a journal says. Raises BulletinError, also where it leads out of `root`."""
    import base64
    import json

    def path(name: str) -> Path:
        if not _is_inside(root / name, root):
            raise ValueError(name)
        return root / name

    try:
        said = json.loads(line)
        if said["version"] != _VERSION:
            raise _refusal(
                "是另一个版本的 bulletin 留下的", "用那个版本运行一次 bulletin list；不行就"
            )
        entries = tuple(
            PathChange(
                path(each["path"]),
                path(each["stage"]) if each["stage"] else None,
                None if each["old"] is None else base64.b64decode(each["old"]),
                each["new"],
            )
            for each in said["entries"]
        )
        return Change(root, entries, tuple(map(path, said["folders"])))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _refusal("坏了，读不出来", "") from error


def _real(path: Path) -> Path:
    """Return a path through no links but, it may be, its own last part."""
    return path.parent.resolve() / path.name


def _is_inside(path: Path, root: Path) -> bool:
    return _real(path).is_relative_to(root.resolve())


def _refusal(why: str, first: str) -> BulletinError:
    return BulletinError(
        f"{why}；它记着一次没有做完的改动",
        f"{first}核对最近改的一期，再删去这个文件。",
        file=JOURNAL,
    )
