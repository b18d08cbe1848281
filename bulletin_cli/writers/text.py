"""Document -> plain text: a paragraph a line, first-line indents as full-width blanks."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.content.raised import in_signs
from bulletin_cli.layout.document import (
    Document,
    StyledBlock,
    StyledParagraph,
    StyledPicture,
    StyledPictureRow,
    StyledTable,
)
from bulletin_cli.layout.own_style import own_style


def write(document: Document) -> bytes:
    """Return the document as UTF-8 text, blank lines kept, outer ones dropped."""
    lines = [line for block in document.blocks for line in _lines(block, document)]
    return ("\n".join(lines).strip("\n") + "\n").encode()


def _lines(block: StyledBlock, document: Document) -> Iterator[str]:
    match block:
        case StyledParagraph(picture=StyledPicture()):
            return  # a logo says nothing
        case StyledParagraph():
            style = own_style(block, document)
            is_centred = style.align in ("center", "distribute")  # between two equal margins
            indent = "" if is_centred else "　" * max(int(style.left + style.first_line), 0)
            yield from (indent + _text(block).replace("\t", "　　")).rstrip().split(LINE_BREAK)
        case StyledPicture():
            yield f"［图：{block.alt or '无说明'}］"
        case StyledPictureRow():
            for cell in block.cells:
                yield from _lines(cell.picture, document)
                yield from _lines(cell.caption, document) if cell.caption else ()
        case StyledTable():
            yield from _rows(block)


def _rows(table: StyledTable) -> Iterator[str]:
    """Yield a line a row; of a template's tables those that say something, without pictures."""
    for row in table.rows:
        texts = [_text(cell) for cell in row]
        if table.source:
            yield "\t".join(texts)
        elif said := [each.replace(LINE_BREAK, "") for each in texts if each]:
            yield "\t".join(said)


def _text(paragraph: StyledParagraph) -> str:
    """Return what a paragraph says, raised digits as ² and ₂."""
    return "".join(in_signs(run.text, run.raised) for run in paragraph.runs)
