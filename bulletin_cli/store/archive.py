"""What the issues before one said, read no further back than a rule needs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import ISSUE_FILE, IssuePaths
from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.content.numbering import format_id
from bulletin_cli.proof.context import EarlierParagraph
from bulletin_cli.store.files import read_text, relative
from bulletin_cli.store.issues import try_head

LAST = 10  # issues; however many there are, a check reads these and no more


def earlier_paragraphs(root: Path, before: Iterable[IssueNumber]) -> Iterator[EarlierParagraph]:
    """Yield the lines of the articles of the last issues, the newest issue first.

    One that is void ran nothing: what it would have run waits, and comes in a later one.
    `before` are the numbers of the issues before the one that is checked, the newest first.
    The lines come as they stand in the files: parsing them would take ten times as long.
    """
    for number in islice(before, LAST):
        paths = IssuePaths(identifier := format_id(number))
        if any(_is_void(place, root, *state) for place, *state in _files(root / paths.folder)):
            continue
        for place, *state in _files(root / paths.articles):
            yield from _paragraphs(place, root, identifier, *state)


def _files(folder: Path) -> list[tuple[str, int, int]]:
    """Return the sources in a folder, and what changes when one is written: its time and size.

    Of all issues in turn each asks for those of ten: `Path.glob` and `stat` would take as long as
    all else that is done with them.
    """
    try:
        with os.scandir(folder) as entries:
            sources = [each for each in entries if _is_source(each.name) and each.is_file()]
            found = [(each.path, each.stat()) for each in sources]
    except OSError:
        return []
    return sorted((path, state.st_mtime_ns, state.st_size) for path, state in found)


def _is_source(name: str) -> bool:
    return name.endswith(".md") or name == ISSUE_FILE


@lru_cache(maxsize=LAST * 2)
def _is_void(path: str, root: Path, time: int, size: int) -> bool:
    """Return whether an issue.toml says void; hardly one does, so that hardly one is parsed."""
    file, text = _text(path, root)
    head = try_head(text, file) if "void" in text else None
    return head is not None and head.status == "void"


@lru_cache(maxsize=LAST * 20)  # of all issues in turn, each asks for the ten before it
def _paragraphs(
    path: str, root: Path, identifier: str, time: int, size: int
) -> tuple[EarlierParagraph, ...]:
    """Return the lines below the front matter but blank ones; none of what cannot be read."""
    file, text = _text(path, root)
    head, fence, body = text.partition("\n+++\n")
    lines = (body if fence else head).split("\n")
    return tuple(EarlierParagraph(identifier, file, line) for line in lines if line)


def _text(path: str, root: Path) -> tuple[str, str]:
    """Return a file's name and text; none where its issue's own check says what is wrong."""
    file = relative(Path(path), root)
    try:
        return file, read_text(Path(path), file)
    except BulletinError:
        return file, ""
