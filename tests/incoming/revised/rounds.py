"""Random rounds of a returned file: an issue, edits in its Word file, and what ought to come of it.

The same edits are done to the file's XML by a `Hand` and to the articles' blocks here.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn

from bulletin_cli.content.article import Article
from bulletin_cli.layout.marks import Bookmark
from tests.incoming.revised.hand import Hand, lose_marks
from tests.incoming.revised.sheets import (
    Draw,
    Entry,
    Sheet,
    captions,
    find_elements,
    plain,
    rows,
    says,
)


class Round:
    """An issue and the edits of one seed; `sheets` are its articles, by file."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - no secret
        self._draw = Draw(self.random)
        self.tracked = self.random.random() < 0.5
        self.prints_links = self.random.random() < 0.5
        self.marks = self.random.choice(("kept", "kept", "bookmarks", "manifest", "none"))
        self.hand = Hand(tracked=self.tracked)
        self.log: list[str] = []
        count = self.random.randint(1, 4)
        self.sheets = {f"{n + 1:02}.md": self._draw.sheet() for n in range(count)}
        self._draw.leave_one_of_each(self._entries())

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
        find_elements(self.sheets, document.element.body, marks)
        for _ in range(self.random.randint(1, 8)):
            name, change = self.random.choice(list(self._edits().items()))
            if change():
                self.log.append(name)
        lose_marks(document, self.marks)

    def change_articles(self) -> tuple[Article, ...]:
        """Change in the articles, after they were rendered, texts that the file left alone.

        Returns the articles as they then are, without what was done to the file.
        """
        before = deepcopy(self._rendered)
        for file, sheet in before.items():
            for place, entry in enumerate(sheet.entries):
                own = self._origins.get((file, place))
                if own and not own.is_touched and self.random.random() < 0.2:
                    new = self._draw.words(1, 4)
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
            "caption of a row": self._caption,
            "add row": self._add_row,
            "delete row": self._delete_row,
            "title": self._title,
        }

    def _entries(self) -> list[Entry]:
        return [entry for sheet in self.sheets.values() for entry in sheet.entries]

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
        if self.prints_links and entry.swallows(start, end):
            return False  # its address would stand alone
        new = self._draw.words(1, 6)
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
        if self.prints_links:  # the address stands behind the other half
            entry.unlink(entry.link(at))
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
        self._put(*found, self._draw.words() + "。", after=self.random.random() < 0.5)
        return True

    def _insert_between(self) -> bool:
        """Put a paragraph at the end of an article, before the title of the next one."""
        sheet = self.random.choice(list(self.sheets.values()))
        if not sheet.entries or sheet.entries[-1].kind in ("table", "row"):
            return False
        self._put(sheet, sheet.entries[-1], self._draw.words() + "。", after=True)
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
        sheet.entries.insert(place, Entry("paragraph", plain(text), elements=[new]))

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
        new, old = self._draw.words(2, 4), table.rows[row][column]
        paragraph = list(rows(table)[row].iter(qn("w:p")))[column]
        self.hand.retype(paragraph, 0, len(old), new)
        table.rows[row][column] = new
        return True

    def _caption(self) -> bool:
        """Type over the end of a caption below pictures side by side."""
        row = next((each for each in self._entries() if each.kind == "row"), None)
        if row is None:
            return False
        place, paragraph = self.random.choice(captions(row))
        old, new = row.rows[0][place], self._draw.words(1, 4)
        self.hand.retype(paragraph, 3, len(old) - 1, new)
        row.rows[0][place] = old[:3] + new + old[-1]
        return True

    def _add_row(self) -> bool:
        table = self._table()
        if table is None:
            return False
        place, words = self.random.randrange(len(table.rows)), self._draw.words
        texts = [words(2, 4) for _ in table.rows[0]]
        self.hand.add_row(rows(table)[place], texts)
        table.rows.insert(place + 1, texts)
        return True

    def _delete_row(self) -> bool:
        table = self._table()
        if table is None or len(table.rows) < 3:
            return False
        place = self.random.randrange(1, len(table.rows))
        self.hand.delete_row(rows(table)[place])
        del table.rows[place]
        return True

    def _title(self) -> bool:
        sheet, new = self.random.choice(list(self.sheets.values())), self._draw.words(2, 4)
        self.hand.retype(next(each for each in sheet.heads if says(each, sheet.title)), 2, 4, new)
        sheet.title = sheet.title[:2] + new + sheet.title[4:]
        return True
