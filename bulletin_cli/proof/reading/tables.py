"""The data of the rules beside the modules: tables, one of bytes, and what an office adds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache, lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "data"
# Columns that say which row it is: an office's row stands in the place of the package's.
_KEYS = {"phrases": 2, "former_bodies": 1, "places": 3}
_DATE = r"^# 截至 (\d{4}-\d{2}-\d{2})$"

_added: ContextVar[Mapping[str, str]] = ContextVar("added", default={})  # noqa: B039 - never changed


def read_table(name: str) -> str:
    """Return the text of data/<name>.tsv, whose lines of # say what the columns are.

    Within `adding`, with the office's rows; what is made of a table is to be kept by its text.
    Not through importlib.resources, which takes 5 ms to import: the package is always unpacked.
    """
    more = _added.get().get(name)
    return _merged(name, more) if more else _packaged(name)


@contextmanager
def adding(tables: Mapping[str, str]) -> Iterator[None]:
    """Let `read_table` know rows of an office, as texts by the names of the tables."""
    token = _added.set(tables)
    try:
        yield
    finally:
        _added.reset(token)


def data_date(name: str) -> date | None:
    """Return the day up to which a table knows the world, None for one that does not age."""
    days = re.findall(_DATE, read_table(name), re.MULTILINE)
    return max(map(date.fromisoformat, days), default=None)


@cache
def _packaged(name: str) -> str:
    return (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8")


def find_row(name: str, key: str) -> str:
    """Return what a sorted table of two columns has for a key, "" for none.

    Looked up in the bytes of the file: to read all its lines takes some milliseconds.
    """
    data, sought = _bytes(name), f"{key}\t".encode()
    low, high = 0, len(data)
    while low < high:  # both are beginnings of lines
        start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = data.find(b"\n", start) + 1 or len(data)
        low, high = (end, high) if data[start:end] < sought else (low, start)
    found = data[low : data.find(b"\n", low) + 1 or len(data)]
    return found[len(sought) :].decode().rstrip() if found.startswith(sought) else ""


@cache
def _bytes(name: str) -> bytes:
    return (_FOLDER / f"{name}.tsv").read_bytes()


def map_bytes(name: str) -> mmap:
    """Return data/<name>.bin, of which only those pages are read that are looked at."""
    with (_FOLDER / f"{name}.bin").open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


@lru_cache(8)
def _merged(name: str, more: str) -> str:
    count = _KEYS[name]
    rows = [line.rstrip() for line in more.splitlines() if line.strip()]
    keys = {tuple(row.split("\t")[:count]) for row in rows if row[0] != "#"}
    kept = [
        line
        for line in _packaged(name).splitlines()
        if line[:1] == "#" or tuple(line.split("\t")[:count]) not in keys
    ]
    return "\n".join([*kept, *rows]) + "\n"
