"""Finding words again: in the issues and submissions of one workspace or of several."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain, groupby, islice
from pathlib import Path

from bulletin_cli.archive.folding import fold
from bulletin_cli.archive.matching import Match, match
from bulletin_cli.archive.query import Query
from bulletin_cli.base.record import record
from bulletin_cli.base.watch import Watch
from bulletin_cli.store.search.failures import is_broken, trouble
from bulletin_cli.store.search.index import Candidate, Index
from bulletin_cli.store.search.shelves import IssueShelf, Shelf, SubmissionShelf
from bulletin_cli.store.search.statements import Filters
from bulletin_cli.store.search.upkeep import discard_index, open_index, refresh

_WEIGHED = 50  # of the newest texts, and of those with the words in their titles
_TOLD = 3  # files that could not be read, by name


@record
class Asked:
    """What to find: words, of which years, unit and section, and how many at most (0 for all).

    `submissions` has them searched, too; `by_weight` sorts by how often the words are there.
    """

    query: Query
    years: tuple[int, int] | None = None
    unit: str = ""
    section: str = ""
    submissions: bool = False
    by_weight: bool = False
    limit: int = 20


@record
class Hit:
    """A text that has the words: `kind` of folder, its name, the `place` in it from 1."""

    root: Path
    kind: str
    name: str
    label: str
    day: str
    state: str
    place: int
    file: str
    title: str
    unit: str
    section: str
    match: Match


@record
class SearchResult:
    """The hits in order; how many there are in all, None where nobody has counted.

    `more` says that there are others; `told` is what a user should know of the search itself.
    """

    hits: tuple[Hit, ...]
    total: int | None
    more: bool
    told: tuple[str, ...]


def find_hits(roots: Sequence[Path], asked: Asked, now: float, watch: Watch) -> SearchResult:
    """Return what is found in the workspaces at `roots`, the newest or the weightiest first.

    `now` is the time in seconds, `watch` shows how far a long work is. Raises BulletinError.
    """
    kinds = (IssueShelf, SubmissionShelf) if asked.submissions else (IssueShelf,)
    parts = [_search(kind(root), asked, now, watch) for root in roots for kind in kinds]
    hits = [hit for part in parts for hit in part.hits]
    if asked.by_weight:
        hits.sort(key=lambda hit: -hit.match.weight)
    elif len(parts) > 1:
        hits.sort(key=lambda hit: hit.day or "9", reverse=True)  # what has no day is being made
    totals = [part.total for part in parts]
    counted = [each for each in totals if each is not None]
    shown = hits[: asked.limit or None]
    return SearchResult(
        tuple(shown),
        sum(counted) if len(counted) == len(totals) else None,
        len(shown) < len(hits) or any(part.more for part in parts),
        tuple(dict.fromkeys(told for part in parts for told in part.told)),
    )


def _search(shelf: Shelf, asked: Asked, now: float, watch: Watch) -> SearchResult:
    """Search by the index, by a new one where it is broken, by reading where there can be none."""
    told: tuple[str, ...] = ()
    for attempt in range(2):
        try:
            with closing(open_index(shelf)) as index:
                found = _by_index(index, shelf, asked, now, watch)
                return SearchResult(found.hits, found.total, found.more, (*told, *found.told))
        except (OSError, sqlite3.Error) as error:
            last: Exception = error
            if attempt or not is_broken(error):
                break
        try:
            discard_index(shelf)
        except OSError as error:
            last = error
            break
        told = ("查找用的索引坏了，已经重新建好",)
    found = _by_reading(shelf, asked, watch)
    slow = f"查找用的索引用不了（{trouble(last)}），这次一篇一篇地找，慢一些"
    return SearchResult(found.hits, found.total, found.more, (slow, *found.told))


def _by_index(index: Index, shelf: Shelf, asked: Asked, now: float, watch: Watch) -> SearchResult:
    whole = refresh(index, shelf, now, watch)
    found = _look_up(index, shelf, asked)
    if not found.hits and not whole:  # before nothing is said to be there, all is looked at
        refresh(index, shelf, now, watch, whole=True)
        found = _look_up(index, shelf, asked)
    return found


def _look_up(index: Index, shelf: Shelf, asked: Asked) -> SearchResult:
    is_unit, is_section = _of_unit(shelf.root, asked.unit), _of_section(asked.section)
    filters = Filters(
        _keys(shelf, asked),
        tuple(filter(is_unit, index.said("unit"))) if asked.unit else None,
        tuple(filter(is_section, index.said("section"))) if asked.section else None,
    )
    candidates = index.candidates(asked.query, filters)
    if asked.by_weight and asked.limit:
        titled = Query(asked.query.wanted, asked.query.unwanted, "title")
        first = islice(index.candidates(titled, filters), _WEIGHED)
        both = chain(first if asked.query.part != "text" else (), islice(candidates, _WEIGHED))
        candidates = iter({each.id: each for each in both}.values())
    verified = _verified(shelf, candidates, asked.query)
    told = (*_unnamed(asked, filters), *_unread(index.unread()))
    return _first_of(verified, asked, index.count(asked.query, filters), told)


def _first_of(
    hits: Iterator[Hit], asked: Asked, total: int | None, told: tuple[str, ...] = ()
) -> SearchResult:
    """Return as many hits as were asked for; to sort them by weight, all have to be there."""
    most = asked.limit or None
    found = list(hits if asked.by_weight or most is None else islice(hits, most + 1))
    if asked.by_weight:
        found.sort(key=lambda hit: -hit.match.weight)
    shown = found[:most]
    more = len(shown) < len(found) or (total or 0) > len(shown)
    return SearchResult(tuple(shown), total if more else len(shown), more, told)


def _verified(shelf: Shelf, candidates: Iterator[Candidate], query: Query) -> Iterator[Hit]:
    """Yield those that have the words, folder by folder, each folder's in their order."""
    for _, group in groupby(candidates, key=lambda each: each.key):
        for each in sorted(group, key=lambda each: each.place):
            text = shelf.text(each.file)  # which may be gone by now
            found = match(text, query) if text else None
            if text and found:
                yield Hit(
                    shelf.root, shelf.kind, each.name, each.label, each.day, each.state,
                    each.place, each.file, text.title, text.unit or each.unit, text.section, found,
                )  # fmt: skip


