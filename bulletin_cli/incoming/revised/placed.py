"""Each returned paragraph with the rendered ones that it comes from and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bulletin_cli.base.record import record
from bulletin_cli.incoming.revised.align import align
from bulletin_cli.incoming.revised.homes import home_articles, without_template_cells
from bulletin_cli.incoming.revised.keys import BlockKey, alignment_keys
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.layout.marks import Bookmark


@record
class PlacedParagraph:
    """A returned paragraph, the bookmarks it comes from, and the file of the article it stands in.

    Outside of all articles that is "". What comes from the article's own blocks is first.
    """

    theirs: ReturnedParagraph
    marks: tuple[Bookmark, ...]
    home: str

    @property
    def blocks(self) -> list[BlockKey]:
        """The blocks it comes from, heads of articles left out."""
        return list(dict.fromkeys((at.article, at.block) for at in self.marks if at.block >= 0))

    @property
    def caption_of(self) -> BlockKey | None:
        """The picture or the table that it is the caption of, and nothing else."""
        is_caption = any(mark.part == "caption" for mark in self.marks)
        alone = is_caption and len(self.blocks) == 1 and not self.theirs.cell
        return self.blocks[0] if alone else None

    @property
    def is_new_picture(self) -> bool:
        """Whether it holds a picture that was not rendered."""
        return bool(self.theirs.picture) and all(mark.part != "picture" for mark in self.marks)

    @property
    def is_exchanged(self) -> bool:
        """Whether its picture is another one than was rendered there."""
        return self.theirs.is_unknown and not self.is_new_picture


def place_paragraphs(
    base: Sequence[Bookmark], theirs: Sequence[ReturnedParagraph]
) -> list[PlacedParagraph]:
    """Return the paragraphs of a file in their order; `base` are the bookmarks as rendered."""
    origins = align(*alignment_keys(base, theirs))
    marks = [
        tuple(base[place] for place in places if _may_become(base[place], each))
        for each, places in zip(theirs, origins, strict=True)
    ]
    homes = without_template_cells(theirs, marks, home_articles(marks, base))
    return [
        PlacedParagraph(each, tuple(sorted(own, key=lambda mark: mark.article != home)), home)
        for each, own, home in zip(theirs, marks, homes, strict=True)
    ]


def _may_become(mark: Bookmark, theirs: ReturnedParagraph) -> bool:
    """Return whether a cell comes from a cell, or from a whole text that was put into it."""
    return theirs.cell is None or mark.row >= 0 or mark.text == theirs.text


def by_table(placed: Sequence[PlacedParagraph]) -> list[list[PlacedParagraph]]:
    """Return the cells of each table together, every other paragraph by itself."""
    groups = groupby(enumerate(placed), key=_table_or_place)
    return [[each for _, each in group] for _, group in groups]


def _table_or_place(item: tuple[int, PlacedParagraph]) -> tuple[bool, int]:
    number, placed = item
    return (True, placed.theirs.cell.table) if placed.theirs.cell else (False, number)
