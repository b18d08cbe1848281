"""The pieces of a new body, in the order in which they came back from Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bulletin_cli.content.article import Block, Ignore
from bulletin_cli.incoming.revised.edits import Conflict

MergedBlock = Block | Conflict


class Pieces:
    """Blocks and conflicts, each with the place of the block of the article that it replaces."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._out: list[tuple[int | None, MergedBlock]] = []

    def keep(self, place: int) -> None:
        """Add a block of the article as it is, once."""
        if not self.has(place):
            self._out.append((place, self._blocks[place]))

    def has(self, place: int) -> bool:
        """Return whether the block at `place` stands there already, or what replaces it."""
        return any(each == place for each, _ in self._out)

    def add(self, *pieces: MergedBlock, place: int | None = None) -> None:
        """Add pieces, the first of which replaces the block at `place`."""
        for piece in pieces:
            self._out.append((place, piece))
            place = None

    def weave(self, place: int, piece: MergedBlock) -> None:
        """Put a piece behind the nearest block that stands before `place` in the article."""
        places = ((each, n) for n, (each, _) in enumerate(self._out) if each is not None)
        before = [(each, n) for each, n in places if each < place]
        at = max(before)[1] + 1 if before else 0
        while at < len(self._out) and self._out[at][0] is None and before:
            at += 1  # what else its neighbour became
        self._out.insert(at, (place, piece))

    def with_own_blocks(self, own: Iterable[tuple[int, Block]]) -> tuple[MergedBlock, ...]:
        """Return all pieces, among them the blocks that the article alone has."""
        came_back = {place for place, _ in self._out}
        for place, block in own:
            if place not in came_back:
                self.weave(place, block)
        return tuple(self._with_ignores())

    def _with_ignores(self) -> Iterator[MergedBlock]:
        for place, piece in self._out:
            if place is not None:
                yield from self.ignores(place)
            yield piece

    def ignores(self, place: int) -> Iterator[Ignore]:
        """Yield the ignores that stand before a block and suppress rules in it."""
        before: list[Ignore] = []
        for each in reversed(self._blocks[:place]):
            if not isinstance(each, Ignore):
                break
            before.insert(0, each)
        yield from before
