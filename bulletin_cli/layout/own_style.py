"""The style of one paragraph: its named style, and what the paragraph says of its own place."""

from __future__ import annotations

from bulletin_cli.base.record import replace
from bulletin_cli.layout.document import Document, Style, StyledParagraph


def own_style(paragraph: StyledParagraph, document: Document) -> Style:
    """Return the style of a paragraph with what departs from it, alignment aside."""
    style = document.styles[paragraph.style]
    if indent := paragraph.indent:
        style = replace(style, left=indent.left, first_line=indent.first_line, right=0.0)
    if paragraph.keep_with_next not in (None, style.keep_with_next):
        style = replace(style, keep_with_next=paragraph.keep_with_next)
    if paragraph.page_break_before and not style.page_break_before:
        style = replace(style, page_break_before=True)
    return style
