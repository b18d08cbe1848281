"""The data of the rules: tab-separated tables, and one of bytes, beside the modules."""

from __future__ import annotations

from mmap import ACCESS_READ, mmap
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "data"


def read_table(name: str) -> str:
    """Return the text of data/<name>.tsv, whose lines of # say what the columns are.

    Not through importlib.resources, which takes 5 ms to import: the package is always unpacked.
    """
    return (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8")


def map_bytes(name: str) -> mmap:
    """Return data/<name>.bin, of which only those pages are read that are looked at."""
    with (_FOLDER / f"{name}.bin").open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)
