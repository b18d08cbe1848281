"""What is said of an index that cannot be used."""

from __future__ import annotations

import errno
import sqlite3

import pytest

from bulletin_cli.store.search.failures import is_broken, trouble


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (sqlite3.OperationalError("database or disk is full"), "磁盘满了"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "没有权限"),
        (sqlite3.OperationalError("unable to open database file"), "打不开"),
        (sqlite3.OperationalError("no such module: fts5"), "这里的 SQLite 没有 FTS5"),
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘满了"),
    ],
)
def test_what_a_new_index_would_not_mend_is_told_in_chinese(error: Exception, told: str) -> None:
    assert not is_broken(error)
    assert trouble(error) == told


@pytest.mark.parametrize(
    "error",
    [
        sqlite3.DatabaseError("file is not a database"),
        sqlite3.DatabaseError("database disk image is malformed"),
        sqlite3.OperationalError("no such table: pairs"),
    ],
)
def test_what_a_new_index_mends_is_a_broken_one(error: Exception) -> None:
    assert is_broken(error)
    assert trouble(error) == "读不出来"
