"""Random rounds of a returned file: an issue, what somebody does to its Word file, what ought
to come of it.

The same edits are done to the file's XML by a `Hand` and to the articles' blocks here; nothing
of the program's own reading is asked.
"""

from __future__ import annotations

import random
from copy import deepcopy
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import docx
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
from tests.incoming.revised.hand import Hand, visible_runs

_HAN = "安全检查落实责任推进工作会议要求认真整改网点快递服务群众满意度提升培训组织开展活动情况通报"
_SAME = "请各单位认真落实。"  # a text that stands more than once
Characters = list[tuple[str, bool]]  # each with its weight


@dataclass
class Entry:
    """A block as it ought to be, and its paragraphs and tables in the file."""

    kind: str  # paragraph, heading, table, picture
    text: Characters = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    elements: list[Any] = field(default_factory=list)
    is_sealed: bool = False  # other edits would need to know what Word makes of the first
    is_touched: bool = False  # the file says something else than what was rendered

    def block(self) -> Block:
        """Return it as an article has it."""
        plain = "".join(each for each, _ in self.text)
        if self.kind == "heading":
            return Heading(1, (Span(plain),))
        if self.kind == "picture":
            return Picture("images/a.png", plain)
        if self.kind == "table":
            left: Alignment = ""
            rows = tuple(tuple((Span(cell),) for cell in row) for row in self.rows)
            return Table(rows, (left,) * len(rows[0]), plain)
        spans = groupby(self.text, key=lambda each: each[1])
        return Paragraph(tuple(Span("".join(t for t, _ in each), bold) for bold, each in spans))


@dataclass
class Sheet:
    """An article as it ought to be."""

    title: str
    entries: list[Entry]
    unit: str = ""
    section: str = ""
    heads: list[Any] = field(default_factory=list)

    def article(self, file: str) -> Article:
        blocks = tuple(each.block() for each in self.entries)
        return Article(file, (self.title,), blocks, unit=self.unit, section=self.section)


