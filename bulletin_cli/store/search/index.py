"""The index of a shelf: pairs of characters -> texts, in one SQLite file that can be deleted.

FTS5 keeps no text (`content=''`) and no places (`detail=none`): it only names the texts that may
have the words, and those are then read. A rowid is the key of a folder and a slot in it, counted
downwards, so that rowids from above are the newest folders first. A text that changes gets a new
slot; what is known of the old one stays, and leads nowhere (`gone`).
"""

from __future__ import annotations

import sqlite3
import string
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bulletin_cli.archive.folding import fold, pairs
from bulletin_cli.archive.passages import FoundText
from bulletin_cli.archive.query import Query
from bulletin_cli.base.record import record
from bulletin_cli.store.search.shelves import Folder
from bulletin_cli.store.search.statements import SLOTS, Filters, is_exact, matching, source_of

VERSION = 1  # of the tables below; another version's file has another name
_WAIT = 30.0  # seconds for another process, which writes for one or two
# Of ASCII; all other characters are parts of tokens anyway. Quoted twice, for FTS5 and for SQL.
_TOKENS = string.punctuation.replace("'", "''").replace('"', '""')
_TABLES = f"""
CREATE TABLE folder(
  key INTEGER PRIMARY KEY, name TEXT, own TEXT, label TEXT, day TEXT, state TEXT, files TEXT,
  stamp INTEGER, unread TEXT);
CREATE TABLE entry(
  id INTEGER PRIMARY KEY, place INTEGER, file TEXT, title TEXT, unit TEXT, section TEXT);
CREATE TABLE gone(id INTEGER PRIMARY KEY);
CREATE VIRTUAL TABLE pairs USING fts5(
  text, content='', detail=none, columnsize=0, prefix='1',
  tokenize="ascii tokenchars '{_TOKENS}'");
INSERT INTO pairs(pairs, rank) VALUES('hashsize', 33554432);
PRAGMA user_version = {VERSION};
"""
_COLUMNS = "f.key, f.name, f.label, f.day, f.state, e.place, e.file, e.unit, e.id"


class OutOfSlotsError(Exception):
    """A folder was changed more often than it has slots: the index has to be made anew."""


@record
class Known:
    """What the index has of a folder: its files, and what they were like."""

    own: str
    files: tuple[str, ...]
    stamp: int


@record
class Candidate:
    """A text that may have the words, in its folder, from 1; `units` of the folder or the text."""

    key: int
    name: str
    label: str
    day: str
    state: str
    place: int
    file: str
    unit: str
    id: int


