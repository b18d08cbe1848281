"""Which rendered paragraphs a returned one comes from: by text, by bookmark, by order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, takewhile

from bulletin_cli.layout.marks import PICTURE

_ALIKE = 0.5  # of the shorter text's characters, to be the same paragraph without a mark
_MOVED_ALIKE = 0.5  # of the longer text's characters, two and more together, wherever it stands
_MOVED_LEAST = 4  # characters
_SHORT = 4  # characters: in longer texts a single one is shared by chance
_MOST = 4_000_000  # characters of one side times the other's; beyond, order alone decides

AlignmentKey = tuple[str, tuple[str, ...]]  # a text, and the names of its bookmarks


def align(
    old: Sequence[AlignmentKey], new: Sequence[AlignmentKey], *, whole: bool = False
) -> list[tuple[int, ...]]:
    """Return for each new paragraph the places of the old ones that it comes from.

    None is an insertion, several a merging; an old place that occurs twice was split. A text that
    is the same is surer than a bookmark, which cutting and pasting can leave behind. `whole` are
    blocks, pictures with their captions.
    """
    found: list[tuple[int, ...]] = [()] * len(new)
    for one, other in _same(old, new):
        found[other] = (one,)
    _by_name(old, new, found, surely=True)
    _by_order(old, new, found)
    _by_likeness(old, new, found)
    if not whole:
        _below_pictures(old, new, found)
    _by_name(old, new, found, surely=False)
    return found


def _same(old: Sequence[AlignmentKey], new: Sequence[AlignmentKey]) -> Iterator[tuple[int, int]]:
    """Yield pairs of one text: those of one bookmark first, then in order, then what has moved."""
    names = {name: place for place, (_, own) in enumerate(old) for name in own}
    pairs: dict[int, int] = {}  # place of a new one -> that of its old one
    taken: set[int] = set()
    for place, (text, own) in enumerate(new):
        found = (names[name] for name in own if name in names)
        one = next((one for one in found if old[one][0] == text), None)
        if one is not None and one not in taken:
            pairs[place] = one
            taken.add(one)
    ones = _others(len(old), taken)
    twos = _others(len(new), pairs)
    texts, others = [old[one][0] for one in ones], [new[two][0] for two in twos]
    for block in SequenceMatcher(None, texts, others, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            pairs[twos[block.b + step]] = ones[block.a + step]
    rest = defaultdict[str, list[int]](list)
    for one in _others(len(old), pairs.values()):
        rest[old[one][0]].append(one)
    for two in _others(len(new), pairs):
        if rest[new[two][0]]:
            pairs[two] = rest[new[two][0]].pop(0)
    _leave_to_edited(old, new, pairs)
    yield from ((one, two) for two, one in pairs.items())


def _leave_to_edited(
    old: Sequence[AlignmentKey], new: Sequence[AlignmentKey], pairs: dict[int, int]
) -> None:
    """Pair a text with the next one that says the same where an edited one stands before it."""
    taken = set(pairs.values())
    for two, one in pairs.items():
        text = old[one][0]
        ahead = takewhile(lambda place: place not in taken, range(one + 1, len(old)))
        twin = next((place for place in ahead if old[place][0] == text), None)
        edited, names = new[two - 1] if two and two - 1 not in pairs else ("", ())
        if twin is not None and not names and is_alike(text, edited):
            pairs[two] = twin
            taken.add(twin)


def _others(count: int, places: Iterable[int]) -> list[int]:
    """Return the places from 0 to `count` that are not among these."""
    known = set(places)
    return [place for place in range(count) if place not in known]


def _by_name(
    old: Sequence[AlignmentKey],
    new: Sequence[AlignmentKey],
    found: list[tuple[int, ...]],
    *,
    surely: bool,
) -> None:
    """Place by bookmarks; `surely` only where some words are still the same.

    A bookmark may have stayed behind when its words were carried off, and others typed there.
    """
    taken = {one for places in found for one in places}
    names = {name: place for place, (_, own) in enumerate(old) for name in own}
    for place, (text, own) in enumerate(new):
        if not found[place]:
            places = {names[name] for name in own if name in names} - taken
            found[place] = tuple(
                sorted(one for one in places if not surely or _shares(old[one][0], text))
            )


def _shares(one: str, other: str) -> bool:
    """Return whether two characters that stand together in one text do so in the other."""
    return any(one[at : at + 2] in other for at in range(len(one) - 1))


def _by_order(
    old: Sequence[AlignmentKey], new: Sequence[AlignmentKey], found: list[tuple[int, ...]]
) -> None:
    """Place what has no bookmark between placed neighbours, by the characters they share."""
    names = {name for _, own in old for name in own}
    claimed = {one for places in found for one in places}
    anchors = [(-1, -1), *rising(found), (len(old), len(new))]
    for (before, start), (after, end) in pairwise(anchors):
        ones = [place for place in range(before + 1, after) if place not in claimed]
        left = (place for place in range(start + 1, end) if not found[place])
        twos = [place for place in left if names.isdisjoint(new[place][1])]
        for two, places in _shared(old, new, ones, twos):
            found[two] = places


def _by_likeness(
    old: Sequence[AlignmentKey], new: Sequence[AlignmentKey], found: list[tuple[int, ...]]
) -> None:
    """Place what was moved and edited, too: the most alike first, each once."""
    claimed = {one for places in found for one in places}
    ones = [place for place in range(len(old)) if place not in claimed]
    twos = [place for place, places in enumerate(found) if not places]
    if sum(len(old[one][0]) for one in ones) * sum(len(new[two][0]) for two in twos) > _MOST:
        return
    pairs = [(_likeness(old[one][0], new[two][0]), one, two) for one in ones for two in twos]
    for likeness, one, two in sorted(pairs, key=lambda pair: -pair[0]):
        if likeness >= _MOVED_ALIKE and one not in claimed and not found[two]:
            found[two] = (one,)
            claimed.add(one)


def _below_pictures(
    old: Sequence[AlignmentKey], new: Sequence[AlignmentKey], found: list[tuple[int, ...]]
) -> None:
    """Place what stands right below a picture, however little of its caption is left."""
    claimed = {one for places in found for one in places}
    names = {name for _, own in old for name in own}
    for place, (above, here) in enumerate(pairwise(found), start=1):
        below = above[-1] + 1 if above else len(old)
        is_free = below < len(old) and below not in claimed and names.isdisjoint(new[place][1])
        if not here and is_free and old[below - 1][0].startswith(PICTURE):
            found[place] = (below,)
            claimed.add(below)


def is_alike(one: str, other: str) -> bool:
    """Return whether one text may have become the other, wherever it stands."""
    return _likeness(one, other) >= _MOVED_ALIKE


def _likeness(one: str, other: str) -> float:
    """Return what part of the longer text stands in both, single characters left out."""
    shorter, longer = sorted((len(one), len(other)))
    if shorter < max(_MOVED_LEAST, _MOVED_ALIKE * longer):
        return 0.0
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    shared = sum(block.size for block in blocks if block.size > 1)
    return shared / longer if shared >= _MOVED_LEAST else 0.0


def rising(found: Sequence[tuple[int, ...]]) -> list[tuple[int, int]]:
    """Return the longest run of placed paragraphs whose old places rise: those not moved."""
    best: list[
        tuple[int, int, int | None]
    ] = []  # last old place, new place, index of the one before
    chains: list[int] = []  # index into best of the end of the best chain of each length
    for place, places in enumerate(found):
        if not places:
            continue
        at = bisect_left([best[end][0] for end in chains], places[0])
        best.append((places[-1], place, chains[at - 1] if at else None))
        chains[at : at + 1] = [len(best) - 1]
    path: list[tuple[int, int]] = []
    end = chains[-1] if chains else None
    while end is not None:
        one, two, end = best[end]
        path.append((one, two))
    return path[::-1]


def _shared(
    old: Sequence[AlignmentKey],
    new: Sequence[AlignmentKey],
    ones: Sequence[int],
    twos: Sequence[int],
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield new places with the old ones that share half of the shorter text with them."""
    left = "".join(old[one][0] for one in ones)
    right = "".join(new[two][0] for two in twos)
    if not left or not right or len(left) * len(right) > _MOST:
        return
    owners = [one for one in ones for _ in old[one][0]]
    owned = [two for two in twos for _ in new[two][0]]
    counts = Counter[tuple[int, int]]()
    for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            one, two = owners[block.a + step], owned[block.b + step]
            by_chance = block.size == 1 and min(len(old[one][0]), len(new[two][0])) > _SHORT
            counts[one, two] += not by_chance
    for two in twos:
        length = len(new[two][0])
        yield (
            two,
            tuple(
                one for one in ones if counts[one, two] >= _ALIKE * min(length, len(old[one][0]))
            ),
        )
