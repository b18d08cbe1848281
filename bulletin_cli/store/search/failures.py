"""What SQLite and the disk say of an index, told in Chinese."""

from __future__ import annotations

import sqlite3

from bulletin_cli.base.errors import reason

# How SQLite's messages begin that are not on what the file holds -> what they mean.
_TROUBLES = {
    "database or disk is full": "磁盘满了",
    "disk I/O error": "磁盘读写出错，或写满了",
    "attempt to write a readonly": "没有权限",
    "unable to open": "打不开",
    "database is locked": "另一个 bulletin 正在写",
    "database table is locked": "另一个 bulletin 正在写",
    "no such module": "这里的 SQLite 没有 FTS5",
}


def is_broken(error: Exception) -> bool:
    """Return whether the index itself is at fault, so that a new one would do."""
    return isinstance(error, sqlite3.Error) and _trouble(error) is None


def trouble(error: Exception) -> str:
    """Return why an index cannot be used."""
    if isinstance(error, OSError):
        return reason(error)
    return _trouble(error) or "读不出来"


def _trouble(error: Exception) -> str | None:
    text = str(error)
    return next((told for begin, told in _TROUBLES.items() if text.startswith(begin)), None)
