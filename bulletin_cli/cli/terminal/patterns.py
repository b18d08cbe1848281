"""Patterns such as 来稿*.docx on Windows, whose consoles leave them to the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

_SIGNS = frozenset("*?[")


def expand(words: Iterable[str]) -> Iterator[str]:
    """Yield the words of a command line, patterns as the files that they match.

    What names a file is that file, brackets and all: 来稿[1].docx is not 来稿1.docx.
    """
    for word in words:
        yield from (_matches(word) if _SIGNS & set(word) else ()) or (word,)


def _matches(word: str) -> list[str]:
    from glob import glob

    try:
        return [] if Path(word).exists() else sorted(glob(word))  # noqa: PTH207 - of paths as they were typed
    except (OSError, ValueError):  # too long for a name, or with a NUL in it
        return []
