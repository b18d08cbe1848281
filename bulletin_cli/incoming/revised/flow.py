"""The order in which paragraphs came back, against that of their article.

Pictures that were rendered behind later text, for want of room, were moved by nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bulletin_cli.incoming.revised.keys import BlockKey
from bulletin_cli.incoming.revised.placed import PlacedParagraph
from bulletin_cli.layout.marks import Bookmark


def without_flow(
    placed: Sequence[PlacedParagraph], base: Sequence[Bookmark]
) -> list[PlacedParagraph]:
    """Return what came back with each picture before the text that was rendered before it.

    A picture that does not stand where it was rendered was moved by somebody, and stays there.
    """
    ordered = list(placed)
    for block, before, later in _flowed(base):
        own = [each for each in ordered if _blocks(each, base) == {block}]
        place = placed.index(own[0]) if own else 0
        if place == 0 or before not in _blocks(placed[place - 1], base):
            continue
        others = [each for each in ordered if each not in own]
        first = next(n for n, each in enumerate(ordered) if _blocks(each, base) & later)
        ordered = [*others[:first], *own, *others[first:]]
    return ordered


def _flowed(base: Sequence[Bookmark]) -> Iterator[tuple[int, int, set[int]]]:
    """Yield each block that was rendered late: it, the one before it, those it waited for."""
    rendered = list(dict.fromkeys(mark.block for mark in base if mark.block >= 0))
    for place, block in enumerate(rendered):
        later = {other for other in rendered[:place] if other > block}
        if later:
            yield block, rendered[place - 1], later


def _blocks(item: PlacedParagraph, base: Sequence[Bookmark]) -> set[int]:
    return {mark.block for mark in item.marks if mark.article == base[0].article}


def in_ours_order(
    file: str,
    placed: Sequence[PlacedParagraph],
    places: Callable[[BlockKey], Sequence[int]],
) -> list[PlacedParagraph]:
    """Return what came back as the article has rearranged it, unless the file did so, too."""
    ranks = list(_ranks(file, placed, lambda block: (block[1],)))
    if ranks != sorted(ranks):
        return list(placed)
    ours = list(_ranks(file, placed, places))
    return [placed[at] for at in sorted(range(len(placed)), key=ours.__getitem__)]


def _ranks(
    file: str,
    placed: Sequence[PlacedParagraph],
    places: Callable[[BlockKey], Sequence[int]],
) -> Iterator[int]:
    """Yield where each paragraph's block stands in its article.

    One without goes with the one before it, and so does what came from another article.
    """
    rank = -1
    for each in placed:
        own = (mark for mark in each.marks if mark.article == file)
        found = [at for mark in own for at in places((file, mark.block))[:1]]
        rank = found[0] if found else rank
        yield rank
