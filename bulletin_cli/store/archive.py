"""What the issues before one said, read no further back than a rule needs."""

from __future__ import annotations

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
from bulletin_cli.store.issues import try_head

LAST = 10  # issues; however many there are, a check reads these and no more


def earlier_paragraphs(root: Path, before: Iterable[IssueNumber]) -> Iterator[EarlierParagraph]:
    """Yield the lines of the articles of the last issues, the newest issue first.

    One that is void ran nothing: what it would have run waits, and comes in a later one.
    `before` are the numbers of the issues before the one that is checked, the newest first.
    The lines come as they stand in the files: parsing them would take ten times as long.
    """
    for number in islice(before, LAST):
        identifier = format_id(number)
        if _is_void(root, identifier):
            continue
        folder = root / IssuePaths(identifier).articles
        for place in sorted(folder.glob("*.md")):
            yield from _paragraphs(place, root, identifier, _state(place))


def _is_void(root: Path, identifier: str) -> bool:
    """Return whether an issue is void; hardly any is, so that hardly any issue.toml is parsed."""
    file = IssuePaths(identifier).issue_file
    try:
        text = read_text(root / file, file)
    except BulletinError:
        return False
    head = try_head(text, file) if "void" in text else None
    return head is not None and head.status == "void"


def _state(place: Path) -> tuple[int, int]:
    """Return what changes when a file is written: its time and its size."""
    try:
        found = place.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=LAST * 20)  # of all issues in turn, each asks for the ten before it
def _paragraphs(
    place: Path, root: Path, identifier: str, state: tuple[int, int]
) -> tuple[EarlierParagraph, ...]:
    """Return the lines below the front matter; none of a file that cannot be read."""
    del state  # with another, the file is read again
    file = relative(place, root)
    try:
        text = read_text(place, file)
    except BulletinError:
        return ()  # that issue's own check says what is wrong with it
    head, fence, body = text.partition("\n+++\n")
    lines = (body if fence else head).split("\n")
    return tuple(EarlierParagraph(identifier, file, line) for line in lines)
