"""What a volume knows of the issues in it: their numbers, their articles, and on which pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TypeAlias

from bulletin_cli.base.record import record, replace
from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.content.numbering import label
from bulletin_cli.layout.pages import Pages

_BLANKS = " \u3000"  # they stand in short names: 张　三


@record
class BoundArticle:
    """An article in a volume, and the page on which it begins."""

    title: str
    units: tuple[str, ...]
    page: int
    issue: IssueNumber


@record
class BoundIssue:
    """An issue in a volume, and the page on which it begins."""

    number: IssueNumber
    date: date | None
    page: int
    articles: tuple[BoundArticle, ...]


Mentions: TypeAlias = dict[str, list[int]]  # a person's name -> the pages, each once


def within_year(number: IssueNumber) -> str:
    """Return an issue's number without year and whole number: `第35期`, `增刊第1期`."""
    return label(replace(number, whole_number=None)).removeprefix(f"{number.year}年")


def find_people(pages: Pages, names: Collection[str], found: Mentions) -> None:
    """Note in `found` on which pages the articles name these people.

    Of names that begin alike the longest one counts; one that a page end cuts is on the first page.
    """
    if not names:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    for text, numbers in _paragraphs(pages):
        for match in pattern.finditer(text):
            known = found.setdefault(match[0], [])
            if numbers[match.start()] not in known:
                known.append(numbers[match.start()])


def _paragraphs(pages: Pages) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield each paragraph of the articles without blanks, and the page of each character."""
    text, numbers = "", list[int]()
    for page in pages.pages:
        for line in page.lines:
            if line.source is None:
                continue
            written = "".join(each for each in line.text if each not in _BLANKS)
            text += written
            numbers += [page.number] * len(written)
            if line.last:
                yield text, numbers
                text, numbers = "", []
