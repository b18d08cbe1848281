"""What a user is told of an error, and of the system's reasons in Chinese."""

from __future__ import annotations

import errno
import os

import pytest

from bulletin_cli.base.errors import BulletinError, reason


@pytest.mark.parametrize(
    "code",
    [
        errno.ENOENT, errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EROFS, errno.EISDIR,
        errno.ENOTDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.EFBIG,
    ],
)  # fmt: skip
def test_the_systems_common_reasons_are_chinese(code: int) -> None:
    assert not reason(OSError(code, os.strerror(code))).isascii()


def test_a_rare_reason_brings_the_systems_own_words() -> None:
    assert reason(OSError(9999, "too odd")) == "系统没有答应：too odd"
    assert reason(OSError("odd")) == "系统没有答应：odd"
    assert reason(OSError(9999, "句柄无效。")) == "句柄无效。"


def test_a_message_begins_with_its_place() -> None:
    assert str(BulletinError("错", file="a.md", line=3)) == "a.md 第 3 行：错"
    assert str(BulletinError("错", line=3)) == "错"
