"""Pictures that were rendered behind later text, for want of room: back in the article's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bulletin_cli.incoming.revised.body import PlacedParagraph
from bulletin_cli.layout.marks import Bookmark


def in_article_order(marks: Iterable[Bookmark]) -> list[Bookmark]:
    """Return an article's bookmarks in the order of its blocks."""
    return sorted(marks, key=lambda mark: mark.block)


def without_flow(
    placed: Sequence[PlacedParagraph], base: Sequence[Bookmark]
) -> list[PlacedParagraph]:
    """Return what came back with each picture before the text that was rendered before it.

    A picture that does not stand where it was rendered was moved by somebody, and stays there.
    """
    ordered = list(placed)
    for block, before, later in _flowed(base):
        own = [each for each in ordered if _blocks(each) == {block}]
        place = ordered.index(own[0]) if own else 0
        if place == 0 or before not in _blocks(ordered[place - 1]):
            continue
        others = [each for each in ordered if each not in own]
        first = next(n for n, each in enumerate(ordered) if _blocks(each) & later)
        ordered = [*others[:first], *own, *others[first:]]
    return ordered


def _flowed(base: Sequence[Bookmark]) -> Iterator[tuple[int, int, set[int]]]:
    """Yield each block that was rendered late: it, the one before it, those it waited for."""
    rendered = list(dict.fromkeys(mark.block for mark in base if mark.block >= 0))
    for place, block in enumerate(rendered):
        later = {other for other in rendered[:place] if other > block}
        if later:
            yield block, rendered[place - 1], later


def _blocks(item: PlacedParagraph) -> set[int]:
    return {mark.block for mark in item[1]}
