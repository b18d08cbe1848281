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
    errno.EINVAL: "名字或位置不合系统的规矩",
    errno.EILSEQ: "名字里有系统写不了的字符",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.ENOMEM: "内存不够",
    errno.ELOOP: "链接绕成了圈",
    errno.EXDEV: "不在同一个磁盘上",
    errno.ENODEV: "设备不在",
    errno.ENXIO: "设备不在",
    errno.ETXTBSY: "别的程序正在用",
    errno.EDEADLK: "别的程序锁住了",
    errno.ENOLCK: "这里不能上锁",
    errno.ESTALE: "网络文件夹断开了",
    errno.ENOTCONN: "网络断开了",
    errno.ENETUNREACH: "网络不通",
    errno.EHOSTUNREACH: "网络不通",
    errno.ETIMEDOUT: "等得太久，没有回音",
    errno.EADDRINUSE: "别的程序正在用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    errno.EPIPE: "另一头已经关上",
    errno.ECONNRESET: "另一头已经关上",
}
# Errors of Windows, which has one errno for them and for what is not permitted: access denied,
# sharing violation, lock violation.
_HELD = (5, 32, 33)


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

    def with_hint(self, hint: str) -> BulletinError:
        """Return the same problem with another hint."""
        return BulletinError(self.message, hint, file=self.file, line=self.line)


def is_held(error: OSError) -> bool:
    """Return whether Windows refused because, as it may be, another program holds the file."""
    return getattr(error, "winerror", None) in _HELD


def reason(error: OSError) -> str:
    """Return in Chinese why the system refused; what is rare comes in its own words, too.

    Chinese Windows says it in Chinese itself.
    """
    if is_held(error):
        return "别的程序正在用，或没有权限"
    if known := _REASONS.get(error.errno or 0):
        return known
    words = error.strerror or str(error)
    return words if words and not words.isascii() else f"系统没有答应：{words}"


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


class UnreadableError(BulletinError):
    """A foreign file at which the program itself failed; its cause is the bug."""

    def __init__(self, file: str, place: str = "") -> None:
        super().__init__(
            f"读到{place or '里面的某一处'}，读不下去了",
            "用 Word 或 WPS 打开，另存一份再试；还不行，用 bulletin doctor --log 看记下的错误。",
            file=file,
        )


class UntitledError(BulletinError):
    """A file in which no title can be found."""


class BodilessError(BulletinError):
    """An article that is nothing but its title."""
