"""The pieces of a new body, in the order in which they came back from Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import Block, Ignore, Picture
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
        for number, (place, piece) in enumerate(self._out):
            if place is not None:
                yield from self.ignores(place)
            before = self._out[number - 1][0] if number else None
            yield self._in_row(piece, before, place)

    def _in_row(self, piece: MergedBlock, before: int | None, place: int | None) -> MergedBlock:
        """Return a picture beside the one before it if both are of one row; a new one stays."""
        if not isinstance(piece, Picture) or place is None:
            return piece
        beside = before is not None and self._row(before) == self._row(place)
        return replace(piece, beside=beside)

    def _row(self, place: int) -> int:
        """Return the place of the first picture of a row, of another block its own."""
        while place and isinstance(block := self._blocks[place], Picture) and block.beside:
            place -= 1
        return place

    def ignores(self, place: int) -> Iterator[Ignore]:
        """Yield the ignores that stand before a block and suppress rules in it."""
        before: list[Ignore] = []
        for each in reversed(self._blocks[:place]):
            if not isinstance(each, Ignore):
                break
            before.insert(0, each)
        yield from before
