"""What an issue made in Word looks like, as plain data: paragraphs and tables with their styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.layout.document import Border, TableRules
from bulletin_cli.layout.style import Style


@record
class SeenPicture:
    """A picture in a line, and how large it is shown, in points."""

    data: bytes = field(repr=False)
    width: float
    height: float


@record
class SeenParagraph:
    """A paragraph: its text, its look, and that of its style where it departs from it itself.

    `place` is that of its block in the file, from 1. `box` says that it stands in a text box;
    `mixed` are pieces of its text that look otherwise, `faced` those of them that are not only
    bold; `notes` say what else is there.
    """

    place: int
    text: str
    style: Style
    plain: Style
    pictures: tuple[SeenPicture, ...] = ()
    box: bool = False
    mixed: tuple[str, ...] = ()
    faced: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it; it may be a rule."""
        return not self.text.strip() and not self.pictures

    @property
    def is_rule(self) -> bool:
        """Whether it is a line across the page."""
        return self.is_blank and bool(self.style.rule_above or self.style.rule_below)


@record
class SeenTable:
    """A table: its cells, the widths of its columns in points, its lines."""

    place: int
    rows: tuple[tuple[tuple[SeenParagraph, ...], ...], ...]
    widths: tuple[float, ...]
    rules: TableRules
    border: Border
    notes: tuple[str, ...]

    @property
    def paragraphs(self) -> Iterator[SeenParagraph]:
        """All that stands in its cells."""
        return (each for row in self.rows for cell in row for each in cell)


SeenBlock: TypeAlias = SeenParagraph | SeenTable


def paragraphs_in(blocks: tuple[SeenBlock, ...]) -> Iterator[SeenParagraph]:
    """Yield all paragraphs, those of cells too."""
    for each in blocks:
        if isinstance(each, SeenTable):
            yield from each.paragraphs
        else:
            yield each


def is_blank(block: SeenBlock) -> bool:
    """Return whether a block is a paragraph without words."""
    return isinstance(block, SeenParagraph) and block.is_blank


def text_of(block: SeenBlock) -> str:
    """Return what a block says, the cells of a table one after the other."""
    if isinstance(block, SeenTable):
        return "\t".join(each.text for each in block.paragraphs)
    return block.text
