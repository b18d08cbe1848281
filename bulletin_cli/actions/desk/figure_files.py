"""Figures as files: a spreadsheet that Excel opens, a Word file in the bulletin's own layout."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from bulletin_cli.actions.desk.bare import bare_document, bare_template
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Alignment, Article, Block, Note, Paragraph, Span, Table
from bulletin_cli.desk.figure_table import group_name, paper, summary
from bulletin_cli.desk.figures import Figures
from bulletin_cli.desk.spreadsheet import merged, spreadsheet
from bulletin_cli.store.files import decode, read_bytes
from bulletin_cli.workspace import Workspace
from bulletin_cli.writers import find_writer


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
    blocks = (Paragraph((Span(summary(figures)),)), *tables(figures))
    article = Article("stats.md", (tables_title(figures),), blocks)
    on = figures.period.end  # not the clock's: the same figures give the same bytes
    return find_writer("docx")(bare_document(space, bare_template(space), (article,), on, "统计表"))


def tables_title(figures: Figures) -> str:
    """Return what the tables of a period are called."""
    return f"{figures.period.label}信息报送采用情况统计表"


def tables(figures: Figures) -> Iterator[Block]:
    """Yield a table a group, and what its brackets mean; a year so far alone has none."""
    so_far = figures.period != figures.period.so_far
    for number, (group, rows) in enumerate(figures.groups.items(), start=1):
        cells = tuple(tuple(map(_inline, line)) for line in paper(figures, rows, so_far=so_far))
        alignments: list[Alignment] = ["center"] * len(cells[0])
        alignments[1] = "left"  # the unit's
        yield Table(cells, tuple(alignments), f"表{number}　{group_name(figures, group)}")
    if so_far:
        yield Note(_inline(f"注：括号里是{figures.period.start.year}年1月以来的累计。"))


def _inline(text: str) -> tuple[Span, ...]:
    return (Span(text),) if text else ()
