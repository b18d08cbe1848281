"""Reading text in the encodings that offices use; writing so that a crash leaves old or new."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from bulletin_cli.base.errors import BulletinError, MissingFileError, is_held, reason
from bulletin_cli.base.file_names import flaw
from bulletin_cli.base.paths import ISSUES, JOURNAL, LOCK
from bulletin_cli.store.holding import HeldError, hold
from bulletin_cli.store.windows import mark_hidden, move, remove

if TYPE_CHECKING:
    from bulletin_cli.store.journal import Settled

TEXT_MOST = 2_000_000  # bytes; an article of this size would fill a thousand pages
_HINTS = {
    errno.ENOSPC: "清出空间再试，原来的文件没有动。",
    errno.EACCES: "检查文件夹是否只读，文件是否正在 Word 里打开。",
    errno.EPERM: "检查文件夹是否只读，文件是否正在 Word 里打开。",
    errno.EROFS: "换一个位置。",
    errno.ENOENT: "检查路径是否写对。",
    errno.EISDIR: "写文件的名字。",
    errno.ENOTDIR: "检查路径是否写对。",
    errno.ENAMETOOLONG: "换短一点的。",
}
_HELD = (
    "可能在 Word 或 WPS 里打开着，或杀毒软件、同步盘正在用：关掉或等一会儿再试；"
    "还不行，看文件夹是否只读。"
)
_OPENED = "~$"
_PATH_MOST = 248  # characters that Windows grants the path of a folder
_SHORTER = "把工作区移到上层的文件夹，或把名字改短。"


def file_error(error: OSError, action: str, file: str) -> BulletinError:
    """Return the BulletinError that says in Chinese why `file` could not be used."""
    if is_held(error):
        return BulletinError(f"{action}（{reason(error)}）", _HELD, file=file)
    if _is_too_long(error):
        return BulletinError(f"{action}（路径太长）", _SHORTER, file=file)
    hint = _HINTS.get(error.errno or 0, "检查路径和权限。")
    return BulletinError(f"{action}（{reason(error)}）", hint, file=file)


def _is_too_long(error: OSError) -> bool:
    """Return whether Windows, which says no more than that it is not there, has too long a path."""
    path = os.path.abspath(str(error.filename or ""))  # noqa: PTH100 - no look at the disk
    return sys.platform == "win32" and error.errno == errno.ENOENT and len(path) >= _PATH_MOST


def exists(path: Path) -> bool:
    """Return whether a file or folder is there; a name too long to be one is none."""
    return os.path.exists(path)  # noqa: PTH110 - Path.exists raises where a name is too long


def is_file(path: Path) -> bool:
    """Return whether a file is there; a name too long to be one is none."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises where a name is too long


def is_folder(path: Path) -> bool:
    """Return whether a folder is there; a name too long to be one is none."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises where a name is too long


def read_bytes(path: Path, file: str, most: int = TEXT_MOST) -> bytes:
    """Return the bytes of a regular file of at most `most` bytes. Raises BulletinError."""
    try:
        if path.name.startswith(_OPENED):
            raise _opened(path, file)
        if not path.is_file():
            raise _no_file(path, file)
        size = path.stat().st_size
        if size > most:
            raise _too_large(f"文件有 {size / 1e6:.1f} MB，", most, file)
        return path.read_bytes()
    except OSError as error:
        raise file_error(error, "文件打不开", file) from error


def read_stream(stream: BinaryIO, file: str, most: int = TEXT_MOST) -> bytes:
    """Return all bytes of a stream, which may have as many as a file. Raises BulletinError."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise _too_large("", most, file)
    return data


def _no_file(path: Path, file: str) -> BulletinError:
    if path.is_dir():
        hint = f"写出里面的文件，如 {Path(file) / '稿件.docx'}。"
        return BulletinError("是文件夹，不是文件", hint, file=file)
    looked = f"检查文件名；找过的文件夹是 {path.absolute().parent}。"
    return MissingFileError("文件不存在", looked, file=file)


def _opened(path: Path, file: str) -> BulletinError:
    """Refuse what Word keeps beside an open file, named after it but for one or two characters."""
    end = path.name.removeprefix(_OPENED)
    beside = (each.name for each in path.parent.glob("*") if each.name.endswith(end))
    meant = next((each for each in sorted(beside) if each != path.name), f"…{end}")
    return BulletinError(
        "是 Word 的临时文件，不是稿件", f"用它旁边的 {meant}；正在 Word 里打开的先关掉。", file=file
    )


def _too_large(size: str, most: int, file: str) -> BulletinError:
    return BulletinError(
        f"{size}超过 {most / 1e6:.0f} MB 的上限", "检查是不是选错了文件。", file=file
    )


