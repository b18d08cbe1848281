"""Rendered blocks that say the same: which of them what an article has is taken for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from bulletin_cli.incoming.revised.keys import BlockKey
from bulletin_cli.incoming.revised.placed import PlacedParagraph
from bulletin_cli.incoming.revised.versions import BlockVersions
from bulletin_cli.incoming.revised.wording import said

# What came back of a rendered block, by the article in which it did.
_Returned = Mapping[str, Collection[str]]
_NOTHING: _Returned = {}


def leave_to_twins(versions: BlockVersions, placed: Iterable[PlacedParagraph]) -> None:
    """Take what an article has of several texts alike for that of one which came back there.

    One that was edited, or carried into another article, counts as gone where that article
    says so already: it was taken before.
    """
    came = _came(placed)
    twins: dict[tuple[str, str], list[BlockKey]] = defaultdict(list)
    for each in versions.base:
        twins[each[0], versions.text(each)].append(each)
    for (file, text), alike in twins.items():
        for block in alike if len(alike) > 1 else ():
            homes = came.get(block, _NOTHING)
            if not versions.places(block) or text in homes.get(file, ()):
                continue  # gone, or as it was rendered
            twin = next(_lost_twins(versions, block, alike, came), None)
            if twin and _was_taken(versions, block, homes):
                versions.exchange(twin, block)


def _came(placed: Iterable[PlacedParagraph]) -> Mapping[BlockKey, _Returned]:
    came: dict[BlockKey, dict[str, list[str]]] = defaultdict(dict)
    for each in placed:
        for mark in each.marks:
            texts = came[mark.article, mark.block].setdefault(each.home, [])
            texts.append(each.theirs.text)
    return came


def _was_taken(versions: BlockVersions, block: BlockKey, came: _Returned) -> bool:
    """Return whether what became of a block stands in the articles besides the block."""
    own = came.get(block[0])
    if own is None:
        return all(versions.has_alike(each, block) for each in came)
    return versions.own_texts(block[0]).keys() >= set(own)


def _lost_twins(
    versions: BlockVersions,
    block: BlockKey,
    alike: Sequence[BlockKey],
    came: Mapping[BlockKey, _Returned],
) -> Iterator[BlockKey]:
    """Yield which of those `alike` came back in their article, and are none of its blocks.

    Neither is it one that says there what came of `block`.
    """
    became = came.get(block, _NOTHING).get(block[0], ())
    for each in alike:
        is_lost = all(said(now) in became for now in versions.ours(each))
        if each != block and is_lost and block[0] in came.get(each, _NOTHING):
            yield each
