"""Random issues of the dialect, and whether their Word files are valid and lose nothing."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import get_args

import docx
from lxml import etree

from bulletin_cli.base.merged_cells import MergedCell
from bulletin_cli.content.article import (
    Alignment,
    Article,
    Block,
    Heading,
    Note,
    OfficialLine,
    OfficialPart,
    Paragraph,
    Picture,
    Span,
    Table,
)
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import Document, StyledParagraph, StyledPictureRow, StyledTable
from bulletin_cli.layout.template import Template
from tests.samples import OOXML_CHECK, periodical, picture

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = "汉字一的工作简报，。、；：“”《》（）—…！？·aZ09 -/.%&<>\"'\u3000é😀①\t"
_PICTURES = ("images/1.png", "images/2.png")


_LINKS = ("", "", "https://a.cn/文?a=1&b=2")


def _text(random: Random, most: int, least: int = 1) -> str:
    return "".join(random.choices(_SIGNS, k=random.randint(least, most)))


def _inline(random: Random, most: int = 120) -> tuple[Span, ...]:
    return tuple(
        Span(_text(random, most), random.random() < 0.2, link=random.choice(_LINKS))
        for _ in range(random.randint(1, 3))
    )


def _picture(random: Random, *, beside: bool) -> Picture:
    width = random.choice((0, 0, 10, 45))
    caption = _text(random, 20, 0) if random.random() < 0.7 else ""
    return Picture(random.choice(_PICTURES), caption, width, beside=beside)


def _blocks(random: Random) -> Iterator[Block]:
    """Yield some blocks, beside a picture now and then others."""
    for _ in range(random.randint(1, 12)):
        yield (block := _block(random))
        if isinstance(block, Picture):
            yield from (_picture(random, beside=True) for _ in range(random.randint(0, 2)))


def _block(random: Random) -> Block:
    kind = random.random()
    if kind < 0.55:
        return Paragraph(_inline(random))
    if kind < 0.75:
        return Heading(random.randint(1, 4), _inline(random, 20))
    if kind < 0.82:
        part: OfficialPart = random.choice(get_args(OfficialPart))
        return random.choice((Note, partial(OfficialLine, part)))(_inline(random, 40))
    if kind < 0.9:
        return _picture(random, beside=False)
    columns = random.randint(1, 9)
    rows = tuple(
        tuple(_inline(random, 12) for _ in range(columns)) for _ in range(random.randint(1, 12))
    )
    kinds: tuple[Alignment, ...] = ("", "left", "center", "right")
    looks = tuple(random.choice(kinds) for _ in range(columns))
    table = Table(rows, looks, _text(random, 20, 0))
    return _with_merged_cell(random, table) if random.random() < 0.5 else table


def _with_merged_cell(random: Random, table: Table) -> Table:
    """Return a table one of whose cells, below the header, is spread over others."""
    columns, below = len(table.alignments), len(table.rows) - 1
    if below < 1:
        return table
    row, column = random.randint(1, below), random.randint(0, columns - 1)
    height, width = random.randint(1, below - row + 1), random.randint(1, columns - column)
    if height * width == 1:
        return table
    cell = MergedCell(row, column, height, width)
    covered = set(cell.places) - {(row, column)}
    rows = tuple(
        tuple(() if (at, place) in covered else each for place, each in enumerate(cells))
        for at, cells in enumerate(table.rows)
    )
    return replace(table, rows=rows, merged=(cell,))


def _article(random: Random, number: int) -> Article:
    title = tuple(_text(random, 30) for _ in range(random.randint(1, 3)))
    blocks = tuple(_blocks(random))
    return Article(
        f"{number:02}.md", title, blocks,
        unit=_text(random, 9) if random.random() < 0.6 else "",
        editor_note=_text(random, 80) if random.random() < 0.2 else "",
        section=_text(random, 9) if random.random() < 0.2 else "",
    )  # fmt: skip


def random_issue(seed: int) -> Issue:
    """Return the issue of a seed, always the same one."""
    random = Random(seed)  # noqa: S311 - not a secret
    articles = tuple(_article(random, n) for n in range(1, random.randint(2, 8)))
    return Issue(
        number=IssueNumber(2024, random.randint(1, 99), random.randint(1, 999)),
        date=date(2024, random.randint(1, 12), random.randint(1, 28)),
        files=tuple(each.file for each in articles),
        contents=random.random() < 0.5,
        units=random.random() < 0.5,
        print_run=random.choice((0, 120)),
        also_to=("示例增发",) if random.random() < 0.3 else (),
        articles=articles,
        images={_PICTURES[0]: picture(400, 200), _PICTURES[1]: picture(90, 900)},
    )


def as_composed(seed: int, template: Template) -> Document:
    """Return the issue of a seed as set with a template."""
    return set_issue(random_issue(seed), template, periodical(template.name)).document


def lost(document: Document, data: bytes) -> str:
    """Return the first text that was composed and does not follow in the Word file, or ""."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    whole = _bare("".join(each.text or "" for each in body.iter(f"{W}t")))
    at = 0
    for text in map(_bare, _texts(document)):
        found = whole.find(text, at)
        if found < 0:
            return text
        at = found + len(text)
    return ""


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, StyledTable):
            yield from (cell.text for row in block.rows for cell in row)
        elif isinstance(block, StyledPictureRow):
            yield from (each.text for each in block.captions)
        elif isinstance(block, StyledParagraph):
            yield block.text


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def faults(files: Sequence[Path]) -> list[str]:
    """Return what both readers, the schemas' check and python-docx, say against Word files."""
    command = [sys.executable, str(OOXML_CHECK), "--strict", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = [line for line in done.stdout.splitlines() if line and line.split(": ")[-1] != "ok"]
    if done.returncode and not told:
        told = [done.stderr]
    for file in files:
        docx.Document(str(file))
    return told
