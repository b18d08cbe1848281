"""What a Word file remembers of its sources: a bookmark round each block, and their manifest.

The manifest is an XML part of the file, and the same file in output/; `revise` reads either.
"""

from __future__ import annotations

import hashlib

from bulletin_cli.base.record import record
from bulletin_cli.layout.document import Source

PREFIX = "_bl_"  # Word hides bookmarks whose name begins with _
NAMESPACE = "urn:bulletin:manifest:1"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LENGTH = 12
NO_CELL = (-1, -1)


@record
class Mark:
    """A paragraph as rendered: its bookmark, its source, its text.

    `part` is what it is (`body`, `title`, `caption`, `masthead` …); `article` is the file, ""
    for what the template writes; `block` counts the article's blocks from 0, -1 is its head.
    `row` and `column` are the cell's in a table, -1 else. U+2028 in `text` is a line break.
    """

    name: str
    part: str
    article: str
    block: int
    row: int
    column: int
    text: str


@record
class Manifest:
    """The marks of one rendered issue, in the order of the text."""

    issue: str
    marks: tuple[Mark, ...]


def mark(part: str, source: Source | None, cell: tuple[int, int], text: str, nth: int = 0) -> Mark:
    """Return the mark of a paragraph; `nth` tells apart those that are alike in all else.

    The name is drawn from what is marked, so that the same source has the same name always.
    """
    article, block = (source.article, source.block) if source else ("", -1)
    facts = "\0".join(map(str, (part, article, block, *cell, text, nth)))
    number = int.from_bytes(hashlib.sha256(facts.encode()).digest()[:8], "big")
    letters = ""
    for _ in range(_LENGTH):  # 36^12 is less than 2^64
        number, digit = divmod(number, len(_DIGITS))
        letters += _DIGITS[digit]
    return Mark(PREFIX + letters, part, article, block, *cell, text)
