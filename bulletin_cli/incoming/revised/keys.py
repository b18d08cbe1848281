"""The text and bookmarks by which a returned file's paragraphs are matched with the rendered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bulletin_cli.incoming.revised.align import AlignmentKey
from bulletin_cli.incoming.revised.paragraphs import PICTURE
from bulletin_cli.layout.marks import Bookmark


def alignment_key(mark: Bookmark) -> AlignmentKey:
    """Return text and bookmark of a rendered paragraph."""
    return PICTURE if mark.part == "picture" else mark.text, (mark.name,)


def bookmarks_by_block(marks: Sequence[Bookmark]) -> dict[int, list[Bookmark]]:
    """Return the marks of an article's body by block."""
    blocks: dict[int, list[Bookmark]] = defaultdict(list)
    for each in marks:
        if each.block >= 0:
            blocks[each.block].append(each)
    return blocks


def block_keys(blocks: Mapping[int, Sequence[Bookmark]]) -> list[AlignmentKey]:
    """Return text and bookmarks of whole blocks."""
    return [
        ("\n".join(alignment_key(each)[0] for each in marks), tuple(each.name for each in marks))
        for marks in blocks.values()
    ]
