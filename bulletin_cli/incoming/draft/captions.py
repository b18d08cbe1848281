"""Captions beside pictures and tables of a Word file -> part of these in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import (
    Block,
    Heading,
    Inline,
    Paragraph,
    Picture,
    Table,
    plain,
)
from bulletin_cli.content.raised import plain_in_signs
from bulletin_cli.incoming.draft.titles import CAPTION
from bulletin_cli.incoming.word.content import WordParagraph

_ENDS = "。！？；：，、"
_CAPTION_MOST = 60
_APART = re.compile(r"\s{2,}")  # between the captions of pictures side by side


@record
class DraftBlock:
    """A block, and whether it may be the caption of a picture or table next to it.

    `item` is the text of a heading that may as well be an item of a list.
    """

    block: Block
    may_be_caption: bool = False
    item: Paragraph | None = None

    @property
    def text(self) -> str:
        """The words of a paragraph or a heading."""
        return plain(self.block.inline) if isinstance(self.block, Paragraph | Heading) else ""


def is_caption(inline: Inline, paragraph: WordParagraph) -> bool:
    """Return whether a paragraph may be a caption by its style, its words, its place."""
    text = plain(inline)
    short = len(text) <= _CAPTION_MOST
    named = paragraph.style.lower() in ("caption", "题注") or bool(CAPTION.match(text))
    return short and (named or (paragraph.centered and text[-1] not in _ENDS))


def attach_captions(made: Sequence[DraftBlock]) -> Iterator[Block]:
    """Yield the blocks, captions put into the pictures and tables next to them."""
    captions: dict[int, str] = {}  # by the place of the picture or table
    used: set[int] = set()
    for place in range(len(made)):
        row = _row_that_ends(made, place)
        near = (at for at in _beside(made, row) if 0 <= at < len(made))
        free = (at for at in near if made[at].may_be_caption and at not in used)
        if (at := next(free, None)) is not None:
            captions |= zip(row, _shared(_plain(made[at].block), len(row)), strict=True)
            used.add(at)
    for place, each in enumerate(made):
        if captions.get(place) and isinstance(each.block, Picture | Table):
            yield replace(each.block, caption=captions[place])
        elif isinstance(each.block, Table):  # whose caption would ask for a landscape page
            yield replace(each.block, landscape=False)
        elif place not in used:
            yield each.block


def _row_that_ends(made: Sequence[DraftBlock], place: int) -> range:
    """Return the places of the table, picture or row of pictures that has its end at `place`."""
    if not isinstance(made[place].block, Picture | Table) or _is_beside(made, place + 1):
        return range(0)
    first = place
    while _is_beside(made, first):
        first -= 1
    return range(first, place + 1)


def _is_beside(made: Sequence[DraftBlock], place: int) -> bool:
    block = made[place].block if place < len(made) else None
    return isinstance(block, Picture) and block.beside


def _beside(made: Sequence[DraftBlock], row: range) -> tuple[int, ...]:
    """Return where a caption may stand, the likelier place first: below pictures, above tables."""
    blocks = [made[place].block for place in row]
    if not row or any(isinstance(each, Picture) and each.caption for each in blocks):
        return ()
    above, below = row[0] - 1, row[-1] + 1
    return (above,) if isinstance(blocks[0], Table) else (below, above)


def _shared(caption: str, count: int) -> list[str]:
    """Return a caption for each of so many pictures, the last one's that of all, if it is one."""
    parts = _APART.split(caption)
    return parts if len(parts) == count else [""] * (count - 1) + [caption]


def _plain(block: Block) -> str:
    return plain_in_signs(block.inline) if isinstance(block, Paragraph) else ""