def refuse_unusable(path: Path) -> None:
    """Refuse a new file whose name, or that of a folder to be made, Windows cannot have.

    Raises BulletinError.
    """
    for each in (path, *(folder for folder in path.parents if not folder.is_dir())):
        why = flaw(each.name) if each.name not in ("", "..") else ""
        if why:
            raise BulletinError(f"不能用“{each.name}”这个名字：{why}", "换一个名字。")


def read_text(path: Path, file: str) -> str:
    """Return the text of a file, its line ends as LF. Raises BulletinError."""
    return decode(read_bytes(path, file), file)


def decode(data: bytes, file: str) -> str:
    """Return `data` as text: UTF-8 with or without BOM, UTF-16 with BOM, else GB18030."""
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            if error.end == len(data) and error.start > 0:
                break  # all but the last character is this encoding: the file was cut off
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        break
    raise BulletinError(
        "不是文本文件，或不完整",
        "请给 .docx、.md 或 .txt；别的文件先用 Word 另存为 .docx。",
        file=file,
    )


def write_files(contents: Mapping[Path, bytes | str | None], root: Path | None) -> None:
    """Write all files or none: each is staged beside its place, then all are renamed in order.

    None removes a file. `root` is the workspace they are of, whose lock the caller holds, so that
    they are one change even if the process dies; None for files of no workspace. Raises
    BulletinError, with everything as it was.
    """
    from bulletin_cli.store.changes import Change, file_entries, missing_folders
    from bulletin_cli.store.disk import sweep
    from bulletin_cli.store.journal import one_change

    path = root / JOURNAL if root else Path()
    try:
        data = {
            path: each.encode() if isinstance(each, str) else each
            for path, each in contents.items()
        }
        places = [*data, *([root / JOURNAL] if root else [])]
        change = Change(root or Path(), file_entries(data), missing_folders(places))
        with one_change(change, journaled=root is not None):
            for folder in {path.parent for path in data}:
                sweep(folder)
            for each in change.entries:
                path = each.path
                if each.stage:
                    _stage(path, each.stage, data[path] or b"")
            for each in change.entries:
                path = each.path
                move(each.stage, path) if each.stage else remove(path)
    except OSError as error:
        raise file_error(error, "写不进去", relative(path, root or Path())) from error


def _stage(path: Path, stage: Path, data: bytes) -> None:
    from bulletin_cli.store.disk import copy_mode, discard, write_synced

    path.parent.mkdir(parents=True, exist_ok=True)
    discard(stage)  # of a process that had this one's number; a hidden file cannot be written to
    write_synced(stage, data)
    mark_hidden(stage)
    copy_mode(path, stage)


def relative(path: Path, root: Path) -> str:
    """Return `path` as the user knows it: below `root`, with forward slashes."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return str(path)


@contextlib.contextmanager
def lock(folder: Path, root: Path) -> Iterator[Settled]:
    """Keep other processes from changing `folder` meanwhile; a killed holder frees it.

    What a killed one left half done is put back first; yields what became of it.
    """
    holder = contextlib.ExitStack()
    try:
        folder.mkdir(exist_ok=True)
        holder.enter_context(hold(folder / LOCK))
    except HeldError as error:
        raise BulletinError(
            "另一个 bulletin 正在改这个工作区，等了 60 秒",
            "等它结束再试。",
            file=relative(folder, root),
        ) from error
    except OSError as error:
        raise file_error(error, "写不进去", relative(folder, root)) from error
    with holder:
        yield _settled(root)


def _settled(root: Path) -> Settled:
    from bulletin_cli.store.journal import settle_journal

    try:
        return settle_journal(root)
    except OSError as error:
        file = relative(Path(error.filename or root), root)
        raise file_error(error, "写不进去", file) from error


def settle(start: Path) -> Settled | None:
    """Put back what a killed process left half done in the workspace around `start`.

    Returns None where it left nothing, which reading commands find out at no cost. Raises
    BulletinError where that cannot be done now.
    """
    start = start.resolve()
    for root in (start, *start.parents):
        if exists(root / JOURNAL):
            return _settle(root)
    return None


def _settle(root: Path) -> Settled:
    try:
        with lock(root / ISSUES, root) as settled:
            return settled
    except BulletinError as error:
        if not isinstance(error.__cause__, OSError):
            raise
        raise BulletinError(
            f"上一次的命令没有做完，要先恢复原样：{error}",
            "关掉开着的文件，在能改这个文件夹的电脑上运行一次 bulletin list。",
        ) from error
