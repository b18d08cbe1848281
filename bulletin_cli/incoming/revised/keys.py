"""The text and bookmarks by which a returned file's paragraphs are matched with the rendered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from bulletin_cli.incoming.revised.align import AlignmentKey
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.layout.marks import PICTURE, Bookmark

BlockKey: TypeAlias = tuple[str, int]  # an article's file, and a block of it as rendered


def alignment_key(mark: Bookmark) -> AlignmentKey:
    """Return text and bookmark of a rendered paragraph."""
    return PICTURE if mark.part == "picture" else mark.text, (mark.name,)


def alignment_keys(
    base: Sequence[Bookmark], theirs: Sequence[ReturnedParagraph]
) -> tuple[list[AlignmentKey], list[AlignmentKey]]:
    """Return the keys of what was rendered and of what came back; pictures are told by their files.

    One whose file is known on one side alone is any picture; one that is to be taken into the
    issue, whose path has no folder yet, is none of those rendered.
    """
    paths = {mark.path for mark in base} & {each.path for each in theirs}
    old = [
        (text + mark.path * (mark.path in paths), own)
        for mark, (text, own) in zip(base, map(alignment_key, base), strict=True)
    ]
    new = []
    for each in theirs:
        is_known = each.text == PICTURE and (each.path in paths or "/" not in each.path)
        new.append((each.text + each.path * is_known, each.names))
    return old, new


def bookmarks_by_block(marks: Sequence[Bookmark]) -> dict[BlockKey, list[Bookmark]]:
    """Return the marks of the articles' bodies by block, in the order of the blocks."""
    blocks: dict[BlockKey, list[Bookmark]] = defaultdict(list)
    for each in sorted(marks, key=lambda mark: mark.block):
        if each.block >= 0:
            blocks[each.article, each.block].append(each)
    return blocks


def block_keys(blocks: Mapping[BlockKey, Sequence[Bookmark]]) -> list[AlignmentKey]:
    """Return text and bookmarks of whole blocks."""
    return [
        ("\n".join(alignment_key(each)[0] for each in marks), tuple(each.name for each in marks))
        for marks in blocks.values()
    ]
