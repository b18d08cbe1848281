"""What stands on a page, the lines of a paragraph together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from bulletin_cli.layout.pages import LaidOutPage, Line, PlacedPicture, Stroke

ParagraphLines: TypeAlias = tuple[Line, ...]


def paragraphs(page: LaidOutPage) -> Iterator[ParagraphLines | PlacedPicture | Stroke]:
    """Yield what stands between the margins in reading order, blank lines left out."""
    begun: list[Line] = []  # the lines of a paragraph that is not complete yet
    for item in page.items:
        if not isinstance(item, Line):
            yield item
            continue
        if item.text:
            begun.append(item)
        if item.last and begun:
            yield tuple(begun)
            begun = []
    if begun:
        yield tuple(begun)
