"""From the XML of a Word file to its paragraphs and tables, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bulletin_cli.base.record import replace
from bulletin_cli.incoming.word.chunks import Chunks
from bulletin_cli.incoming.word.content import (
    TrackedChange,
    WordBlock,
    WordParagraph,
    WordPiece,
    WordTable,
    paragraphs,
)
from bulletin_cli.incoming.word.formulas import formula_text
from bulletin_cli.incoming.word.inline import PLACEHOLDER, THROUGH, LineReader, is_placeholder
from bulletin_cli.incoming.word.limits import COLUMNS_MOST, too_many
from bulletin_cli.incoming.word.merging import Merging, is_covered
from bulletin_cli.incoming.word.reading import CHANGES, WordReading, change_of
from bulletin_cli.incoming.word.sections import landscape_tables
from bulletin_cli.incoming.word.xml import MC, M, R, W, alternative, switch, value, whole, word_name


class Walk:
    """Reads stories (the body, a text box) of a file into blocks."""

    def __init__(self, reading: WordReading) -> None:
        self._reading = reading
        self._chunks = Chunks(reading.package, reading.file)
        self._landscape: frozenset[Any] = frozenset()

    def story(self, container: Any, *, box: bool = False) -> Iterator[WordBlock]:
        """Yield the paragraphs and tables of the body or of a text box."""
        if not box:
            self._landscape = landscape_tables(container)
        with self._reading.story(container):
            yield from self._blocks(container, box=box)

    def _blocks(self, container: Any, *, box: bool = False) -> Iterator[WordBlock]:
        """Yield them for a body, a cell, a control; a drop cap begins the paragraph below it."""
        cap: WordParagraph | None = None
        for block in self._all_blocks(container, box=box):
            if isinstance(block, _DropCap):
                yield from (cap,) if cap else ()
                cap = block.paragraph
            else:
                yield from _put_before(cap, block)
                cap = None
        if cap:
            yield cap

    def _all_blocks(self, container: Any, *, box: bool) -> Iterator[WordBlock | _DropCap]:
        for child in container:
            name = word_name(child)
            if name == "p":
                yield from self._paragraph(child, box=box)
            elif name == "tbl":
                yield self._table(child)
            elif name in CHANGES:
                with self._reading.within([change_of(child, name)]):
                    yield from self._all_blocks(child, box=box)
            elif name in THROUGH:
                with self._reading.covered(PLACEHOLDER if is_placeholder(child) else ""):
                    yield from self._all_blocks(child, box=box)
            elif child.tag == f"{MC}AlternateContent":
                choice = alternative(child)
                yield from self._all_blocks(() if choice is None else choice, box=box)
            elif name in ("altChunk", "subDoc"):
                self._reading.tell_apart(
                    "嵌入的另一份文件", self._chunks.words(child.get(f"{R}id", ""))
                )
            elif str(child.tag).startswith(M):
                self._reading.tell("一行写不下的公式", formula_text(child))
            else:
                self._reading.mark(child, [])

    def _paragraph(self, element: Any, *, box: bool) -> Iterator[WordBlock | _DropCap]:
        reading, styles = self._reading, self._reading.styles
        reading.elements.append(element)
        at = len(reading.elements)  # boxes in it come later
        number = self._number(element)
        line = LineReader(element, reading)
        paragraph = WordParagraph(
            line.pieces(),
            style=styles.name(element),
            outline=styles.outline(element),
            number=number,
            centered=styles.is_centered(element),
            size=styles.size(element, next(element.iter(f"{W}r"), element)),
            bookmarks=tuple(dict.fromkeys(line.marks)),
            end=self._end(element),
            box=box,
            at=at,
        )
        frame = element.find(f"{W}pPr/{W}framePr")
        is_cap = frame is not None and frame.get(f"{W}dropCap") in ("drop", "margin")
        yield _DropCap(paragraph) if is_cap else paragraph
        for content, changes in line.boxes:
            with reading.within(changes[len(reading.changes) :]):
                yield from self._box(content)

    def _box(self, content: Any) -> Iterator[WordBlock]:
        """Yield what stands in a text box, or the words of WordArt."""
        if isinstance(content, str):
            yield WordParagraph((WordPiece(content, change=self._reading.change),), box=True)
        else:
            yield from self.story(content, box=True)

    def _number(self, element: Any) -> str:
        number, level = self._reading.styles.numbering(element)
        found = self._reading.numbers.next(number, level)
        for what, where in (("列表前的项目符号", found.bullet), ("太长的编号", found.odd)):
            if where:
                self._reading.tell_apart(what, where)
        return found.text

    def _end(self, paragraph: Any) -> TrackedChange | None:
        for tag in ("del", "moveFrom", "ins", "moveTo"):
            mark = paragraph.find(f"{W}pPr/{W}rPr/{W}{tag}")
            if mark is not None:
                return change_of(mark, tag)
        return self._reading.change

    def _table(self, table: Any) -> WordTable:
        rows: list[tuple[tuple[WordParagraph, ...], ...]] = []
        grid, header = Merging(), 0
        for row in self._members(table, "tr"):
            cells: list[tuple[WordParagraph, ...]] = [()] * self._before(row)
            hidden = _is_hidden(row)
            for cell in self._members(row, "tc"):
                wide = min(whole(value(cell, "tcPr/gridSpan"), 1), COLUMNS_MOST)
                if not hidden:
                    grid.add(cell, len(rows), len(cells), wide)
                cells += [self._cell(cell), *[()] * (wide - 1)]
                if len(cells) > COLUMNS_MOST:
                    raise too_many(
                        f"表格的一行有 {len(cells)} 格", COLUMNS_MOST, self._reading.file
                    )
            if not hidden:
                header += _says(row, "tblHeader") and header == len(rows)
                rows.append(tuple(cells))
        columns = table.iterfind(f"{W}tblGrid/{W}gridCol")
        widths = tuple(whole(each.get(f"{W}w"), 0) for each in columns)
        landscape = table in self._landscape
        return WordTable(tuple(rows), grid.merged(), header, widths, landscape)

    def _cell(self, cell: Any) -> tuple[WordParagraph, ...]:
        with self._reading.covered("合并的单元格盖住的文字" if is_covered(cell) else ""):
            return tuple(paragraphs(self._blocks(cell)))

    def _before(self, row: Any) -> int:
        """Return how many columns a row leaves free at its beginning."""
        return min(whole(value(row, "trPr/gridBefore"), 0), COLUMNS_MOST)

    def _members(self, parent: Any, wanted: str) -> Iterator[Any]:
        """Yield rows of a table or cells of a row, those within content controls too."""
        for child in parent:
            name = word_name(child)
            if name == wanted:
                hidden = "隐藏的表格行" if _is_hidden(child) else ""
                with self._reading.within(_row_changes(child)), self._reading.covered(hidden):
                    yield child
            elif name in CHANGES:
                with self._reading.within([change_of(child, name)]):
                    yield from self._members(child, wanted)
            elif name in THROUGH:
                with self._reading.covered(PLACEHOLDER if is_placeholder(child) else ""):
                    yield from self._members(child, wanted)
            elif child.tag == f"{MC}AlternateContent":
                choice = alternative(child)
                yield from self._members(() if choice is None else choice, wanted)


class _DropCap:
    """A paragraph that is the first letter of the next one."""

    def __init__(self, paragraph: WordParagraph) -> None:
        self.paragraph = paragraph


def _put_before(cap: WordParagraph | None, block: WordBlock) -> Iterator[WordBlock]:
    """Yield a block with the drop cap that begins it, or, for a table, both."""
    if cap is None or isinstance(block, WordTable):
        yield from (cap, block) if cap else (block,)
    else:
        marks = (*cap.bookmarks, *block.bookmarks)
        yield replace(block, pieces=cap.pieces + block.pieces, bookmarks=marks)


def _row_changes(row: Any) -> list[TrackedChange]:
    """Return the tracked changes of a row: one that is taken out may keep its words unmarked."""
    marks = ((kind, row.find(f"{W}trPr/{W}{kind}")) for kind in ("ins", "del"))
    return [change_of(mark, kind) for kind, mark in marks if mark is not None]


def _is_hidden(row: Any) -> bool:
    return _says(row, "hidden")


def _says(row: Any, name: str) -> bool:
    """Return whether a switch of a row is on."""
    properties = row.find(f"{W}trPr")
    return properties is not None and switch(properties, name)
