"""Where signatures, dates, lists of attachments stand on their lines (GB/T 9704-2012, 7.3.4-5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import (
    Align,
    Document,
    Indent,
    Style,
    StyledBlock,
    StyledParagraph,
)
from bulletin_cli.layout.typeset.widths import natural_widths

_SIGNED = ("signature", "signed_on")
_LIST = "attachment_list"
_LISTED = re.compile(r"(附件：\s*)?([0-9]{1,2}[.．]\s*)?")


def place_official(document: Document) -> tuple[StyledBlock, ...]:
    """Return the body, its signatures, dates and lists of attachments with their own indents."""
    if not any(_group(each) for each in document.body):
        return document.body
    return tuple(
        each
        for group, blocks in groupby(document.body, key=_group)
        for each in _place(group, list(blocks), document)
    )


def _group(block: StyledBlock) -> str:
    """Return what a block belongs to: `signed`, `list` or nothing."""
    if not isinstance(block, StyledParagraph) or not block.runs:
        return ""
    return "signed" if block.style in _SIGNED else "list" if block.style == _LIST else ""


def _place(group: str, blocks: Sequence[StyledBlock], document: Document) -> Iterator[StyledBlock]:
    paragraphs = [each for each in blocks if isinstance(each, StyledParagraph)]
    match group:
        case "signed":
            yield from _sign(paragraphs, document)
        case "list":
            yield from _list(paragraphs, document)
        case _:
            yield from blocks


def _sign(paragraphs: Sequence[StyledParagraph], document: Document) -> Iterator[StyledBlock]:
    """Yield signature and date at the right, each as far from the edge as its style says.

    The date begins as far right of the signature's beginning as its own left indent says; where
    it would come too near the edge, both move left. A centred signature stands above the middle
    of the date instead, as where a seal is put on both.
    """
    name, day = (document.styles.get(key) for key in _SIGNED)
    widths = {
        key: max((_width(each, document) for each in paragraphs if each.style == key), default=0.0)
        for key in _SIGNED
    }
    room = document.column_of(paragraphs[0]).text_width
    if name and day and name.align == "center" and all(widths.values()):
        half = max(_blank(each) + widths[each.key] / 2 for each in (name, day))
        for each in paragraphs:
            yield _indented(each, document, left=max(room - 2 * half, 0.0), align="center")
        return
    shift = day.left * day.size if day and all(widths.values()) else 0.0
    starts = [
        _blank(style) + widths[style.key] + (shift if style is day else 0.0)
        for style in (name, day)
        if style and widths[style.key]
    ]
    left = max(room - max(starts), 0.0)
    for each in paragraphs:
        own = left + shift if each.style == "signed_on" else left
        yield _indented(each, document, left=own, align="left")


def _list(paragraphs: Sequence[StyledParagraph], document: Document) -> Iterator[StyledBlock]:
    """Yield a list of attachments, the lines of each name below its first character."""
    style = document.styles[_LIST]
    label = 0.0
    for each in paragraphs:
        words, number = _LISTED.findall(each.text)[0]  # either may be ""
        numbered = len(words + number)
        ends = _edges(each.text, style, document)
        if words:
            label, begin = ends[len(words)], 0.0
        else:
            begin = label
        left = style.left * style.size + begin + ends[numbered]
        yield _indented(each, document, left=left, first_line=-ends[numbered])


def _indented(
    paragraph: StyledParagraph,
    document: Document,
    *,
    left: float,
    first_line: float = 0.0,
    align: Align | None = None,
) -> StyledParagraph:
    """Return a paragraph with indents given in points."""
    size = document.styles[paragraph.style].size
    indent = Indent(left / size, first_line / size)
    return replace(paragraph, indent=indent, align=align or paragraph.align)


def _blank(style: Style) -> float:
    return style.right * style.size


def _width(paragraph: StyledParagraph, document: Document) -> float:
    """Return the width of the longest line that a writer made."""
    style = document.styles[paragraph.style]
    return max(_edges(line, style, document)[-1] for line in paragraph.text.split(LINE_BREAK))


def _edges(text: str, style: Style, document: Document) -> list[float]:
    """Return how far each character's left edge is from the first one's, and the end."""
    edges = [0.0]
    widths = natural_widths(text, style, document.line_breaking_of(style), compress=False)
    for advance in widths.advances:
        edges.append(edges[-1] + advance)
    return edges
