"""What came of each rendered block of an issue, and in which article it was put."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bulletin_cli.incoming.revised.keys import BlockKey
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.incoming.revised.placed import PlacedParagraph


class Whereabouts:
    """The paragraphs that came of each block, and the article that has it now; for all articles.

    `placed` are those that stand in articles; `stayed` are blocks of which some part stands in
    their own.
    """

    def __init__(self, placed: Sequence[PlacedParagraph]) -> None:
        self._owners: dict[BlockKey, list[ReturnedParagraph]] = defaultdict(list)
        self.homes: dict[BlockKey, str] = {}
        for each in placed:
            for block in each.blocks:
                self._owners[block].append(each.theirs)
        self.stayed = {block for each in placed for block in each.blocks if block[0] == each.home}

    def settle(self, placed: Iterable[PlacedParagraph]) -> None:
        """Say of articles that have all that came back already that it stays as it is."""
        for each in placed:
            self.homes.update(dict.fromkeys(each.blocks, each.home))

    def owners(self, *blocks: BlockKey) -> list[ReturnedParagraph]:
        """Return the paragraphs that came of these blocks, each once."""
        return list({id(each): each for block in blocks for each in self._owners[block]}.values())
