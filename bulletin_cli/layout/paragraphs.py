"""The paragraphs of a document, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletin_cli.layout.document import (
    StyledBlock,
    StyledParagraph,
    StyledPictureRow,
    StyledTable,
)


def paragraphs_of(blocks: Iterable[StyledBlock]) -> Iterator[StyledParagraph]:
    """Yield all paragraphs in the order of the text, cells row by row."""
    for block in blocks:
        if isinstance(block, StyledParagraph):
            yield block
        elif isinstance(block, StyledPictureRow):
            yield from block.captions
        elif isinstance(block, StyledTable):
            yield from (cell for row in block.rows for cell in row)