class Round:
    """An issue and the edits of one seed; `sheets` are its articles, by file."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.tracked = self.random.random() < 0.5
        self.marks = self.random.choice(("kept", "kept", "bookmarks", "manifest", "none"))
        self.hand = Hand(tracked=self.tracked)
        self.log: list[str] = []
        self.sheets = {f"{n:02}.md": self._sheet() for n in range(1, self.random.randint(2, 5))}
        pictures = [each for each in self._entries() if each.kind == "picture"]
        for each in pictures[1:]:  # without marks nobody can tell one picture from another
            each.kind, each.text = "paragraph", _plain(self._words() + "。")

    def articles(self) -> tuple[Article, ...]:
        """Return the articles as they ought to be."""
        return tuple(each.article(file) for file, each in self.sheets.items())

    def edit(self, document: Any, marks: tuple[Bookmark, ...]) -> None:
        """Do some edits to the file that was rendered, whose bookmarks are `marks`."""
        self._rendered = deepcopy(self.sheets)
        self._origins = {
            (file, place): entry
            for file, sheet in self.sheets.items()
            for place, entry in enumerate(sheet.entries)
            if entry.kind in ("paragraph", "heading") and len(entry.text) > 6
        }
        self._find(document.element.body, marks)
        for _ in range(self.random.randint(1, 8)):
            name, change = self.random.choice(list(self._edits().items()))
            if change():
                self.log.append(name)
        if self.marks in ("bookmarks", "none"):
            for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
                for each in list(document.element.body.iter(qn(tag))):
                    each.getparent().remove(each)
        if self.marks in ("manifest", "none"):
            rels = document.part.rels
            for key in [key for key, each in rels.items() if each.reltype.endswith("/customXml")]:
                del rels[key]
        if self.marks == "none":
            document.core_properties.identifier = ""

    def change_articles(self) -> tuple[Article, ...]:
        """Change in the articles, after they were rendered, texts that the file left alone.

        Returns the articles as they then are, without what was done to the file.
        """
        before = deepcopy(self._rendered)
        for file, sheet in before.items():
            for place, entry in enumerate(sheet.entries):
                own = self._origins.get((file, place))
                if own and not own.is_touched and self.random.random() < 0.2:
                    new = self._words(1, 4)
                    for each in (entry, own):
                        each.text[3:5] = [(sign, each.text[3][1]) for sign in new]
        return tuple(each.article(file) for file, each in before.items())

    def _edits(self) -> dict[str, Callable[[], bool]]:
        return {
            "words": self._retype,
            "words again": self._retype,
            "split": self._split,
            "join": self._join,
            "cut": self._cut,
            "insert": self._insert,
            "insert between": self._insert_between,
            "move": self._move,
            "move to another": self._move_to_another,
            "move to another, edited": self._move_edited,
            "cell": self._cell,
            "add row": self._add_row,
            "delete row": self._delete_row,
            "title": self._title,
        }

    # What is there.

    def _words(self, least: int = 6, most: int = 40) -> str:
        return "".join(self.random.choices(_HAN, k=self.random.randint(least, most)))

    def _sheet(self) -> Sheet:
        entries = [self._entry() for _ in range(self.random.randint(1, 6))]
        unit = self._words(3, 4) + "局" if self.random.random() < 0.5 else ""
        section = "示例栏目" if self.random.random() < 0.2 else ""
        return Sheet(self._words(8, 16), entries, unit, section)

    def _entry(self) -> Entry:
        kind = self.random.choices(("paragraph", "heading", "table", "picture"), (8, 2, 1, 1))[0]
        if kind == "heading":
            return Entry(kind, _plain(f"一、{self._words(4, 8)}"))
        if kind == "table":
            width, height = self.random.randint(2, 3), self.random.randint(2, 4)
            rows = [[self._words(2, 4) for _ in range(width)] for _ in range(height)]
            return Entry(kind, _plain(f"表1　{self._words(4, 6)}"), rows)
        if kind == "picture":
            return Entry(kind, _plain(f"图1　{self._words(4, 6)}"))
        if self.random.random() < 0.1:
            return Entry(kind, _plain(_SAME))
        text = _plain(self._words() + "。")
        if self.random.random() < 0.3 and len(text) > 8:
            text[2:5] = [(each, True) for each, _ in text[2:5]]
        return Entry(kind, text)

    def _entries(self) -> list[Entry]:
        return [entry for sheet in self.sheets.values() for entry in sheet.entries]

    def _find(self, body: Any, marks: tuple[Bookmark, ...]) -> None:
        """Give every entry its elements of the file."""
        starts = {each.get(qn("w:name")): each for each in body.iter(qn("w:bookmarkStart"))}
        for mark in marks:
            element = starts[mark.name]
            while element.getparent() is not body:
                element = element.getparent()
            if not mark.article:
                continue
            sheet = self.sheets[mark.article]
            own = sheet.entries[mark.block].elements if mark.block >= 0 else sheet.heads
            if element not in own:
                own.append(element)

    # What is done.

    def _texts(self, *, whole: bool = False) -> list[tuple[Sheet, Entry]]:
        """Return the paragraphs, and unless they are to be cut or joined, the headings."""
        kinds = ("paragraph",) if whole else ("paragraph", "heading")
        return [
            (sheet, entry)
            for sheet in self.sheets.values()
            for entry in sheet.entries
            if entry.kind in kinds and not entry.is_sealed
        ]

    def _pick(self, *, whole: bool = False) -> tuple[Sheet, Entry] | None:
        found = self._texts(whole=whole)
        return self.random.choice(found) if found else None

    def _retype(self) -> bool:
        found = self._pick()
        return found is not None and self._retype_in(found[1])

    def _retype_in(self, entry: Entry) -> bool:
        first = 2 if entry.kind == "heading" else 0  # the number stays
        last = len(entry.text) - 1  # so does the full stop
        if last - first < 3:
            return False
        start = self.random.randint(first, last - 2)
        end = self.random.randint(start + 1, min(last, start + 6))
        new = self._words(1, 6)
        entry.is_touched = True
        self.hand.retype(entry.elements[0], start, end, new)
        entry.text[start:end] = [(each, entry.text[start][1]) for each in new]
        return True

    def _split(self) -> bool:
        found = self._pick(whole=True)
        if found is None or len(found[1].text) < 6:
            return False
        sheet, entry = found
        entry.is_touched = True
        at = self.random.randint(3, len(entry.text) - 2)
        new = self.hand.split(entry.elements[0], at)
        place = sheet.entries.index(entry) + 1
        sheet.entries.insert(place, Entry("paragraph", entry.text[at:], elements=[new]))
        del entry.text[at:]
        return True

    def _join(self) -> bool:
        pairs = [
            (sheet, one, other)
            for sheet in self.sheets.values()
            for one, other in zip(sheet.entries, sheet.entries[1:], strict=False)
            if one.kind == other.kind == "paragraph"
            and not (one.is_sealed or other.is_sealed)
            and one.elements[0].getnext() is other.elements[0]
        ]
        if not pairs:
            return False
        sheet, one, other = self.random.choice(pairs)
        self.hand.join(one.elements[0], other.elements[0])
        one.text += other.text
        one.is_touched = other.is_touched = True
        if other.elements[0].getparent() is not None:
            one.elements, one.is_sealed = [*one.elements, *other.elements], True
        sheet.entries.remove(other)
        return True

    def _cut(self) -> bool:
        found = self._pick()
        if found is None:
            return False
        sheet, entry = found
        self.hand.cut(entry.elements[0])
        entry.is_touched = True
        sheet.entries.remove(entry)
        return True

    def _insert(self) -> bool:
        found = self._pick()
        if found is None:
            return False
        self._put(*found, self._words() + "。", after=self.random.random() < 0.5)
        return True

    def _insert_between(self) -> bool:
        """Put a paragraph at the end of an article, before the title of the next one."""
        sheet = self.random.choice(list(self.sheets.values()))
        if not sheet.entries or sheet.entries[-1].kind == "table":
            return False
        self._put(sheet, sheet.entries[-1], self._words() + "。", after=True)
        return True

    def _put(self, sheet: Sheet, beside: Entry, text: str, *, after: bool) -> None:
        like = next(
            (each.elements[0] for each in self._entries() if each.kind == "paragraph"), None
        )
        element = beside.elements[-1 if after else 0]
        if like is None or element.tag != qn("w:p"):
            return
        widen = self.random.random() < 0.3
        new = self.hand.insert(element, like, after=after, text=text, widen=widen)
        place = sheet.entries.index(beside) + after
        sheet.entries.insert(place, Entry("paragraph", _plain(text), elements=[new]))

    def _move(self) -> bool:
        return self._carry(lambda one, other: one is other)

    def _move_to_another(self) -> bool:
        return self._carry(lambda one, other: one is not other)

    def _move_edited(self) -> bool:
        return self._carry(lambda one, other: one is not other, edited=True)

    def _carry(self, fits: Callable[[Sheet, Sheet], bool], *, edited: bool = False) -> bool:
        """Cut something out and paste it elsewhere, with or without its bookmarks."""
        movable = [
            (sheet, entry)
            for sheet in self.sheets.values()
            for entry in sheet.entries
            if not entry.is_sealed and (entry.kind in ("paragraph", "heading") or not self.tracked)
        ]
        pairs = [
            (sheet, entry, target, beside)
            for sheet, entry in movable
            for target in self.sheets.values()
            for beside in target.entries
            if fits(sheet, target) and beside is not entry
        ]
        if not pairs:
            return False
        sheet, entry, target, beside = self.random.choice(pairs)
        after = self.random.random() < 0.5
        element = beside.elements[-1 if after else 0]
        is_text = entry.kind in ("paragraph", "heading")
        if is_text and (self.tracked or self.random.random() < 0.5):
            new = self.hand.insert(element, entry.elements[0], after=after)
            self.hand.cut(entry.elements[0])
            entry.elements = [new]
        else:
            for each in entry.elements if not after else reversed(entry.elements):
                (element.addnext if after else element.addprevious)(each)
        sheet.entries.remove(entry)
        target.entries.insert(target.entries.index(beside) + after, entry)
        return self._retype_in(entry) if edited and is_text else True

    def _table(self) -> Entry | None:
        found = [each for each in self._entries() if each.kind == "table"]
        return self.random.choice(found) if found else None

    def _cell(self) -> bool:
        table = self._table()
        if table is None:
            return False
        row = self.random.randrange(len(table.rows))
        column = self.random.randrange(len(table.rows[0]))
        new, old = self._words(2, 4), table.rows[row][column]
        paragraph = list(_rows(table)[row].iter(qn("w:p")))[column]
        self.hand.retype(paragraph, 0, len(old), new)
        table.rows[row][column] = new
        return True

    def _add_row(self) -> bool:
        table = self._table()
        if table is None:
            return False
        place = self.random.randrange(len(table.rows))
        texts = [self._words(2, 4) for _ in table.rows[0]]
        self.hand.add_row(_rows(table)[place], texts)
        table.rows.insert(place + 1, texts)
        return True

    def _delete_row(self) -> bool:
        table = self._table()
        if table is None or len(table.rows) < 3:
            return False
        place = self.random.randrange(1, len(table.rows))
        self.hand.delete_row(_rows(table)[place])
        del table.rows[place]
        return True

    def _title(self) -> bool:
        sheet = self.random.choice(list(self.sheets.values()))
        title = next(each for each in sheet.heads if _says(each, sheet.title))
        new = self._words(2, 4)
        self.hand.retype(title, 2, 4, new)
        sheet.title = sheet.title[:2] + new + sheet.title[4:]
        return True


def _plain(text: str) -> Characters:
    return [(each, False) for each in text]


def _says(paragraph: Any, text: str) -> bool:
    return "".join(t.text for run in visible_runs(paragraph) for t in run.iter(qn("w:t"))) == text


def _rows(table: Entry) -> list[Any]:
    """Return the rows of a table that are not struck out."""
    rows = table.elements[-1].iter(qn("w:tr"))
    return [each for each in rows if each.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]


def opened(path: str) -> Any:
    """Return a Word file to be edited."""
    return docx.Document(path)
