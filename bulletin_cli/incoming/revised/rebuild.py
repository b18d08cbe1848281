"""Returned paragraphs -> blocks of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from bulletin_cli.base.merged_cells import cut_below, keep_rows
from bulletin_cli.base.record import replace
from bulletin_cli.content.article import (
    LINE_BREAK,
    Block,
    Heading,
    Inline,
    Note,
    OfficialLine,
    OfficialPart,
    Paragraph,
    Picture,
    Span,
    Table,
)
from bulletin_cli.content.markdown import NOTE, heading_level
from bulletin_cli.content.official import fits
from bulletin_cli.content.pipe_table import HEADER_MOST
from bulletin_cli.content.raised import without_bold
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.incoming.revised.placed import PlacedParagraph
from bulletin_cli.layout.marks import Bookmark
from bulletin_cli.layout.official import PARTS_BY_NAME

Captioned = TypeVar("Captioned", Picture, Table)
_HEADING_STYLE = re.compile(r"heading ([2-5])", re.IGNORECASE)


def blocks(paragraph: ReturnedParagraph, like: Block | None = None) -> Iterator[Block]:
    """Yield what a returned paragraph is in an article: of the kind of `like`, or a new one.

    A line break within it parts paragraphs, but not the lines of an attachment's title.
    """
    found = [*_lines(paragraph.inline)]
    if _official_part(like, paragraph.style) == "attachment_title":
        found = [tuple(_joined([span for inline in found for span in inline]))]
    for inline in found:
        yield _block(inline, like, paragraph.style)
        like = Paragraph(())  # only the first line is the heading that it was


def head(items: Sequence[PlacedParagraph], like: Table) -> int:
    """Return how many rows at the top of a returned table its article's header became.

    Word says of a row that is put in below a header that it is repeated, too.
    """
    rows = {
        each.theirs.cell.row
        for each in items
        if each.theirs.cell and any(0 <= mark.row < like.header for mark in each.marks)
    }
    return max(sorted(rows)[: like.header], default=-1) + 1


def table(like: Table | None, cells: Sequence[ReturnedParagraph], head: int = 0) -> Table:
    """Return the table that returned cells make; columns keep their alignment and their width.

    Rows without words are left out. The header are the first `head` rows, or else those that are
    repeated on every page; cells that were merged across its lower edge end there.
    """
    places = [(each.cell.row, each.cell.column, each) for each in cells if each.cell]
    height = max(row for row, _, _ in places) + 1
    width = max(column for _, column, _ in places) + 1
    if full_width := max(each.cell.width for each in cells if each.cell):
        width = max(width, full_width)
    elif like:
        width = max(width, len(like.alignments))
    rows: list[list[Inline]] = [[()] * width for _ in range(height)]
    for row, column, each in places:
        for line in _lines(each.inline):
            rows[row][column] = _below(rows[row][column], line)
    written = [at for at, row in enumerate(rows) if any(row)]
    kept = (like.alignments if like else ())[:width]
    alignments = (*kept, *[""] * (width - len(kept)))
    where = next(each.cell for each in cells if each.cell)
    above = head or where.header or (like.header if like else 1)
    header = sum(row < above for row in written)
    header = min(max(header, 1), HEADER_MOST)
    return Table(
        tuple(tuple(rows[at]) for at in written),
        alignments,  # type: ignore[arg-type]
        like.caption if like else "",
        header=header,
        merged=cut_below(keep_rows(where.merged, written), header),
        widths=like.widths if like and len(like.widths) == width else (),
        landscape=bool(like and like.landscape),
    )


def _below(above: Inline, line: Inline) -> Inline:
    """Return the lines of a cell in one, parted by blanks."""
    blank = (Span(" ", above[-1].bold),) if above else ()
    return tuple(_joined((*above, *blank, *line)))


def looks_like(paragraph: ReturnedParagraph, block: Block, mark: Bookmark) -> bool:
    """Return whether a paragraph that says the same looks and links as `mark` of `block` does.

    Bold counts in paragraphs and below a table's head: elsewhere it comes from the style.
    """
    if isinstance(block, Paragraph | OfficialLine):
        return [*blocks(paragraph, block)] == [block]
    if isinstance(block, Table) and not _same_shape(paragraph, block):
        return False
    inline = tuple(span for line in _lines(paragraph.inline) for span in line)
    if isinstance(block, Table) and mark.row >= block.header:
        return inline == block.rows[mark.row][mark.column]
    said = without_bold(inline)
    if isinstance(block, Heading | Note):
        return said == without_bold(block.inline)
    if isinstance(block, Table) and mark.row >= 0:
        return said == without_bold(block.rows[mark.row][mark.column])
    return True


def new_shape(before: Table, after: Table) -> str:
    """Return in words that other cells are merged than were, "" where none are."""
    written = [at for at, row in enumerate(before.rows) if any(row)]
    return "合并的格子变了" if keep_rows(before.merged, written) != after.merged else ""


def _same_shape(paragraph: ReturnedParagraph, block: Table) -> bool:
    """Return whether a cell, or a caption, comes from a table with these merged cells."""
    cell = paragraph.cell
    return cell is None or cut_below(cell.merged, block.header) == block.merged


def picture(paragraph: ReturnedParagraph, caption: str) -> Picture:
    """Return the picture that somebody put in."""
    return with_caption(Picture(paragraph.path, "", beside=paragraph.beside), caption)


def with_caption(block: Captioned, caption: str) -> Captioned:
    """Return a picture or a table with another caption."""
    return replace(block, caption=caption.replace(LINE_BREAK, ""))


def plain(text: str, like: Block | None) -> Iterator[Block]:
    """Yield what a text without any format is, of the kind of `like`."""
    return blocks(ReturnedParagraph((Span(text),)), like)


def _block(inline: Inline, like: Block | None, style: str) -> Block:
    text = "".join(span.text for span in inline)
    part = _official_part(like, style)
    if part and fits(part, text):
        return OfficialLine(part, inline)
    if isinstance(like, Heading) and (
        not style or _HEADING_STYLE.fullmatch(style) or heading_level(text)
    ):
        return Heading(like.level, without_bold(inline))
    if text.startswith(NOTE) and (like is None or isinstance(like, Note)):
        return Note(inline)
    named = _HEADING_STYLE.fullmatch(style) if like is None else None
    level = int(named[1]) - 1 if named else heading_level(text) if like is None else 0
    return Heading(level, without_bold(inline)) if level else Paragraph(inline)


def _official_part(like: Block | None, style: str) -> OfficialPart | None:
    """Return what line of an official text a paragraph is: what it was, or what its style says."""
    if isinstance(like, OfficialLine):
        return like.part
    return PARTS_BY_NAME.get(style) if like is None else None


def _lines(inline: Inline) -> Iterator[Inline]:
    """Yield the lines of a paragraph without blanks at their ends; tabs become blanks."""
    line: list[Span] = []
    for span in inline:
        first, *rest = span.text.replace("\t", "\u3000").split(LINE_BREAK)
        line.append(replace(span, text=first))
        for text in rest:
            yield from _trim(line)
            line = [replace(span, text=text)]
    yield from _trim(line)


def _trim(line: Sequence[Span]) -> Iterator[Inline]:
    spans = [span for span in line if span.text]
    if spans:
        spans[0] = replace(spans[0], text=spans[0].text.lstrip())
        spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip())
    if merged := _joined(spans):
        yield tuple(merged)


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Return spans of which neighbours in one look are one."""
    merged: list[Span] = []
    for span in spans:
        if merged and _look(merged[-1]) == _look(span):
            merged[-1] = replace(span, text=merged[-1].text + span.text)
        elif span.text:
            merged.append(span)
    return merged


def _look(span: Span) -> tuple[bool, str, str]:
    return span.bold, span.raised, span.link
