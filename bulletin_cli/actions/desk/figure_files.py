"""Figures as files: a spreadsheet that Excel opens, a Word file in the bulletin's own layout."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Alignment, Article, Block, Note, Paragraph, Span, Table
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.desk.figure_table import paper, summary
from bulletin_cli.desk.figures import Figures
from bulletin_cli.desk.spreadsheet import merged, spreadsheet
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import Document
from bulletin_cli.layout.properties import Properties
from bulletin_cli.store.files import decode, read_bytes
from bulletin_cli.store.fonts import latin_widths
from bulletin_cli.workspace import Workspace
from bulletin_cli.writers import find_writer

_BARE_PARTS = ("masthead", "contents", "section", "imprint")  # that a table alone has not


def as_csv(figures: Figures) -> bytes:
    """Return the figures as Excel opens them: UTF-8 with a byte order mark, CRLF."""
    text = io.StringIO()
    csv.writer(text).writerows(spreadsheet(figures))
    return text.getvalue().encode("utf-8-sig")


def read_csv(files: Sequence[str]) -> Figures:
    """Return the figures of several offices' spreadsheets together. Raises BulletinError."""
    tables = {}
    for file in files:
        if file in tables:
            raise BulletinError("写了两次", "每个文件只写一次。", file=file)
        text = decode(read_bytes(Path(file), file), file)
        try:
            tables[file] = list(csv.reader(io.StringIO(text), strict=True))
        except csv.Error as error:
            raise BulletinError(
                "不是完整的 csv 文件", "用 bulletin stats --format csv 重新写出。", file=file
            ) from error
    return merged(tables)


def as_docx(space: Workspace, figures: Figures) -> bytes:
    """Return the figures as a Word file, its looks those of the bulletin's articles."""
    on = figures.period.end  # not the clock's: the same figures give the same bytes
    title = f"{figures.period.label}信息报送采用情况统计表"
    article = Article("stats.md", (title,), tuple(_blocks(figures)))
    issue = Issue(IssueNumber(on.year, 1), on, "published", (article.file,), articles=(article,))
    document = _set_bare(space, issue)
    properties = Properties(title, "统计表", space.config.periodical.issuer, "", on)
    return find_writer("docx")(replace(document, properties=properties))


def _set_bare(space: Workspace, issue: Issue) -> Document:
    """Return an issue's articles as they are printed, with neither masthead nor imprint."""
    whole = space.template()
    bare = replace(whole, parts={**whole.parts, **dict.fromkeys(_BARE_PARTS, ())})
    names = space.glossary.right_names if bare.balances else ()
    return set_issue(issue, bare, space.config.periodical, latin_widths, names).document


def _blocks(figures: Figures) -> Iterator[Block]:
    yield Paragraph(_inline(summary(figures)))
    for number, (group, rows) in enumerate(figures.groups.items(), start=1):
        cells = tuple(tuple(map(_inline, line)) for line in paper(figures, rows))
        alignments: list[Alignment] = ["center"] * len(cells[0])
        alignments[1] = "left"  # the unit's
        yield Table(cells, tuple(alignments), f"表{number}　{group or '各单位'}")
    yield Note(_inline(f"注：括号里是{figures.period.start.year}年1月以来的累计。"))


def _inline(text: str) -> tuple[Span, ...]:
    return (Span(text),) if text else ()
