"""Reading text in the encodings that offices use; writing so that a crash leaves old or new."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from bulletin_cli.errors import BulletinError, MissingFileError, reason

TEXT_MOST = 2_000_000  # bytes; an article of this size would fill a thousand pages
_HINTS = {
    errno.ENOSPC: "磁盘满了：清出空间再试，原来的文件没有动。",
    errno.EACCES: "没有权限：检查文件夹是否只读，文件是否正在 Word 里打开。",
    errno.EPERM: "没有权限：检查文件夹是否只读，文件是否正在 Word 里打开。",
    errno.EROFS: "所在的磁盘是只读的：换一个位置。",
    errno.ENOENT: "检查路径是否写对。",
    errno.EISDIR: "这是文件夹，请写文件名。",
    errno.ENOTDIR: "路径中间有一段是文件，不是文件夹。",
    errno.ENAMETOOLONG: "文件名太长：换短一点的。",
}


def file_error(error: OSError, action: str, file: str) -> BulletinError:
    """Return the BulletinError that says in Chinese why `file` could not be used."""
    hint = _HINTS.get(error.errno or 0, "检查路径和权限。")
    return BulletinError(f"{action}（{reason(error)}）", hint, file=file)


def read_bytes(path: Path, file: str, most: int = TEXT_MOST) -> bytes:
    """Return the bytes of a regular file of at most `most` bytes. Raises BulletinError."""
    try:
        if path.is_dir():
            raise BulletinError("是文件夹，不是文件", "检查文件名。", file=file)
        if not path.is_file():
            looked = path.parent.absolute()
            raise MissingFileError("文件不存在", f"在 {looked} 里找过，检查文件名。", file=file)
        size = path.stat().st_size
        if size > most:
            raise BulletinError(
                f"文件有 {size / 1e6:.1f} MB，超过 {most / 1e6:.0f} MB 的上限",
                "检查是不是选错了文件。",
                file=file,
            )
        return path.read_bytes()
    except OSError as error:
        raise file_error(error, "文件打不开", file) from error


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


def write_files(contents: Mapping[Path, bytes | str | None], root: Path) -> None:
    """Write all files or none: each is staged beside its place, then all are renamed in order.

    None removes a file. Names of `root` are shortened in messages. Raises BulletinError, with
    everything as it was.
    """
    staged: dict[Path, Path | None] = {}
    before: dict[Path, bytes | None] = {}
    made = [folder for path in contents for folder in path.parents if not folder.exists()]
    path = root
    try:
        for path, content in contents.items():
            staged[path] = None if content is None else _stage(path, content, len(staged))
        for path, stage in staged.items():
            old = path.read_bytes() if len(staged) > 1 and path.exists() else None
            path.unlink() if stage is None else stage.replace(path)
            before[path] = old
    except (OSError, KeyboardInterrupt) as error:
        _restore(before)
        for stage in filter(None, staged.values()):
            _discard(stage)
        for folder in made:  # the deepest first
            with contextlib.suppress(OSError):
                folder.rmdir()
        if isinstance(error, KeyboardInterrupt):
            raise
        raise file_error(error, "写不进去", relative(path, root)) from error
    finally:
        for stage in filter(None, staged.values()):
            _discard(stage)


def _stage(path: Path, content: bytes | str, number: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    stage = path.with_name(f".bulletin-{os.getpid()}-{number}.tmp")
    try:
        _write(stage, content.encode() if isinstance(content, str) else content)
        with contextlib.suppress(OSError):
            stage.chmod(stat.S_IMODE(path.stat().st_mode))  # what could be read stays readable
    except (OSError, KeyboardInterrupt):
        _discard(stage)
        raise
    return stage


def _discard(stage: Path) -> None:
    with contextlib.suppress(OSError):
        stage.unlink()


def _restore(before: Mapping[Path, bytes | None]) -> None:
    """Put back what was replaced when a later file of the same change could not be."""
    for path, old in before.items():
        with contextlib.suppress(OSError):
            path.unlink() if old is None else path.write_bytes(old)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def relative(path: Path, root: Path) -> str:
    """Return `path` as the user knows it: below `root`, with forward slashes."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return str(path)


@contextlib.contextmanager
def lock(folder: Path, root: Path) -> Iterator[None]:
    """Keep other processes from changing `folder` meanwhile; a killed holder frees it."""
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        holder = FileLock(folder / ".lock", timeout=60)
        holder.acquire()
    except Timeout as error:
        raise BulletinError(
            "另一个 bulletin 正在改这个工作区，等了 60 秒",
            "等它结束再试。",
            file=relative(folder, root),
        ) from error
    except OSError as error:
        raise file_error(error, "锁不上", relative(folder, root)) from error
    try:
        yield
    finally:
        holder.release()
