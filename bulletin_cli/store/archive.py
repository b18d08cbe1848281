"""What the issues before one said, read no further back than a rule needs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.content.numbering import format_id
from bulletin_cli.proof.context import EarlierParagraph
from bulletin_cli.store.files import read_text, relative

LAST = 10  # issues; however many there are, a check reads these and no more


def earlier_paragraphs(root: Path, before: Iterable[IssueNumber]) -> Iterator[EarlierParagraph]:
    """Yield the lines of the articles of the last issues, the newest issue first.

    `before` are the numbers of the issues before the one that is checked, the newest first.
    The lines come as they stand in the files: parsing them would take ten times as long.
    """
    for number in islice(before, LAST):
        identifier = format_id(number)
        for place, *state in _files(root / IssuePaths(identifier).articles):
            yield from _paragraphs(place, root, identifier, *state)


def _files(folder: Path) -> list[tuple[str, int, int]]:
    """Return the articles of a folder, and what changes when one is written: its time and size.

    Of all issues in turn each asks for those of ten: `Path.glob` and `stat` would take as long as
    all else that is done with them.
    """
    try:
        with os.scandir(folder) as entries:
            articles = [each for each in entries if each.name.endswith(".md") and each.is_file()]
            found = [(each.path, each.stat()) for each in articles]
    except OSError:
        return []
    return sorted((path, state.st_mtime_ns, state.st_size) for path, state in found)


@lru_cache(maxsize=LAST * 20)  # of all issues in turn, each asks for the ten before it
def _paragraphs(
    path: str, root: Path, identifier: str, time: int, size: int
) -> tuple[EarlierParagraph, ...]:
    """Return the lines below the front matter but blank ones; none of what cannot be read."""
    del time, size  # with others, the file is read again
    place = Path(path)
    file = relative(place, root)
    try:
        text = read_text(place, file)
    except BulletinError:
        return ()  # that issue's own check says what is wrong with it
    head, fence, body = text.partition("\n+++\n")
    lines = (body if fence else head).split("\n")
    return tuple(EarlierParagraph(identifier, file, line) for line in lines if line)
