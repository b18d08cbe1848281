"""The lists of a volume as paragraphs: its contents, and its indexes in the order of sounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from bulletin_cli.content.pinyin_order import FIRST, initial, person_key, sort_key
from bulletin_cli.layout.document import Run, StyledParagraph
from bulletin_cli.layout.volume.bound import BoundArticle, BoundIssue, Mentions, within_year

_NAME = 6  # characters of a person's name and the blank behind it
_DIGITS = "数字和字母"  # the head over what begins with either


def paragraph(style: str, text: str) -> StyledParagraph:
    """Return a paragraph in one of the volume's styles."""
    return StyledParagraph(f"volume_{style}", (Run(text),))


def contents(
    issues: Sequence[BoundIssue], before: Mapping[str, int], behind: Mapping[str, int]
) -> Iterator[StyledParagraph]:
    """Yield the contents: all issues with their articles, between the other parts and pages."""
    for name, page in before.items():
        yield paragraph("issue", f"{name}\t{page}")
    for each in issues:
        whole = _whole(each)
        day = f"　{each.date.month}月{each.date.day}日" if each.date else ""
        yield paragraph("issue", f"{within_year(each.number)}{whole}{day}\t{each.page}")
        for article in each.articles:
            yield paragraph("entry", f"{article.title}\t{article.page}")
    for name, page in behind.items():
        yield paragraph("issue", f"{name}\t{page}")


def unit_index(articles: Iterable[BoundArticle]) -> Iterator[StyledParagraph]:
    """Yield each unit with its articles in their order."""
    by_unit: dict[str, list[BoundArticle]] = {}
    for article in articles:
        for unit in article.units:
            by_unit.setdefault(unit, []).append(article)
    for unit in sorted(by_unit, key=sort_key):
        yield paragraph("unit", unit)
        yield from map(_entry, by_unit[unit])


def title_index(articles: Iterable[BoundArticle]) -> Iterator[StyledParagraph]:
    """Yield the articles in the order of their titles, under initial letters."""
    keyed = sorted(((sort_key(each.title), each) for each in articles), key=lambda pair: pair[0])
    for letter, group in groupby(keyed, key=lambda pair: initial(pair[0])):
        yield paragraph("letter", _DIGITS if letter == FIRST else letter)
        yield from (_entry(article) for _, article in group)


def person_index(mentions: Mentions) -> Iterator[StyledParagraph]:
    """Yield the people with the pages that name them, under initial letters."""
    keyed = sorted((person_key(name), name) for name in mentions)
    for letter, group in groupby(keyed, key=lambda pair: initial(pair[0])):
        yield paragraph("letter", _DIGITS if letter == FIRST else letter)
        for _, name in group:
            pages = "、".join(map(str, mentions[name]))
            yield paragraph("person", f"{name:　<{_NAME - 1}}　{pages}")


def _entry(article: BoundArticle) -> StyledParagraph:
    place = f"{within_year(article.issue)}　{article.page}"
    return paragraph("entry", f"{article.title}\t{place}")


def _whole(issue: BoundIssue) -> str:
    first, last = issue.number.whole_number, issue.number.last_whole
    if first is None:
        return ""
    return f"（总第{first}期）" if first == last else f"（总第{first}—{last}期）"