def _by_reading(shelf: Shelf, asked: Asked, watch: Watch) -> SearchResult:
    """Search without an index: read one folder after another, the newest first."""
    unread: list[str] = []
    found = _first_of(_read_through(shelf, asked, watch, unread), asked, None)
    return SearchResult(found.hits, found.total, found.more, _unread(unread))


def _read_through(shelf: Shelf, asked: Asked, watch: Watch, unread: list[str]) -> Iterator[Hit]:
    is_unit, is_section = _of_unit(shelf.root, asked.unit), _of_section(asked.section)
    first, end = _keys(shelf, asked) or (0, float("inf"))
    keys = {name: key for name in shelf.names() if (key := shelf.key(name)) is not None}
    names = [name for name, key in keys.items() if first <= key < end]
    for name in watch(sorted(names, key=lambda each: keys[each], reverse=True)):
        folder = shelf.read(name)
        if folder and not folder.label:
            unread.append(folder.own)
        for place, file in enumerate(folder.files if folder else (), start=1):
            text = shelf.text(file)
            if folder is None or text is None:
                unread.append(file)
                continue
            unit = text.unit or folder.units
            found = match(text, asked.query)
            if found and is_unit(unit) and is_section(text.section):
                yield Hit(
                    shelf.root, shelf.kind, name, folder.label, folder.day, folder.state,
                    place, file, text.title, unit, text.section, found,
                )  # fmt: skip


def _keys(shelf: Shelf, asked: Asked) -> tuple[int, int] | None:
    if asked.years is None:
        return None
    first, last = asked.years
    return shelf.first_key(first), shelf.first_key(last + 1)


def _of_unit(root: Path, unit: str) -> Callable[[str], bool]:
    """Return what says whether a credit line names a unit, by whatever name it is known."""
    if not unit:
        return lambda _: True
    from bulletin_cli.store.desk.units import load_units

    register = load_units(root)
    wanted = {fold(each) for each in register.split(unit)}
    return lambda said: not wanted.isdisjoint(map(fold, register.split(said)))


def _of_section(section: str) -> Callable[[str], bool]:
    wanted = fold(section)
    return lambda said: not section or fold(said) == wanted


def _unnamed(asked: Asked, filters: Filters) -> Iterator[str]:
    """Yield what is told of a unit or a section that no text is of."""
    if filters.units == ():
        yield f"没有一篇是“{asked.unit}”的，看看单位的名称"
    if filters.sections == ():
        yield f"没有一篇在“{asked.section}”这个栏目里"


def _unread(files: Iterable[str]) -> tuple[str, ...]:
    """Return what is told of files that could not be searched."""
    names = list(files)
    more = f" 等 {len(names)} 个" * (len(names) > _TOLD)
    return (f"读不出来，没有找：{'、'.join(names[:_TOLD])}{more}",) if names else ()
