"""A volume set: the issues as they were published, and around them what is reckoned from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from bulletin_cli.actions.volume.press import Foreword, Press
from bulletin_cli.base.record import record, replace
from bulletin_cli.base.watch import Watch
from bulletin_cli.content.issue import Issue
from bulletin_cli.desk.units import UnitRegister
from bulletin_cli.layout.compose import first_pages
from bulletin_cli.layout.document import Document, StyledParagraph
from bulletin_cli.layout.pages import Pages
from bulletin_cli.layout.volume.binding import VolumePart, bind
from bulletin_cli.layout.volume.bound import BoundArticle, BoundIssue, Mentions, find_people
from bulletin_cli.layout.volume.lists import contents, person_index, title_index, unit_index
from bulletin_cli.store.desk.units import load_units
from bulletin_cli.store.fonts import latin_widths
from bulletin_cli.workspace import Workspace

BY_UNIT, BY_TITLE, BY_PERSON = "单位索引", "题名索引", "人名索引"
CONTENTS = "目录"
_UNKNOWN = 888  # stands for a page that is not known yet


@record
class Volume:
    """A year's issues bound together.

    `documents` are its parts as documents of their own, by the page that each begins on; `told` is
    what there is to say of the issues.
    """

    pages: Pages
    documents: Mapping[int, Document]
    issues: tuple[BoundIssue, ...]
    told: tuple[str, ...]


def bind_volume(
    space: Workspace,
    year: int,
    issues: Mapping[str, Issue],
    indexes: Sequence[str],
    foreword: Foreword | None,
    watch: Watch,
) -> Volume:
    """Return the volume of issues by their ids, with those indexes of it that are not empty.

    Raises BulletinError for an issue that cannot be read.
    """
    whole = {each: _load(space, each) for each in issues}
    press, units = Press(space, year, whole), load_units(space.root)
    before = list(press.before(foreword))
    known = _bound(whole, {}, units)

    def list_all(behind: Mapping[str, int]) -> VolumePart:
        named = {each.name: each.first for each in before[1:]}
        return press.own(CONTENTS, before[-1].after, contents(known, named, behind))

    listed = list_all(dict.fromkeys(indexes, _UNKNOWN))
    start = 0
    while start < listed.after:  # numbers of one more digit may make the contents a page longer
        start = listed.after
        parts = list(_set(press, whole, start, watch))
        known = _bound(whole, dict(zip(whole, parts, strict=True)), units)
        behind = list(_indexes(press, space, indexes, known, parts))
        listed = list_all({each.name: each.first for each in behind})
    everything = [*before, listed, *parts, *behind]
    return Volume(
        bind(everything, press.frame, latin_widths),
        {each.first: each.pages.document for each in everything},
        known,
        tuple(_otherwise(whole, parts)),
    )


def _load(space: Workspace, identifier: str) -> Issue:
    """Return an issue whose articles have names that no other issue's articles have."""
    issue = space.issue(identifier)
    articles = (replace(each, file=f"{identifier}/{each.file}") for each in issue.articles)
    return replace(issue, articles=tuple(articles))


def _set(
    press: Press, issues: Mapping[str, Issue], first: int, watch: Watch
) -> Iterator[VolumePart]:
    """Yield the issues one behind the other, the first one on page `first`."""
    for identifier in watch(list(issues)):
        part = press.issue(issues[identifier], first)
        yield part
        first = part.after


def _bound(
    issues: Mapping[str, Issue], parts: Mapping[str, VolumePart], units: UnitRegister
) -> tuple[BoundIssue, ...]:
    """Return what the lists say of issues, with the pages of those that are set."""
    found = []
    for identifier, issue in issues.items():
        part = parts.get(identifier)
        starts = first_pages(part.pages) if part else {}
        articles = tuple(
            BoundArticle(
                each.full_title,
                units.split(each.unit),
                starts.get(each.file, _UNKNOWN),
                issue.number,
            )
            for each in issue.articles
        )
        first = part.first if part else _UNKNOWN
        found.append(BoundIssue(issue.number, issue.date, first, articles))
    return tuple(found)


def _indexes(
    press: Press,
    space: Workspace,
    wanted: Sequence[str],
    issues: Sequence[BoundIssue],
    parts: Sequence[VolumePart],
) -> Iterator[VolumePart]:
    """Yield the indexes that are wanted, those that have something to say."""
    articles = tuple(chain.from_iterable(each.articles for each in issues))
    people: Mentions = {}
    if BY_PERSON in wanted:
        names = {each.name for each in space.glossary.people}
        for part in parts:
            find_people(part.pages, names, people)
    lists: dict[str, Iterable[StyledParagraph]] = {
        BY_UNIT: unit_index(articles),
        BY_TITLE: title_index(articles),
        BY_PERSON: person_index(people),
    }
    first = parts[-1].after
    for name in wanted:
        if body := tuple(lists[name]):
            part = press.own(name, first, body)
            yield part
            first = part.after


def _otherwise(issues: Mapping[str, Issue], parts: Sequence[VolumePart]) -> Iterator[str]:
    """Yield the issues that have another number of pages than when they were published."""
    for (identifier, issue), part in zip(issues.items(), parts, strict=True):
        now, then = len(part.pages.pages), issue.published.pages if issue.published else 0
        if then and then != now:
            why = "模板、bulletin.toml 或程序变过"
            yield f"{identifier} 发布时 {then} 页，现在排出来 {now} 页：{why}"
