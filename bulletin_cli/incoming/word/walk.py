"""From the XML of a Word file to its paragraphs and tables; whatever is passed over is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import Any, Literal

from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.incoming.word.content import (
    LeftOut,
    Piece,
    Raised,
    TrackedChange,
    WordBlock,
    WordParagraph,
    WordTable,
)
from bulletin_cli.incoming.word.numbers import Numbers
from bulletin_cli.incoming.word.styles import Styles
from bulletin_cli.incoming.word.xml import MC, A, M, R, V, W, switch, value

_CHANGES: dict[str, Literal["inserted", "deleted"]] = {
    "ins": "inserted",
    "moveTo": "inserted",
    "del": "deleted",
    "moveFrom": "deleted",
}
_THROUGH = ("hyperlink", "fldSimple", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo")
_SIGNS = {"tab": "\t", "cr": LINE_BREAK, "noBreakHyphen": "-", "ptab": "\t"}
_CODE = re.compile("[0-9A-Fa-f]{2,4}")
_RAISED: dict[str, Raised] = {"superscript": "superscript", "subscript": "subscript"}
_NOTES = ("footnoteReference", "endnoteReference")


class Walk:
    """Reads one part (the body, a comment, a note …) into blocks, in the order of the text."""

    def __init__(self, styles: Styles, numbers: Numbers) -> None:
        self._styles = styles
        self._numbers = numbers
        self._marks: dict[str, str] = {}  # open bookmarks, id to name
        self._comments: list[str] = []  # open comments
        self._fields: list[bool] = []  # of each open field, whether its result has begun
        self._changes: list[TrackedChange] = []
        self._boxes: list[WordBlock] = []  # what stands in text boxes of the paragraph being read
        self.left_out: list[LeftOut] = []
        self.notes: list[tuple[str, str]] = []  # references to notes: the sign's name, the id

    def blocks(self, container: Any, *, box: bool = False) -> Iterator[WordBlock]:
        """Yield the paragraphs and tables of a body, a cell, a content control or a text box."""
        for child in container:
            name = _name(child)
            if name == "p":
                yield self._paragraph(child, box=box)
                boxes, self._boxes = self._boxes, []
                yield from boxes
            elif name == "tbl":
                yield self._table(child)
            elif name in _CHANGES:
                with self._within_change(child):
                    yield from self.blocks(child, box=box)
            elif name in _THROUGH:
                yield from self.blocks(child, box=box)
            elif name == "altChunk":
                self.left_out.append(LeftOut("嵌入的另一份文件"))
            else:
                self._mark(child, name, [])

    def _paragraph(self, element: Any, *, box: bool) -> WordParagraph:
        marks = list(self._marks.values())
        pieces: list[Piece] = []
        self._inline(element, element, pieces, marks)
        first = next(element.iter(f"{W}r"), element)
        number, level = self._styles.numbering(element)
        return WordParagraph(
            tuple(_join_alike(pieces)),
            style=self._styles.name(element),
            outline=self._styles.outline(element),
            number=self._numbers.next(number, level) if number else "",
            centered=self._styles.is_centered(element),
            size=self._styles.size(element, first),
            bookmarks=tuple(dict.fromkeys(marks)),
            end=self._end(element),
            box=box,
        )

    def _end(self, paragraph: Any) -> TrackedChange | None:
        for tag in ("del", "moveFrom", "ins", "moveTo"):
            mark = paragraph.find(f"{W}pPr/{W}rPr/{W}{tag}")
            if mark is not None:
                return _change(mark, tag)
        return self._change_here()

    def _inline(self, parent: Any, paragraph: Any, pieces: list[Piece], marks: list[str]) -> None:
        for child in parent:
            name = _name(child)
            if name == "r":
                self._run(child, paragraph, pieces)
            elif name in _CHANGES:
                with self._within_change(child):
                    self._inline(child, paragraph, pieces, marks)
            elif name in _THROUGH:
                self._inline(child, paragraph, pieces, marks)
            elif name == "ruby":
                self._base(child, paragraph, pieces)
            elif child.tag in (f"{M}oMath", f"{M}oMathPara"):
                text = "".join(each.text or "" for each in child.iter(f"{M}t"))
                self.left_out.append(LeftOut("公式", text))
            else:
                self._mark(child, name, marks)

    def _mark(self, child: Any, name: str, marks: list[str]) -> None:
        """Keep account of bookmarks and comments, which begin and end anywhere."""
        if name == "bookmarkStart":
            self._marks[child.get(f"{W}id", "")] = child.get(f"{W}name", "")
            marks.append(child.get(f"{W}name", ""))
        elif name == "bookmarkEnd":
            self._marks.pop(child.get(f"{W}id", ""), None)
        elif name == "commentRangeStart":
            self._comments.append(child.get(f"{W}id", ""))
        elif name == "commentRangeEnd" and child.get(f"{W}id") in self._comments:
            self._comments.remove(child.get(f"{W}id"))

    def _run(self, run: Any, paragraph: Any, pieces: list[Piece]) -> None:
        hidden = switch(run.find(f"{W}rPr"), "vanish")
        bold = self._styles.is_bold(paragraph, run)
        raised = _RAISED.get(value(run, "rPr/vertAlign"), "")
        for child in run:
            name = _name(child)
            if name == "fldChar":
                self._field(child.get(f"{W}fldCharType"))
            elif self._fields and not all(self._fields):
                continue  # the code of a field is no text
            elif text := self._text(child, name):
                if hidden:
                    self.left_out.append(LeftOut("隐藏的文字", text))
                else:
                    pieces.append(self._piece(text, bold=bold, raised=raised))
            elif name == "ruby":
                self._base(child, paragraph, pieces)
            elif name == "commentReference" and pieces:
                self._attach_comment(child.get(f"{W}id", ""), pieces)
            elif name in _NOTES:
                self.notes.append((name, child.get(f"{W}id", "")))
            elif child.tag == f"{MC}AlternateContent" or name in ("drawing", "pict", "object"):
                self._drawn(child, pieces)

    def _base(self, ruby: Any, paragraph: Any, pieces: list[Piece]) -> None:
        """Take the text that a phonetic guide stands above, without the guide."""
        for base in ruby.iterfind(f"{W}rubyBase"):
            self._inline(base, paragraph, pieces, [])

    def _text(self, child: Any, name: str) -> str:
        if name in ("t", "delText"):
            return child.text or ""
        if name == "br":
            return LINE_BREAK if child.get(f"{W}type", "textWrapping") == "textWrapping" else ""
        if name == "sym":
            code = child.get(f"{W}char", "")
            if not _CODE.fullmatch(code) or 0xD800 <= int(code, 16) <= 0xF8FF:
                self.left_out.append(LeftOut("符号字体里的符号", child.get(f"{W}font", "")))
                return ""  # a place in a symbol face, which no text can hold
            return chr(int(code, 16))
        return _SIGNS.get(name, "")

    def _piece(
        self, text: str, *, bold: bool = False, picture: str = "", raised: Raised = ""
    ) -> Piece:
        change = self._change_here()
        return Piece(text, bold, change, tuple(self._comments), picture, raised)

    def _attach_comment(self, identifier: str, pieces: list[Piece]) -> None:
        """Put a comment without a range on what stands before its sign."""
        if not any(identifier in each.comments for each in pieces):
            last = pieces[-1]
            pieces[-1] = replace(last, comments=(*last.comments, identifier))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawn(self, element: Any, pieces: list[Piece]) -> None:
        """Take pictures and the text of boxes; of two versions of one thing, the newer."""
        choice = element.find(f"{MC}Choice")
        shown = element if choice is None or not len(choice) else choice
        found = False
        for blip in (*shown.iter(f"{A}blip"), *shown.iter(f"{V}imagedata")):
            picture = blip.get(f"{R}embed") or blip.get(f"{R}id")
            if picture:
                pieces.append(self._piece("", picture=picture))
                found = True
        for content in shown.iter(f"{W}txbxContent"):
            inner = Walk(self._styles, self._numbers)
            self._boxes += inner.blocks(content, box=True)
            self.left_out += inner.left_out
            self.notes += inner.notes
            found = True
        if not found and _name(element) != "pict":
            self.left_out.append(LeftOut("图形、图表或嵌入的对象"))

    def _table(self, table: Any) -> WordTable:
        rows, spans = [], False
        for row in _rows(table):
            cells = []
            for cell in _rows(row, "tc"):
                spans = spans or cell.find(f"{W}tcPr/{W}vMerge") is not None
                wide = value(cell, "tcPr/gridSpan", "1")
                with self._within_changes(_row_changes(row)):
                    content = tuple(_flat(self.blocks(cell)))
                cells.append(content)
                if wide.isdecimal() and 1 < int(wide) < 64:
                    spans = True
                    cells += [()] * (int(wide) - 1)
            rows.append(tuple(cells))
        return WordTable(tuple(rows), spans)

    def _change_here(self) -> TrackedChange | None:
        """Return the change that decides what becomes of what is read: a deletion, if any."""
        gone = (each for each in self._changes if each.kind == "deleted")
        return next(gone, self._changes[-1] if self._changes else None)

    def _within_change(self, element: Any) -> AbstractContextManager[None]:
        return self._within_changes([element])

    @contextmanager
    def _within_changes(self, elements: Sequence[Any]) -> Iterator[None]:
        before = list(self._changes)
        self._changes += [_change(each, _name(each)) for each in elements]
        yield
        self._changes = before


def _rows(parent: Any, wanted: str = "tr") -> Iterator[Any]:
    """Yield rows of a table or cells of a row, those within content controls too."""
    for child in parent:
        name = _name(child)
        if name == wanted:
            yield child
        elif name in _THROUGH or name in _CHANGES:
            yield from _rows(child, wanted)


def _row_changes(row: Any) -> list[Any]:
    """Return the tracked changes of a row: one that is taken out may keep its words unmarked."""
    marks = (row.find(f"{W}trPr/{W}{kind}") for kind in ("ins", "del"))
    return [each for each in marks if each is not None]


def _flat(blocks: Iterator[WordBlock]) -> Iterator[WordParagraph]:
    """Yield the paragraphs of a cell; a table within it gives its own, cell by cell."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from cell


def _join_alike(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces with neighbours alike made one: programs cut runs anywhere."""
    last: Piece | None = None
    for piece in pieces:
        if last and not last.picture and not piece.picture and _kind(last) == _kind(piece):
            last = replace(last, text=last.text + piece.text)
        else:
            if last:
                yield last
            last = piece
    if last:
        yield last


def _kind(piece: Piece) -> tuple[bool, TrackedChange | None, tuple[str, ...], Raised]:
    return piece.bold, piece.change, piece.comments, piece.raised


def _change(element: Any, name: str) -> TrackedChange:
    return TrackedChange(_CHANGES[name], element.get(f"{W}author", ""), element.get(f"{W}date", ""))


def _name(element: Any) -> str:
    """Return the local name of an element of WordprocessingML, "" for others and comments."""
    tag = element.tag
    return tag[len(W) :] if isinstance(tag, str) and tag.startswith(W) else ""
