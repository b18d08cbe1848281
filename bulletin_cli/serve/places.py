"""Where on the pages a finding stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TypeAlias

from bulletin_cli.base.paths import ARTICLES
from bulletin_cli.base.record import record, replace
from bulletin_cli.layout.document import Source
from bulletin_cli.layout.pages import Pages
from bulletin_cli.proof.finding import Finding, Place


@record
class Spot:
    """A stretch of a line: the page's number from 1, the line's index in `LaidOutPage.lines`.

    `start` and `end` count its characters; equal ones mean the whole line.
    """

    page: int
    line: int
    start: int = 0
    end: int = 0


@record
class _SourcedLine:
    spot: Spot
    source: Source
    text: str


Spots: TypeAlias = tuple[Spot, ...]


def find_spots(findings: Sequence[Finding], pages: Pages) -> list[Spots]:
    """Return where each finding's words stand, nothing for what is on no page (issue.toml).

    Words over the end of a line have several stretches; where they are not found, the first line
    of their block stands for them.
    """
    articles: dict[str, list[_SourcedLine]] = {}
    for line in _sourced_lines(pages):
        articles.setdefault(line.source.article, []).append(line)
    return [_spots(finding.place, articles) for finding in findings]


def _sourced_lines(pages: Pages) -> Iterator[_SourcedLine]:
    for page in pages.pages:
        for number, line in enumerate(page.lines):
            if line.source and line.text:
                yield _SourcedLine(Spot(page.number, number), line.source, line.text)


def _spots(place: Place, articles: Mapping[str, Sequence[_SourcedLine]]) -> Spots:
    path = PurePosixPath(place.file)
    if path.parent.name != ARTICLES:
        return ()
    block = _block(place.line, articles.get(path.name, ()))
    return _within(place, block) or tuple(line.spot for line in block[:1])


def _block(number: int, article: Sequence[_SourcedLine]) -> list[_SourcedLine]:
    """Return the lines of the block that source line `number` lies in, 0 being the title."""
    begun = [line.source for line in article if line.source.line <= number]
    if begun:
        source = max(begun, key=lambda each: (each.line, each.block))
    elif article:
        source = article[0].source
    else:
        return []
    return [line for line in article if line.source.line == source.line]


def _within(place: Place, block: Sequence[_SourcedLine]) -> Spots:
    """Return the stretches of the marked words; nothing where they are not found."""
    at = "".join(line.text for line in block).find(place.snippet) if place.snippet else -1
    if at < 0:
        return ()
    start, end = at + place.mark[0], at + max(place.mark[1], place.mark[0] + 1)
    found, passed = [], 0
    for line in block:
        first, last = max(start - passed, 0), min(end - passed, len(line.text))
        if first < last:
            found.append(replace(line.spot, start=first, end=last))
        passed += len(line.text)
    return tuple(found)
