"""Where on the pages a finding stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from bulletin_cli.base.paths import ARTICLES
from bulletin_cli.base.record import record
from bulletin_cli.layout.document import Source
from bulletin_cli.layout.pages import Pages
from bulletin_cli.proof.finding import Finding, Place


@record
class Spot:
    """A line of a page: the page's number from 1, the line's index in `LaidOutPage.lines`."""

    page: int
    line: int


@record
class _SourcedLine:
    spot: Spot
    source: Source
    text: str


def find_spots(findings: Sequence[Finding], pages: Pages) -> list[Spot | None]:
    """Return each finding's line, None for what stands on no page (issue.toml)."""
    lines = list(_sourced_lines(pages))
    return [_spot(finding.place, lines) for finding in findings]


def _sourced_lines(pages: Pages) -> Iterator[_SourcedLine]:
    for page in pages.pages:
        for number, line in enumerate(page.lines):
            if line.source and line.text:
                yield _SourcedLine(Spot(page.number, number), line.source, line.text)


def _spot(place: Place, lines: Sequence[_SourcedLine]) -> Spot | None:
    path = PurePosixPath(place.file)
    if path.parent.name != ARTICLES:
        return None
    article = [line for line in lines if line.source.article == path.name]
    block = _block(place.line, article)
    return _within(place, block).spot if block else None


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


def _within(place: Place, block: Sequence[_SourcedLine]) -> _SourcedLine:
    """Return the line where the marked stretch begins, the block's first where it is not found."""
    at = "".join(line.text for line in block).find(place.snippet) if place.snippet else -1
    if at < 0:
        return block[0]
    at += place.mark[0]
    for line in block:
        if at < len(line.text):
            return line
        at -= len(line.text)
    return block[-1]
