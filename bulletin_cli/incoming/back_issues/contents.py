"""The contents (要目) of an old issue: what later titles repeat is dropped, and helps to find them.

A line is of the contents because its title is printed again below, or because its page number
follows a row of dots. What else stands among such lines is a doubt; what stands after the last
of them, an editor's note or a section's name, is no contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bulletin_cli.base.record import record
from bulletin_cli.base.typography import close_up
from bulletin_cli.incoming.back_issues.content import Doubt
from bulletin_cli.incoming.back_issues.facts import TemplateFacts
from bulletin_cli.incoming.back_issues.paper import TextLine

_LONGEST = 80  # lines
_NEAR = 12  # lines below the masthead, in which the heading of the contents may stand
_TITLE_LINES = 4
_ENTRY_MOST = 100  # characters of one line
_LEADER = r"[.．…·•‥\u2024\u22ef\s\u3000_-]"
# Each begins where a run of its signs begins, so that a long run is looked at once.
_PAGE = re.compile(rf"(?<!{_LEADER}){_LEADER}*(?:[（(]\s*)?(?:第\s*)?\d{{1,3}}\s*(?:页)?[）)]?$")
_DOTTED = re.compile(
    r"(?<![\s.…·．‥])(?=[\s.…·．‥]*(?:\.{3}|…|·{3}|．{3}|‥|\u3000| {2}|\t))"
    r"[\s.…·．‥]+[（(]?\d{1,3}[）)]?$"
)
_BULLET = re.compile(
    r"(?:[●○◆◇■□★☆※▲▶►•·*-]|\d{1,2}[.．、]|[（(][\d一二三四五六七八九十]{1,3}[）)]"
    r"|[一二三四五六七八九十]{1,3}、)\s*"
)
_UNIT = re.compile(r"[（(][^（()）]{2,20}[）)]$")
_SENTENCE = re.compile("[。！？；]")
_SECTION = re.compile(r"[【〖［\[].{1,20}[】〗］\]]")
_FEWEST = 4  # characters that tell one title from another


@record
class Contents:
    """Where the contents begin and end, the titles they list, and what no title repeats."""

    start: int
    end: int
    titles: frozenset[str] = frozenset()
    doubts: tuple[Doubt, ...] = ()


@record
class _ContentsEntry:
    """An entry, which may take several lines; `again` is where its title is printed, if it is."""

    start: int
    end: int
    title: str
    again: int | None = None


def read_contents(lines: Sequence[TextLine], start: int, facts: TemplateFacts) -> Contents:
    """Return the contents at `start` or, where they have a heading, soon below it.

    They are empty where there are none.
    """
    headed = next((n for n in range(start, min(start + _NEAR, len(lines)))
                   if _is_heading(lines[n].text, facts)), None)  # fmt: skip
    if headed is not None:
        start = headed
    elif not all(_DOTTED.search(each.text) for each in lines[start : start + 2]):
        return Contents(start, start)
    first = start + (headed is not None)
    entries = list(_entries(lines, first))
    end = entries[-1].end if entries else start
    known = {n for each in entries for n in range(each.start, each.end)}
    doubts = [
        Doubt(lines[n].place, f"目录里的“{lines[n].text}”后面没有同样的标题，没有收进来")
        for n in range(first, end)
        if n not in known
    ]
    doubts += [
        Doubt(lines[each.start].place, f"目录里的“{each.title}”后面没有同样的标题，没有收进来")
        for each in entries
        if each.again is None
    ]
    titles = (each.title for each in entries if not _SECTION.fullmatch(lines[each.start].text))
    return Contents(start, end, frozenset(titles), tuple(doubts))


def title_key(text: str) -> str:
    """Return a title as contents and text both print it: without blanks and marks."""
    return re.sub(r"[\W_]", "", text)


def _is_heading(text: str, facts: TemplateFacts) -> bool:
    return close_up(text).strip("【】[]《》〖〗：:■◆●▲★") in facts.contents


def _places(lines: Sequence[TextLine], first: int) -> Mapping[str, Sequence[int]]:
    """Return where each text of one line or of several neighbours begins, from the top."""
    found: dict[str, list[int]] = {}
    for start in range(first, len(lines)):
        text = ""
        for line in lines[start : start + _TITLE_LINES]:
            if len(line.text) > _ENTRY_MOST:
                break
            text += title_key(line.text)
            found.setdefault(text, []).append(start)
    return found


def _entries(lines: Sequence[TextLine], first: int) -> Iterator[_ContentsEntry]:
    """Yield the entries; between two of them a line that says no sentence may stand.

    Where the first of their titles is printed again they have ended.
    """
    places = _places(lines, first)
    found: list[_ContentsEntry] = []
    at, markers = first, set[str]()
    end = min(first + _LONGEST, len(lines))
    while at < end:
        text = lines[at].text
        entry = _entry(lines, at, places, markers)
        if entry:
            found.append(entry)
            markers |= {_marker(text)} - {""}
            if entry.again is not None and not _SECTION.fullmatch(text):
                end = min(end, entry.again)
        elif len(text) > _ENTRY_MOST or _SENTENCE.search(text) or "编者按" in text:
            break
        at = entry.end if entry else at + 1
    while found and _SECTION.fullmatch(lines[found[-1].start].text):
        found.pop()  # a section's name stands above the first title, too
    yield from found


def _entry(
    lines: Sequence[TextLine], at: int, places: Mapping[str, Sequence[int]], markers: set[str]
) -> _ContentsEntry | None:
    """Return the entry that begins here, the shortest one that is printed again."""
    text = lines[at].text
    fewest = 1 if _SECTION.fullmatch(text) else _FEWEST
    for end in range(at + 1, min(at + _TITLE_LINES, len(lines)) + 1):
        for title in _readings([each.text for each in lines[at:end]]):
            again = next((each for each in places.get(title, ()) if each >= end), None)
            if len(title) >= fewest and again is not None:
                return _ContentsEntry(at, end, title, again)
    if len(text) <= _ENTRY_MOST and (_DOTTED.search(text) or _marker(text) in markers):
        return _ContentsEntry(at, at + 1, next(_readings([text])))
    return None


def _readings(texts: Sequence[str]) -> Iterator[str]:
    """Yield what the title of an entry may be: without page number, bullet, unit, or with all."""
    whole = "".join(texts)
    listed = _PAGE.sub("", whole)
    bare = _BULLET.sub("", listed, count=1)
    yield from map(title_key, (listed, bare, _UNIT.sub("", bare), whole))


def _marker(text: str) -> str:
    """Return the bullet of a line, the same for all numbers of one form."""
    bullet = _BULLET.match(text)
    return re.sub(r"[\d一二三四五六七八九十]+", "1", bullet[0].strip()) if bullet else ""
