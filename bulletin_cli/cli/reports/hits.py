"""What was found, for people and as json."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import typer

from bulletin_cli.base.record import replace
from bulletin_cli.base.typography import display_width
from bulletin_cli.cli.terminal.printing import display_path, is_plain
from bulletin_cli.cli.terminal.streams import print_json

if TYPE_CHECKING:
    from bulletin_cli.actions.search import Hit, SearchResult
    from bulletin_cli.archive.matching import Match

_INDENT = "    "
_DOTS = "…"
_WIDTH = 80  # columns of a terminal


def print_json_hits(hits: Iterable[Hit]) -> None:
    """Print the hits for programs."""
    print_json([_facts(each) for each in hits])


def print_hits(found: SearchResult, *, several: bool) -> None:
    """Print two lines a hit, and how many there are; of `several` workspaces each is named."""
    colored = sys.stdout.isatty() and not is_plain()
    for hit in found.hits:
        where = (f"{display_path(hit.root)}　" if several else "") + hit.label
        place = f"第 {hit.place} 篇" if hit.kind == "issue" else ""
        said = (where, _state(hit), place, hit.title, hit.unit)
        typer.echo("　".join(filter(None, said)))
        for line in _lines(hit, colored=colored):
            typer.echo(_INDENT + line)
    typer.echo(_summary(found))


def _lines(hit: Hit, *, colored: bool) -> Iterator[str]:
    """Yield where a hit stands and its excerpt, on two lines where one would be too wide."""
    room = _WIDTH - len(_INDENT)
    place = f"{hit.file} 第 {hit.match.passage.line} 行"
    others = f"（共 {hit.match.count} 处）" * (hit.match.count > 1)
    whole = "".join(_marked(hit.match, colored=False))
    if display_width(f"{place}：{whole}{others}") <= room:
        yield f"{place}：{''.join(_marked(hit.match, colored=colored))}{others}"
        return
    yield f"{place}{others}"
    narrow = _narrowed(hit.match, room - len(_INDENT))
    yield _INDENT + "".join(_marked(narrow, colored=colored))


def _narrowed(match: Match, width: int) -> Match:
    """Return a match whose excerpt ends where so many columns are full, its marks in brackets."""
    text = match.excerpt
    while display_width("".join(_marked(replace(match, excerpt=text), colored=False))) > width:
        text = text.removesuffix(_DOTS)[:-1] + _DOTS
        last = len(text) - len(_DOTS)
        kept = tuple((start, min(end, last)) for start, end in match.marks if start < last)
        match = replace(match, marks=kept)
    return replace(match, excerpt=text)


def _facts(hit: Hit) -> dict[str, Any]:
    passage = hit.match.passage
    return {
        "workspace": str(hit.root),
        "kind": hit.kind,
        "id": hit.name,
        "label": hit.label,
        "date": hit.day or None,
        "status": hit.state,
        "place": hit.place,
        "file": hit.file,
        "title": hit.title,
        "unit": hit.unit,
        "section": hit.section,
        "line": passage.line,
        "paragraph": passage.paragraph,
        "text": hit.match.excerpt,
        "marks": [list(each) for each in hit.match.marks],
        "count": hit.match.count,
    }


def _state(hit: Hit) -> str:
    """Return the state of what is not simply published."""
    if hit.state == "published":
        return ""
    if hit.kind == "issue":
        from bulletin_cli.desk.workflow import NAMES

        return {str(state): name for state, name in NAMES.items()}[hit.state]
    from bulletin_cli.desk.submissions import NAMES as SUBMITTED

    return {str(state): name for state, name in SUBMITTED.items()}[hit.state]


def _marked(match: Match, *, colored: bool) -> Iterator[str]:
    """Yield the pieces of an excerpt, its marked words in colour or between 【】."""
    at = 0
    for start, end in match.marks:
        yield match.excerpt[at:start]
        word = match.excerpt[start:end]
        yield typer.style(word, fg="red", bold=True) if colored else f"【{word}】"
        at = end
    yield match.excerpt[at:]


def _summary(found: SearchResult) -> str:
    if not found.hits:
        return "没有找到。"
    if not found.more:
        return f"共 {len(found.hits)} 篇。"
    total = f"共 {found.total} 篇，" if found.total is not None else ""
    rest = "" if total else "后面还有，"
    return f"{total}列了 {len(found.hits)} 篇；{rest}--limit 0 全列。"
