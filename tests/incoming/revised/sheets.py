"""An issue drawn at random, as its articles ought to be and where they stand in the Word file."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from docx.oxml.ns import qn

from bulletin_cli.content.article import (
    Alignment,
    Article,
    Block,
    Heading,
    Paragraph,
    Picture,
    Span,
    Table,
)
from bulletin_cli.layout.marks import Bookmark
from tests.incoming.revised.hand import visible_runs

_HAN = "安全检查落实责任推进工作会议要求认真整改网点快递服务群众满意度提升培训组织开展活动情况通报"
_SAME = "请各单位认真落实。"  # a text that stands more than once
Look = tuple[bool, str]  # whether bold, and the address that it leads to
Characters = list[tuple[str, Look]]
_PLAIN: Look = (False, "")


@dataclass
class Entry:
    """A block as it ought to be, and its paragraphs and tables in the file."""

    kind: str  # paragraph, heading, table, picture, row (of pictures)
    text: Characters = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    elements: list[Any] = field(default_factory=list)
    is_sealed: bool = False  # other edits would need to know what Word makes of the first
    is_touched: bool = False  # the file says something else than what was rendered

    def blocks(self) -> tuple[Block, ...]:
        """Return it as an article has it, each picture of a row by itself."""
        if self.kind != "row":
            return (self._block(),)
        return tuple(
            Picture(f"images/{name}.png", caption, beside=name != "b")
            for name, caption in zip("bc", self.rows[0], strict=True)
        )

    def _block(self) -> Block:
        text = "".join(each for each, _ in self.text)
        looks = groupby(self.text, key=lambda each: each[1])
        spans = tuple(
            Span("".join(t for t, _ in each), bold, link=link) for (bold, link), each in looks
        )
        if self.kind == "heading":
            return Heading(1, spans)
        if self.kind == "picture":
            return Picture("images/a.png", text)
        if self.kind == "table":
            left: Alignment = ""
            rows = tuple(tuple((Span(cell),) for cell in row) for row in self.rows)
            return Table(rows, (left,) * len(rows[0]), text)
        return Paragraph(spans)

    def swallows(self, start: int, end: int) -> bool:
        """Return whether a link stands from `start` to `end`, and begins behind `start`."""
        links = {self.text[place][1][1] for place in range(start, end)} - {"", self.link(start)}
        return any(end == len(self.text) or self.link(end) != link for link in links)

    def unlink(self, address: str) -> None:
        """Have what leads to an address lead nowhere."""
        self.text = [(sign, (look[0], look[1].replace(address, ""))) for sign, look in self.text]

    def link(self, place: int) -> str:
        """Return where a character leads to."""
        return self.text[place][1][1]


@dataclass
class Sheet:
    """An article as it ought to be."""

    title: str
    entries: list[Entry]
    unit: str = ""
    section: str = ""
    heads: list[Any] = field(default_factory=list)

    def article(self, file: str) -> Article:
        blocks = tuple(block for each in self.entries for block in each.blocks())
        return Article(file, (self.title,), blocks, unit=self.unit, section=self.section)


class Draw:
    """Words, blocks and articles drawn from one source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self._random = chance
        self._links = 0

    def words(self, least: int = 6, most: int = 40) -> str:
        return "".join(self._random.choices(_HAN, k=self._random.randint(least, most)))

    def sheet(self) -> Sheet:
        entries = [self._entry() for _ in range(self._random.randint(1, 6))]
        unit = self.words(3, 4) + "局" if self._random.random() < 0.5 else ""
        section = "示例栏目" if self._random.random() < 0.2 else ""
        return Sheet(self.words(8, 16), entries, unit, section)

    def leave_one_of_each(self, entries: list[Entry]) -> None:
        """Make all pictures, and all rows of them, paragraphs but the first."""
        for kind in ("picture", "row"):
            found = [each for each in entries if each.kind == kind]
            for each in found[1:]:  # without marks nobody can tell one picture from another
                each.kind, each.text = "paragraph", plain(self.words() + "。")

    def _entry(self) -> Entry:
        kinds = ("paragraph", "heading", "table", "picture", "row")
        kind = self._random.choices(kinds, (8, 2, 1, 1, 1))[0]
        if kind == "heading":
            return Entry(kind, self._linked(plain(f"一、{self.words(4, 8)}")))
        if kind == "table":
            width, height = self._random.randint(2, 3), self._random.randint(2, 4)
            rows = [[self.words(2, 4) for _ in range(width)] for _ in range(height)]
            return Entry(kind, plain(f"表1　{self.words(4, 6)}"), rows)
        if kind == "row":
            first = f"图2　{self.words(4, 6)}" if self._random.random() < 0.5 else ""
            return Entry(kind, rows=[[first, f"图3　{self.words(4, 6)}"]])
        if kind == "picture":
            return Entry(kind, plain(f"图1　{self.words(4, 6)}"))
        if self._random.random() < 0.1:
            return Entry(kind, plain(_SAME))
        text = plain(self.words() + "。")
        if self._random.random() < 0.3 and len(text) > 8:
            text[2:5] = [(each, (True, "")) for each, _ in text[2:5]]
        return Entry(kind, self._linked(text))

    def _linked(self, text: Characters) -> Characters:
        """Return a text that may lead somewhere, with an address that no other has."""
        if self._random.random() < 0.4:
            self._links += 1
            start = self._random.randint(2, len(text) - 2)
            end = self._random.randint(start + 1, min(start + 6, len(text) - 1))
            address = f"https://a.cn/文_({self._links})?a=1&b=*"
            for place in range(start, end):
                text[place] = text[place][0], (text[place][1][0], address)
        return text


def find_elements(sheets: Mapping[str, Sheet], body: Any, marks: Iterable[Bookmark]) -> None:
    """Give every entry, and every head, its elements of the file."""
    starts = {each.get(qn("w:name")): each for each in body.iter(qn("w:bookmarkStart"))}
    for mark in marks:
        element = starts[mark.name]
        while element.getparent() is not body:
            element = element.getparent()
        if not mark.article:
            continue
        sheet = sheets[mark.article]
        entries = [entry for entry in sheet.entries for _ in entry.blocks()]
        own = entries[mark.block].elements if mark.block >= 0 else sheet.heads
        if element not in own:
            own.append(element)


def plain(text: str) -> Characters:
    """Return a text in ordinary weight."""
    return [(each, _PLAIN) for each in text]


def says(paragraph: Any, text: str) -> bool:
    """Return whether a paragraph of the file says just this."""
    return "".join(t.text for run in visible_runs(paragraph) for t in run.iter(qn("w:t"))) == text


def captions(row: Entry) -> list[tuple[int, Any]]:
    """Return the captions below pictures side by side: their places, their paragraphs."""
    found = [each for one in row.elements for each in one.iter(qn("w:p"))]
    texts = ((place, text) for place, text in enumerate(row.rows[0]) if text)
    return [(place, next(p for p in found if says(p, text))) for place, text in texts]


def rows(table: Entry) -> list[Any]:
    """Return the rows of a table that are not struck out."""
    rows = table.elements[-1].iter(qn("w:tr"))
    return [each for each in rows if each.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]
