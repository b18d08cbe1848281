"""The paragraphs, tables and pictures below a title -> the blocks of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import (
    LINE_BREAK,
    Alignment,
    Block,
    Heading,
    Inline,
    Note,
    Paragraph,
    Picture,
    Span,
    Table,
    plain,
)
from bulletin_cli.content.markdown import CAPTION, NOTE, heading_level
from bulletin_cli.content.raised import plain_in_signs, without_bold
from bulletin_cli.incoming.draft.captions import DraftBlock, attach_captions, is_caption
from bulletin_cli.incoming.draft.forms import gives_title
from bulletin_cli.incoming.draft.inline import lines, paragraphs
from bulletin_cli.incoming.draft.picture_rows import PictureTableRow, in_rows, picture_table
from bulletin_cli.incoming.headings import sent_heading_level
from bulletin_cli.incoming.heads import is_running
from bulletin_cli.incoming.table_shape import TableShape, has_title_row, is_name, shape_of
from bulletin_cli.incoming.word.content import WordBlock, WordParagraph, WordPiece, WordTable

_PAGE_NUMBER = re.compile(r"[-—－–· ]*(第 ?)?\d{1,3}( ?页)?([ ，,/／]*共? ?\d{1,3} ?页)?[-—－–· ]*")
_MARKED = re.compile(r"[-—－–·]|页")  # without one of these a lone number is text
_HEADING_MOST = 40
_ENDS = "。！？；：，、"
_FRAME_COLUMNS = 2
_STOPS = tuple("。！？”")
_ITEM_LEVELS = (3, 4)
_ATTACHED = re.compile("附件[：:]")


class BodyReader:
    """Turns blocks of a Word file into those of an article; `messages` say what was left out.

    `pictures` are those that can be taken, by their names in the file.
    """

    def __init__(self, blocks: Iterable[WordBlock], pictures: Mapping[str, Picture]) -> None:
        self._pictures = pictures
        self.messages: list[str] = []
        word_blocks = list(blocks)
        self._levels = _levels(word_blocks)
        self._items = set(_items(word_blocks))
        made = [each for block in word_blocks for each in self._block(block)]
        self.blocks = tuple(attach_captions(tuple(_lists_as_text(made))))

    def _block(self, block: WordBlock) -> Iterator[DraftBlock]:
        if isinstance(block, WordTable):
            yield from self._table(block)
            return
        text = block.text.strip()
        if block.style.lower().startswith("toc "):
            self.messages.append(f"没有收目录的一行“{text}”")
        elif text and _PAGE_NUMBER.fullmatch(text) and _MARKED.search(text) and not block.number:
            self.messages.append(f"没有收页码“{text}”")
        else:
            if block.box and text:
                self.messages.append(f"文本框里的文字收进了正文：“{text[:20]}”")
            yield from self._paragraph(block)

    def _paragraph(self, paragraph: WordParagraph) -> Iterator[DraftBlock]:
        """Yield text and pictures in turn, the automatic number before the first words."""
        number = paragraph.number
        waiting: list[WordPiece] = [WordPiece(number)] * bool(number)
        row: list[Picture] = []
        for piece in paragraph.pieces:
            if not piece.picture:
                waiting.append(piece)
                continue
            if any(each.text.strip() or LINE_BREAK in each.text for each in waiting):
                yield from self._row(row)
                yield from self._texts(waiting, paragraph)
                row = []
            waiting = []
            row += self._picture(piece.picture)
        yield from self._row(row)
        yield from self._texts(waiting, paragraph)

    def _texts(self, pieces: Sequence[WordPiece], paragraph: WordParagraph) -> Iterator[DraftBlock]:
        level = self._levels.get(paragraph.outline, 0)
        is_item = paragraph in self._items
        for inline in paragraphs(pieces):
            block = Paragraph(inline) if is_item else _text_block(inline, paragraph, level)
            caption = isinstance(block, Paragraph) and is_caption(inline, paragraph)
            listed = not level and heading_level(plain(inline)) in _ITEM_LEVELS
            yield DraftBlock(block, caption, Paragraph(inline) if listed else None)
            level = 0  # only the first line is the heading

    def _row(self, pictures: Sequence[Picture]) -> Iterator[DraftBlock]:
        """Yield pictures that stand side by side, in rows that an article can have."""
        made = in_rows(pictures) if pictures else ()
        rows = sum(not each.beside for each in made)
        if rows > 1:
            self.messages.append(f"一段里的 {len(made)} 张图排成了 {rows} 行；请核对")
        yield from map(DraftBlock, made)

    def _picture(self, identifier: str) -> Iterator[Picture]:
        if identifier in self._pictures:
            yield self._pictures[identifier]
        else:
            self.messages.append(
                "没有收一张图片：读不出来，太大（30 MB、5000 万像素以上），或是 EMF、WMF"
            )

    def _table(self, table: WordTable) -> Iterator[DraftBlock]:
        if placed := picture_table(table, lambda cell: plain_in_signs(_cell(cell))):
            yield from self._pictured(placed)
            return
        kept = [at for at, row in enumerate(table.rows) if any(_cell(cell) for cell in row)]
        rows = [table.rows[at] for at in kept]
        pictures = [
            piece.picture
            for row in table.rows for cell in row for each in cell for piece in each.pieces
            if piece.picture
        ]  # fmt: skip
        if _is_frame(table):
            self.messages.append("一个用来排版的表收成了正文，一格接一格；请核对")
            yield from self._unfolded(table)
            return
        if any(_is_text(cell) for row in rows for cell in row):
            self.messages.append("表的一格里有几段文字，并成了一段；请核对")
        if pictures:
            self.messages.append(f"表里的 {len(pictures)} 张图片排到了表的后面")
        if rows:
            title = _cell(rows[0][0]) if has_title_row(table, kept) else ()
            if re.match(CAPTION, plain(title)):
                yield DraftBlock(Paragraph(title), may_be_caption=True)
                kept, rows = kept[1:], rows[1:]
            shape = shape_of(table, kept)
            if shape.is_cut:
                self.messages.append("表头和下面合并的单元格拆开了；请核对")
            yield DraftBlock(_build_table(rows, shape))
        for each in pictures:
            yield from map(DraftBlock, self._picture(each))

    def _pictured(self, rows: Sequence[PictureTableRow]) -> Iterator[DraftBlock]:
        """Yield what stands in a table that only places pictures, row by row."""
        self.messages.append("一个只放图的表收成了并排的图；请核对")
        for row in rows:
            taken: list[Picture] = []
            for name, caption in zip(row.pictures, row.captions, strict=True):
                found = [replace(each, caption=caption) for each in self._picture(name)]
                taken += found
                if not found and caption:
                    yield DraftBlock(Paragraph((Span(caption),)))
            yield from self._row(taken)

    def _unfolded(self, table: WordTable) -> Iterator[DraftBlock]:
        """Yield what stands in a table that only places its text, cell by cell."""
        for paragraph in (each for row in table.rows for cell in row for each in cell):
            yield from self._block(paragraph)


def _is_frame(table: WordTable) -> bool:
    """Return whether a table places text and holds no data: one of two columns with an article.

    A cell of figures or names has one paragraph that is a sentence, a text has several. Under
    names of columns even these are data.
    """
    if max((len(row) for row in table.rows), default=0) > _FRAME_COLUMNS:
        return False
    first, *others = table.rows or ((),)
    if others and len(first) == _FRAME_COLUMNS and all(map(is_name, first)):
        return gives_title(first[0], first[1])
    cells = (cell for row in table.rows for cell in row)
    return any(sum(each.text.rstrip()[-1:] in _STOPS for each in cell) > 1 for cell in cells)


def _lists_as_text(made: Sequence[DraftBlock]) -> Iterator[DraftBlock]:
    """Yield the blocks, numbered lines that follow each other as text: a list has no headings.

    That goes for 1. and （1） alone; 一、 and （一） are headings wherever they stand.
    """
    listed: set[int] = set()
    for place, (above, each) in enumerate(pairwise(made), start=1):
        if each.item and above.item and heading_level(each.text) == heading_level(above.text):
            listed |= {place - 1, place}
        elif each.item and _ATTACHED.match(above.text):
            listed.add(place)
    for place, each in enumerate(made):
        yield DraftBlock(each.item) if place in listed and each.item else each


def _levels(blocks: Iterable[WordBlock]) -> dict[int, int]:
    """Return the heading level of each outline level that stands without a number of its own."""
    outlines = {
        each.outline
        for each in blocks
        if isinstance(each, WordParagraph) and each.outline and each.text.strip()
        and not heading_level((each.number + each.text).strip())
    }  # fmt: skip
    return {outline: min(level, 4) for level, outline in enumerate(sorted(outlines), start=1)}


def _items(blocks: Iterable[WordBlock]) -> Iterator[WordParagraph]:
    """Yield numbered paragraphs with another of their level next to them: a list, no headings."""
    written = (
        each for each in blocks if isinstance(each, WordTable) or each.text.strip() or each.pictures
    )
    for above, below in pairwise(written):
        if isinstance(above, WordParagraph) and isinstance(below, WordParagraph):
            level = _numbered_level(above)
            yield from (above, below) if level and level == _numbered_level(below) else ()


def _numbered_level(paragraph: WordParagraph) -> int:
    """Return the level of a paragraph that would be a heading by its automatic number alone."""
    if not paragraph.number or paragraph.outline:
        return 0
    return sent_heading_level((paragraph.number + paragraph.text).strip())


def _text_block(inline: Inline, paragraph: WordParagraph, level: int) -> Block:
    text = plain(inline)
    numbered = heading_level(text) if paragraph.outline else sent_heading_level(text)
    is_short = len(text) <= _HEADING_MOST and text[-1] not in _ENDS
    if numbered or (level and is_short):
        return Heading(numbered or level, without_bold(inline))
    return Note(inline) if text.startswith(NOTE) else Paragraph(inline)


def _build_table(rows: Sequence[Sequence[Sequence[WordParagraph]]], shape: TableShape) -> Table:
    width = max(map(len, rows))
    full = tuple(tuple(_cell(cell) for cell in row) + ((),) * (width - len(row)) for row in rows)
    plain_column: Alignment = ""
    return Table(
        full,
        (plain_column,) * width,
        header=shape.header,
        merged=shape.merged,
        widths=shape.widths,
        landscape=shape.landscape,
    )


def _cell(paragraphs_: Iterable[WordParagraph]) -> Inline:
    """Return the lines of a cell in one, parted by blanks."""
    found: list[Span] = []
    for paragraph in paragraphs_:
        numbered = [WordPiece(paragraph.number)] * bool(paragraph.number)
        for line in lines([*numbered, *(each for each in paragraph.pieces if not each.picture)]):
            found += [*([Span(" ", found[-1].bold)] if found else []), *line]
    return tuple(found)


def _is_text(cell: Sequence[WordParagraph]) -> bool:
    """Return whether a cell holds several paragraphs of which one is running text."""
    shown = [each.text.strip() for each in cell if each.text.strip()]
    return len(shown) > 1 and any(map(is_running, shown))
