"""By what rendered paragraphs and blocks are found again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bulletin_cli.incoming.revised.align import Keyed
from bulletin_cli.incoming.revised.given import PICTURE
from bulletin_cli.layout.marks import Mark


def key(mark: Mark) -> Keyed:
    """Return text and bookmark of a rendered paragraph."""
    return PICTURE if mark.part == "picture" else mark.text, (mark.name,)


def marks_of(marks: Sequence[Mark]) -> dict[int, list[Mark]]:
    """Return the marks of an article's body by block."""
    blocks: dict[int, list[Mark]] = defaultdict(list)
    for each in marks:
        if each.block >= 0:
            blocks[each.block].append(each)
    return blocks


def block_keys(blocks: Mapping[int, Sequence[Mark]]) -> list[Keyed]:
    """Return text and bookmarks of whole blocks."""
    return [
        ("\n".join(key(each)[0] for each in marks), tuple(each.name for each in marks))
        for marks in blocks.values()
    ]
