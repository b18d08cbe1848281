"""The contents (要目) of an old issue: recognised and dropped, its titles kept as a help."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_cli.base.record import record
from bulletin_cli.incoming.back_issues.facts import TemplateFacts
from bulletin_cli.incoming.back_issues.paper import TextLine

_LONGEST = 80  # lines
_LEADER = r"[.．…·•‥\u2024\u22ef\s\u3000_-]"
# Each begins where a run of its signs begins, so that a long run is looked at once.
_PAGE = re.compile(rf"(?<!{_LEADER}){_LEADER}*(?:[（(]\s*)?(?:第\s*)?\d{{1,3}}\s*(?:页)?[）)]?$")
_DOTTED = re.compile(
    r"(?<![\s.…·．‥])(?=[\s.…·．‥]*(?:\.{3}|…|·{3}|．{3}|‥|\u3000| {2}|\t))"
    r"[\s.…·．‥]+[（(]?\d{1,3}[）)]?$"
)
_BULLET = re.compile(r"^(?:[●○◆◇■□★☆※▲▶►•·*-]|\d{1,2}[.．、]|[（(]\d{1,2}[）)])\s*")
_FEWEST = 4  # characters that tell one title from another


@record
class Contents:
    """Where the contents begin and end, and the titles they list, without blanks."""

    start: int
    end: int
    titles: tuple[str, ...] = ()


def read_contents(lines: Sequence[TextLine], start: int, facts: TemplateFacts) -> Contents:
    """Return the contents that begin at `start`; they are empty where there are none.

    They end where the first title they list is printed again, or with the last page number.
    """
    none = Contents(start, start)
    if start >= len(lines):
        return none
    headed = compact(lines[start].text).strip("【】[]《》：:") in facts.contents
    if not headed and not all(_DOTTED.search(each.text) for each in lines[start : start + 2]):
        return none
    first = start + headed
    block = [each.text for each in lines[first : first + _LONGEST]]
    numbered = [n for n, text in enumerate(block) if _PAGE.search(text)]
    end = _again(block)
    if end is None:
        end = _run(block, numbered)
    if not end:
        return none
    return Contents(start, first + end, _titles(block[:end]))


def compact(text: str) -> str:
    """Return `text` without blanks."""
    return re.sub(r"\s", "", text)


def _entry(text: str) -> str:
    return compact(_BULLET.sub("", _PAGE.sub("", text)))


def _again(block: Sequence[str]) -> int | None:
    """Return where the first entry's title is printed again, on one line or on several."""
    entries = _titles(block[:3]) or (_entry(block[0]),) if block else ()
    wanted = {
        each for each in (_entry(block[0]) if block else "", *entries[:1]) if len(each) >= _FEWEST
    }
    for n in range(1, len(block)):
        text = compact(block[n])
        if len(text) >= _FEWEST and any(each.startswith(text) or text == each for each in wanted):
            return n
    return None


def _run(block: Sequence[str], numbered: Sequence[int]) -> int:
    """Return the length of the run of entries, the lines between two page numbers being few."""
    end = 0
    for n in numbered:
        if n - end > 2:
            break
        end = n + 1
    return end


def _titles(block: Sequence[str]) -> tuple[str, ...]:
    """Return the titles, those of several lines joined; without page numbers a line is a title."""
    if not any(_PAGE.search(text) for text in block):
        return tuple(_entry(text) for text in block)
    titles, part = [], ""
    for text in block:
        part += _entry(text)
        if _PAGE.search(text):
            titles.append(part)
            part = ""
    return tuple(titles)
