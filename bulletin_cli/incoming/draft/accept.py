"""The paragraphs of a file as they stand when all its tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bulletin_cli.base.record import replace
from bulletin_cli.incoming.word.content import WordBlock, WordParagraph, WordTable, is_deleted


def accept_changes(blocks: Iterable[WordBlock]) -> Iterator[WordBlock]:
    """Yield the blocks without what was deleted; a paragraph whose end is gone goes on.

    A paragraph or a table of which nothing is left is gone, too.
    """
    begun: list[WordParagraph] = []
    for block in blocks:
        if isinstance(block, WordTable):
            yield from _joined(begun)
            begun = []
            yield from _table(block)
            continue
        kept = _accept(block)
        begun.append(kept)
        if is_deleted(kept.end):
            continue
        if any(each.pieces for each in begun) or not block.pieces:
            yield from _joined(begun)
        begun = []
    yield from _joined(begun)


def _joined(paragraphs: Sequence[WordParagraph]) -> Iterator[WordParagraph]:
    """Yield one paragraph made of several, nothing for none."""
    if paragraphs:
        pieces = tuple(piece for each in paragraphs for piece in each.pieces)
        yield replace(paragraphs[0], pieces=pieces, end=paragraphs[-1].end)


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
