"""The one error that users see: what went wrong, where, and what to do next."""

from __future__ import annotations

import errno
from collections.abc import Sequence

_REASONS = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EFBIG: "超过了文件大小的限制",
    errno.EROFS: "磁盘是只读的",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENOTDIR: "路径中间有一段是文件，不是文件夹",
    errno.EEXIST: "已经有这个名字",
    errno.ENOTEMPTY: "文件夹里有东西",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EBUSY: "别的程序正在用",
    errno.EIO: "磁盘读写出错",
}


class BulletinError(Exception):
    """A problem the user can mend; the command line shows it without a traceback.

    `file` is a path as the user knows it (relative to the workspace), `line` counts from 1.
    """

    def __init__(
        self, message: str, hint: str = "", *, file: str = "", line: int | None = None
    ) -> None:
        super().__init__(message, hint, file, line)
        self.message = message
        self.hint = hint
        self.file = file
        self.line = line

    def __str__(self) -> str:
        """Return `place：message`, without the hint."""
        place = self.file + (f" 第 {self.line} 行" if self.file and self.line else "")
        return f"{place}：{self.message}" if place else self.message


def reason(error: OSError) -> str:
    """Return in Chinese why the system refused, in its own words where it is something rare."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def together(errors: Sequence[BulletinError]) -> BulletinError:
    """Return one error that says all of `errors`, of which there is at least one."""
    if len(errors) == 1:
        return errors[0]
    lines = "".join(f"\n  {each}" for each in errors)
    return BulletinError(f"有 {len(errors)} 处读不出来：{lines}", "一处一处改好，再试。")


class MissingFileError(BulletinError):
    """A file that is not there."""


class NumberingError(BulletinError):
    """A period number that cannot be: out of order, out of its year, or unreadable."""


class TemplateError(BulletinError):
    """A template that cannot be loaded or rendered."""
