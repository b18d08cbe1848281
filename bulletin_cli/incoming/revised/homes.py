"""In which article each returned paragraph stands: by its place, and not by where it comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.layout.marks import Bookmark

_HEAD = 1_000  # paragraphs of a body that weigh as much as a line of an article's head

Origins = Sequence[tuple[Bookmark, ...]]


def home_articles(origins: Origins, base: Sequence[Bookmark]) -> list[str]:
    """Return the article of each paragraph, "" outside of all.

    `origins` are the bookmarks each comes from, `base` all bookmarks as rendered. A paragraph of a
    body stands where it was put: an article reaches from its title to the next one's. A new one
    goes with the one before it.
    """
    homes: list[str] = []
    home = ""
    for own, part in zip(origins, _parts(origins, base), strict=True):
        if own:
            home = part if own[0].block >= 0 else own[0].article
        homes.append(home)
    return homes


def without_template_cells(
    theirs: Sequence[ReturnedParagraph], origins: Origins, homes: Sequence[str]
) -> list[str]:
    """Return the homes, none for what was typed into an empty cell of a template's table.

    `origins` and `homes` are those of the paragraphs `theirs`.
    """
    known: dict[int, list[int]] = defaultdict(list)
    for each, own in zip(theirs, origins, strict=True):
        if each.cell:
            known[each.cell.table] += (mark.block for mark in own)
    ours = {table for table, blocks in known.items() if blocks and max(blocks) < 0}
    return [
        "" if each.cell and each.cell.table in ours and not own else home
        for each, own, home in zip(theirs, origins, homes, strict=True)
    ]


def _parts(origins: Origins, base: Sequence[Bookmark]) -> Iterator[str]:
    """Yield the article in whose part of the file each paragraph stands."""
    openings = _openings(origins, base)
    order = _order(openings, base)
    at = 0
    while order:
        files = [order.pop(0)]
        while order and order[0] not in openings:  # its title is gone
            files.append(order.pop(0))
        end = openings[order[0]] if order else len(origins)
        yield from _divide(files, origins[at:end])
        at = end
    yield from [""] * (len(origins) - at)


def _openings(origins: Origins, base: Sequence[Bookmark]) -> dict[str, int]:
    """Return where the first line of each article's head came, if it did.

    Where the title came without it, or behind the head of another article, the title counts.
    """
    firsts: dict[str, Bookmark] = {}
    for mark in base:
        firsts.setdefault(mark.article, mark)
    heads = [
        (place, own[0])
        for place, own in enumerate(origins)
        if own and own[0].article and own[0].block < 0
    ]
    found: dict[str, int] = {}
    titles: dict[str, int] = {}
    for place, mark in heads:
        if mark == firsts[mark.article]:
            found.setdefault(mark.article, place)
        if mark.part == "title":
            titles.setdefault(mark.article, place)
    for file, title in titles.items():
        first = found.setdefault(file, title)
        between = (mark for place, mark in heads if first < place < title)
        if title < first or any(mark.article != file for mark in between):
            found[file] = title
    return found


def _order(openings: dict[str, int], base: Sequence[Bookmark]) -> list[str]:
    """Return the articles in the order in which they came; one without a title stays behind."""
    places: dict[str, int] = {}
    last = -1
    for file in dict.fromkeys(mark.article for mark in base if mark.article):
        last = places[file] = openings.get(file, last)
    return sorted(places, key=places.__getitem__)


def _divide(files: Sequence[str], origins: Origins) -> Iterator[str]:
    """Yield one of `files`, in this order, for each paragraph.

    As much weight as possible stands in its own article; what fits two goes to the earlier one.
    """
    runs = [
        (file, list(group))
        for file, group in groupby(origins, key=lambda own: own[0].article if own else "")
    ]
    scores: list[list[int]] = []
    best = [0] * len(files)  # of all runs so far, the last in this article or one before it
    for file, group in runs:
        weight = sum(_HEAD if block < 0 else 1 for block in _blocks(group))
        score = [before + weight * (each == file) for before, each in zip(best, files, strict=True)]
        scores.append(score)
        best = [max(score[: place + 1]) for place in range(len(files))]
    at = len(files) - 1
    parts: list[str] = []
    for score, (_, group) in zip(reversed(scores), reversed(runs), strict=True):
        at = max(range(at + 1), key=score.__getitem__)
        parts += [files[at]] * len(group)
    yield from reversed(parts)


def _blocks(origins: Origins) -> set[int]:
    """Return the blocks some paragraphs come from: all cells of a table weigh no more than one."""
    return {own[0].block for own in origins if own}
