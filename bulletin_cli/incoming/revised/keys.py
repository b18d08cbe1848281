"""The text and bookmarks by which a returned file's paragraphs are matched with the rendered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from bulletin_cli.incoming.revised.align import AlignmentKey
from bulletin_cli.layout.marks import PICTURE, Bookmark

BlockKey: TypeAlias = tuple[str, int]  # an article's file, and a block of it as rendered


def alignment_key(mark: Bookmark) -> AlignmentKey:
    """Return text and bookmark of a rendered paragraph."""
    return PICTURE if mark.part == "picture" else mark.text, (mark.name,)


def bookmarks_by_block(marks: Sequence[Bookmark]) -> dict[BlockKey, list[Bookmark]]:
    """Return the marks of the articles' bodies by block."""
    blocks: dict[BlockKey, list[Bookmark]] = defaultdict(list)
    for each in marks:
        if each.block >= 0:
            blocks[each.article, each.block].append(each)
    return blocks


def block_keys(blocks: Mapping[BlockKey, Sequence[Bookmark]]) -> list[AlignmentKey]:
    """Return text and bookmarks of whole blocks."""
    return [
        ("\n".join(alignment_key(each)[0] for each in marks), tuple(each.name for each in marks))
        for marks in blocks.values()
    ]
