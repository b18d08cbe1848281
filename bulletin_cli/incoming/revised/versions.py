"""The blocks of an article as they were rendered and as the article has them now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from bulletin_cli.content.article import Block, Ignore
from bulletin_cli.incoming.revised.align import align
from bulletin_cli.incoming.revised.keys import block_keys, bookmarks_by_block
from bulletin_cli.layout.marks import Bookmark

BlockForm: TypeAlias = Literal["text", "picture", "table"]


class BlockVersions:
    """Each rendered block by its number, and the places in the article where it is now."""

    def __init__(
        self, blocks: Sequence[Block], base: Sequence[Bookmark], ours: Sequence[Bookmark]
    ) -> None:
        self.base = bookmarks_by_block(base)
        self._blocks = blocks
        self._ours = bookmarks_by_block(ours)
        self._places = self._match()

    def _match(self) -> dict[int, list[int]]:
        old, new = list(self.base), list(self._ours)
        origins = align(block_keys(self.base), block_keys(self._ours))
        found: dict[int, list[int]] = defaultdict(list)
        for place, sources in zip(new, origins, strict=True):
            if sources:
                found[old[sources[0]]].append(place)
        return found

    def places(self, block: int) -> list[int]:
        """Return where in the article a rendered block is now: several places, one, or none."""
        return self._places[block]

    def ours(self, block: int) -> tuple[Block, ...]:
        """Return what a rendered block is in the article now."""
        return tuple(self._blocks[place] for place in self._places[block])

    def kind(self, block: int) -> Block | None:
        """Return the first block of the article that a rendered one is now, None without one."""
        return next(iter(self.ours(block)), None)

    def form(self, block: int) -> BlockForm:
        """Return what a block was rendered as, whether the article still has it or not."""
        if any(each.row >= 0 for each in self.base[block]):
            return "table"
        return "picture" if any(each.part == "picture" for each in self.base[block]) else "text"

    def text(self, block: int) -> str:
        """Return the text of a block as rendered, a paragraph a line, for somebody to read."""
        return "\n".join(each.text or "（图片）" for each in self.base[block])

    def is_as_rendered(self, *blocks: int) -> bool:
        """Return whether the article has the texts of these blocks as they were rendered."""
        return all(
            [each.text for each in self.base[block]]
            == [each.text for place in self._places[block] for each in self._ours[place]]
            for block in blocks
        )

    def own_blocks(self) -> Iterator[tuple[int, Block]]:
        """Yield the place and the block of what the article alone has."""
        rendered = {each for places in self._places.values() for each in places}
        for place, block in enumerate(self._blocks):
            if not isinstance(block, Ignore) and place not in rendered:
                yield place, block
