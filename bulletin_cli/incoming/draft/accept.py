"""The paragraphs of a file as they stand when all its tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bulletin_cli.incoming.word.content import WordBlock, WordParagraph, WordTable, is_deleted


def accept_changes(blocks: Iterable[WordBlock]) -> Iterator[WordBlock]:
    """Yield the blocks without what was deleted; a paragraph whose end is gone goes on.

    A paragraph or a table of which nothing is left is gone, too.
    """
    begun: WordParagraph | None = None
    for block in blocks:
        if isinstance(block, WordTable):
            if begun:
                yield begun
            begun = None
            yield from _table(block)
            continue
        kept = _accept(block)
        if begun:
            kept = replace(begun, pieces=begun.pieces + kept.pieces, end=kept.end)
        begun = kept if is_deleted(kept.end) else None
        if not begun and (kept.pieces or not block.pieces):
            yield kept
    if begun:
        yield begun


def _accept(paragraph: WordParagraph) -> WordParagraph:
    pieces = tuple(each for each in paragraph.pieces if not is_deleted(each.change))
    return replace(paragraph, pieces=pieces)


def _table(table: WordTable) -> Iterator[WordTable]:
    rows = tuple(
        tuple(
            tuple(each for each in accept_changes(cell) if isinstance(each, WordParagraph))
            for cell in row
        )
        for row in table.rows
    )
    if any(paragraph.pieces for row in rows for cell in row for paragraph in cell):
        yield replace(table, rows=rows)
