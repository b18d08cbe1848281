"""The captions that came back into an article: those that were rendered, and new ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from bulletin_cli.incoming.draft.titles import CAPTION
from bulletin_cli.incoming.revised.keys import BlockKey
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.incoming.revised.placed import PlacedParagraph
from bulletin_cli.incoming.revised.versions import BlockVersions

_LONGEST = 60  # characters


class Captions:
    """The captions in `placed`; `blocks` are the pictures and tables that came back there."""

    def __init__(
        self,
        versions: BlockVersions,
        placed: Sequence[PlacedParagraph],
        blocks: Collection[BlockKey],
    ) -> None:
        self._versions = versions
        self._placed = placed
        self._blocks = blocks
        self._new = dict(_new(placed))

    def have(self, item: PlacedParagraph) -> bool:
        """Return whether a paragraph goes with a picture or a table that came back."""
        is_new = any(each is item.theirs for each in self._new.values())
        return is_new or item.caption_of in self._blocks

    def new(self, picture: ReturnedParagraph) -> str:
        """Return the caption of a new picture, "" without one."""
        return self._new[id(picture)].text if id(picture) in self._new else ""

    def changed(self, block: BlockKey) -> str | None:
        """Return the caption that came back of a block, None where it is as it was."""
        came = "".join(each.theirs.text for each in self._placed if each.caption_of == block)
        return None if came == self._versions.caption(block) else came


def _new(placed: Sequence[PlacedParagraph]) -> Iterator[tuple[int, ReturnedParagraph]]:
    """Yield the id() of a new picture's paragraph with the new caption right below it."""
    for picture, below in pairwise(placed):
        is_taken = picture.is_new_picture and picture.theirs.path and not picture.theirs.cell
        if is_taken and not below.marks and _reads_as_caption(below.theirs):
            yield id(picture.theirs), below.theirs


def _reads_as_caption(theirs: ReturnedParagraph) -> bool:
    named = theirs.style.lower() in ("caption", "题注") or bool(CAPTION.match(theirs.text))
    return named and not theirs.cell and len(theirs.text) <= _LONGEST
