"""The pieces of a new body, in the order in which they came back from Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from bulletin_cli.content.article import Block, Ignore
from bulletin_cli.incoming.revised.edits import Conflict

MergedBlock = Block | Conflict


class Pieces:
    """Blocks and conflicts, each with the place of the block of the article that it replaces."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._out: list[tuple[int | None, MergedBlock]] = []

    def keep(self, place: int) -> None:
        """Add a block of the article as it is."""
        self._out.append((place, self._blocks[place]))

    def add(self, *pieces: MergedBlock, place: int | None = None) -> None:
        """Add pieces, the first of which replaces the block at `place`."""
        for piece in pieces:
            self._out.append((place, piece))
            place = None

    def weave(self, place: int, piece: MergedBlock) -> None:
        """Put a piece behind the nearest block that stands before `place` in the article."""
        before = [n for n, (each, _) in enumerate(self._out) if each is not None and each < place]
        at = max(before, key=lambda n: self._out[n][0] or 0) + 1 if before else 0
        while at < len(self._out) and self._out[at][0] is None and before:
            at += 1  # what else its neighbour became
        self._out.insert(at, (place, piece))

    def with_own_blocks(self, own: Iterable[tuple[int, Block]]) -> tuple[MergedBlock, ...]:
        """Return all pieces, among them the blocks that the article alone has."""
        came_back = {place for place, _ in self._out}
        for place, block in own:
            if place not in came_back:
                self.weave(place, block)
        return tuple(self._with_comments())

    def _with_comments(self) -> Iterator[MergedBlock]:
        for place, piece in self._out:
            if place is not None:
                yield from self._comments(place)
            yield piece

    def _comments(self, place: int) -> Iterator[Ignore]:
        """Yield the comments that stand before a block and suppress rules in it."""
        before = [*takewhile(lambda each: isinstance(each, Ignore), reversed(self._blocks[:place]))]
        yield from (each for each in reversed(before) if isinstance(each, Ignore))
