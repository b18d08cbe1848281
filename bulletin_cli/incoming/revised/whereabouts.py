"""What came of each rendered block of an issue, and in which article it was put."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from bulletin_cli.incoming.revised.keys import BlockKey, PlacedParagraph
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph


class Whereabouts:
    """The paragraphs that came of each block, and the article that has it now; for all articles.

    `placed` are the paragraphs that stand in each article; `stayed` are blocks of which some
    part stands in their own.
    """

    def __init__(self, placed: Mapping[str, Sequence[PlacedParagraph]]) -> None:
        self.owners: dict[BlockKey, list[ReturnedParagraph]] = defaultdict(list)
        self.homes: dict[BlockKey, str] = {}
        self.stayed: set[BlockKey] = set()
        for file, items in placed.items():
            for each in items:
                for block in blocks_of(each):
                    self.owners[block].append(each[0])
                self.stayed.update(block for block in blocks_of(each) if block[0] == file)

    def settle(self, file: str, placed: Iterable[PlacedParagraph]) -> None:
        """Say of an article that has all that came back already that it stays as it is."""
        for each in placed:
            self.homes.update(dict.fromkeys(blocks_of(each), file))


def blocks_of(item: PlacedParagraph) -> list[BlockKey]:
    """Return the blocks that a returned paragraph comes from, heads of articles left out."""
    return list(dict.fromkeys((mark.article, mark.block) for mark in item[1] if mark.block >= 0))


def is_caption(item: PlacedParagraph, block: BlockKey) -> bool:
    """Return whether a paragraph is the caption of a block, and nothing else."""
    theirs, marks = item
    own = {mark.part for mark in marks if blocks_of(item) == [block]}
    return "caption" in own and not theirs.cell


def by_table(placed: Sequence[PlacedParagraph]) -> list[list[PlacedParagraph]]:
    """Return the cells of each table together, every other paragraph by itself."""
    groups = groupby(enumerate(placed), key=_table_or_place)
    return [[each for _, each in group] for _, group in groups]


def _table_or_place(item: tuple[int, PlacedParagraph]) -> tuple[bool, int]:
    number, (theirs, _) = item
    return (True, theirs.cell.table) if theirs.cell else (False, number)