class Index:
    """The index in a file that is opened, or made. Raises sqlite3.Error as SQLite does."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        try:
            self._make_tables()
        except BaseException:
            self._base.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def _make_tables(self) -> None:
        if self._version() == 0:
            with self._change():
                if self._version() == 0:  # nobody else has made them meanwhile
                    for statement in filter(str.strip, _TABLES.split(";\n")):
                        self._base.execute(statement)

    def _version(self) -> int:
        (version,) = self._base.execute("PRAGMA user_version").fetchone()
        return int(version)

    @contextmanager
    def _change(self) -> Iterator[None]:
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._base.execute("COMMIT")
        except BaseException:
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")
            raise

    def is_large(self, folders: int) -> bool:
        """Return whether there are more than so many folders."""
        return self._number("SELECT count(*) FROM folder", ()) > folders

    def known(self, newest: int = -1) -> dict[str, Known]:
        """Return what there is of each folder, by name; of the `newest` alone, if it is given."""
        rows = self._base.execute(
            "SELECT name, own, files, stamp FROM folder ORDER BY key DESC LIMIT ?", (newest,)
        )
        return {
            name: Known(own, tuple(files.split("\n")) if files else (), stamp)
            for name, own, files, stamp in rows
        }

    def put(self, folders: Sequence[tuple[Folder, Sequence[FoundText | None]]]) -> None:
        """Take in folders with their texts, in the place of what was known of them.

        None is a text that could not be read. Raises OutOfSlotsError.
        """
        with self._change():
            for folder, texts in sorted(folders, key=lambda each: each[0].key):
                self._drop(folder.key)
                self._put(folder, texts)

    def drop(self, keys: Iterable[int]) -> None:
        """Forget folders that are there no more."""
        with self._change():
            for key in keys:
                self._drop(key)

    def empty(self) -> None:
        """Forget everything."""
        with self._change():
            self._base.execute("INSERT INTO pairs(pairs) VALUES('delete-all')")
            for table in ("folder", "entry", "gone"):
                self._base.execute(f"DELETE FROM {table}")

    def _drop(self, key: int) -> None:
        slots = (key << SLOTS, (key + 1) << SLOTS)
        within = "id >= ? AND id < ?"
        self._base.execute(f"INSERT INTO gone SELECT id FROM entry WHERE {within}", slots)
        self._base.execute(f"DELETE FROM entry WHERE {within}", slots)
        self._base.execute("DELETE FROM folder WHERE key = ?", (key,))

    def _put(self, folder: Folder, texts: Sequence[FoundText | None]) -> None:
        """Write a folder and its texts, the last text first: rowids have to rise."""
        pairs_of = [(file, text) for file, text in zip(folder.files, texts, strict=True)]
        unread = [file for file, text in pairs_of if text is None]
        if not folder.label:
            unread = [folder.own]
        self._base.execute(
            "INSERT INTO folder VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                folder.key, folder.name, folder.own, folder.label, folder.day, folder.state,
                "\n".join(folder.files), folder.stamp, "\n".join(unread),
            ),
        )  # fmt: skip
        lowest = self._lowest_slot(folder.key)
        rows = [
            (lowest - place, place, file, text)
            for place, (file, text) in enumerate(pairs_of, start=1)
            if text
        ]
        if lowest - len(pairs_of) < folder.key << SLOTS:
            raise OutOfSlotsError
        for rowid, place, file, text in reversed(rows):
            title, unit = fold(text.title), text.unit or folder.units
            self._base.execute(
                "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)",
                (rowid, place, file, title, unit, text.section),
            )
            found_by = set[str]().union(*(pairs(fold(each.text)) for each in text.passages))
            self._base.execute(
                "INSERT INTO pairs(rowid, text) VALUES (?, ?)", (rowid, " ".join(found_by))
            )

    def _lowest_slot(self, key: int) -> int:
        (lowest,) = self._base.execute(
            "SELECT min(id) FROM gone WHERE id >= ? AND id < ?",
            (key << SLOTS, (key + 1) << SLOTS),
        ).fetchone()
        return int(lowest) if lowest is not None else (key + 1) << SLOTS

    def unread(self) -> list[str]:
        """Return the files that could not be read."""
        rows = self._base.execute("SELECT unread FROM folder WHERE unread != '' ORDER BY key")
        return [file for (files,) in rows for file in files.split("\n")]

    def said(self, column: str) -> list[str]:
        """Return all that texts say of their `unit` or their `section`."""
        return [said for (said,) in self._base.execute(f"SELECT DISTINCT {column} FROM entry")]

    def candidates(self, query: Query, filters: Filters) -> Iterator[Candidate]:
        """Yield the texts that may have the words, the newest folders first, each once."""
        source, values = source_of(query, filters)
        order = "p.rowid" if source.startswith("pairs") else "e.id"
        statement = f"SELECT {_COLUMNS} FROM {source} ORDER BY {order} DESC"
        return (Candidate(*row) for row in self._base.execute(statement, values))

    def count(self, query: Query, filters: Filters) -> int | None:
        """Return how many texts have the words, None where the texts have to be asked."""
        if query.part == "text" or (not query.part and not is_exact(query)):
            return None
        source, values = source_of(query, filters)
        if query.part or filters.units is not None or filters.sections is not None:
            return self._number(f"SELECT count(*) FROM {source}", values)
        # Of the commonest character, this takes a quarter of the time that joining would.
        condition, values = matching(query, filters)
        every = self._number(f"SELECT count(*) FROM pairs p WHERE {condition}", values)
        gone = "SELECT count(*) FROM gone CROSS JOIN pairs p ON p.rowid = gone.id WHERE"
        return every - self._number(f"{gone} {condition}", values)

    def _number(self, statement: str, values: Sequence[str | int]) -> int:
        (number,) = self._base.execute(statement, values).fetchone()
        return int(number)
