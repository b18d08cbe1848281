"""ISS009: what the typesetter sees - ugly line and page ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from bulletin_cli.document import Source
from bulletin_cli.pages import Line, Pages, PageSet
from bulletin_cli.proof.dossier import Dossier
from bulletin_cli.proof.engine import issue_rule
from bulletin_cli.proof.finding import Found, Place

_FEW_LINES = 3
_DATE = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月")


@issue_rule("ISS009", "info", "难看的行末和页末")
def ugly_ends(dossier: Dossier) -> Iterator[Found]:
    """No last line of one character, no title at a page's foot, no last page of hardly a line."""
    pages = dossier.pages
    if pages is None or not pages.pages:
        return
    for source, lines in _paragraphs(pages):
        yield from _short_last_line(source, lines, dossier)
        if pages.document.switches.report_cut_dates:
            yield from _cut_dates(source, lines, dossier)
    for page in pages.pages:
        yield from _title_at_foot(page, pages, dossier)
    yield from _hardly_filled(pages, dossier)


def _short_last_line(source: Source, lines: list[Line], dossier: Dossier) -> Iterator[Found]:
    if len(lines) > 1 and len(lines[-1].text.rstrip("。！？；”）")) <= 1:
        yield Found(
            "这一段末行只有一个字，前面增删一两个字就能收进上一行",
            _place(source, dossier, lines[-1]),
        )


def _cut_dates(source: Source, lines: list[Line], dossier: Dossier) -> Iterator[Found]:
    ends: list[int] = []
    for line in lines[:-1]:
        ends.append((ends[-1] if ends else 0) + len(line.text))
    text = "".join(line.text for line in lines)
    for match in _DATE.finditer(text):
        if any(match.start() < end < match.end() for end in ends):
            yield Found(f"日期“{match[0]}”断在两行，前面增删一两个字", _place(source, dossier))


def _title_at_foot(page: PageSet, pages: Pages, dossier: Dossier) -> Iterator[Found]:
    lines = [line for line in page.lines if line.text]
    if page.number == len(pages.pages) or not lines or lines[-1].source is None:
        return
    if pages.document.styles[lines[-1].style].outline:
        yield Found(
            f"标题落在第 {page.number} 页页末，前面增删一两行",
            _place(lines[-1].source, dossier, lines[-1]),
        )


def _hardly_filled(pages: Pages, dossier: Dossier) -> Iterator[Found]:
    last = [line for line in pages.pages[-1].lines if line.source and line.text]
    if len(pages.pages) > 1 and 0 < len(last) < _FEW_LINES and last[0].source:
        yield Found(
            f"最后一页（第 {len(pages.pages)} 页）正文只有 {len(last)} 行，删几个字就能少一页",
            _place(last[0].source, dossier),
        )


def _paragraphs(pages: Pages) -> Iterator[tuple[Source, list[Line]]]:
    """Yield the running paragraphs with their lines, over page ends too."""
    lines = (
        line
        for page in pages.pages
        for line in page.lines
        if line.source and line.source.block >= 0 and line.style == "body"
    )
    for source, group in groupby(lines, key=lambda line: line.source):
        if source:
            yield source, list(group)


def _place(source: Source, dossier: Dossier, line: Line | None = None) -> Place:
    file = f"{dossier.path}/articles/{source.article}"
    if line is None:
        return Place(file, source.line)
    return Place(file, source.line, 0, 0, line.text, (0, len(line.text)))
