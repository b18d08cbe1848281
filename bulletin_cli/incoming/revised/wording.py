"""What a block says, apart from its looks, and how that is shown to somebody."""

from __future__ import annotations

from bulletin_cli.content.article import (
    Block,
    Heading,
    Ignore,
    Note,
    OfficialLine,
    Paragraph,
    Picture,
    Table,
    plain,
)
from bulletin_cli.layout.marks import PICTURE


def said(block: Block) -> str:
    """Return all that a block says, in any weight."""
    match block:
        case Table():
            cells = (plain(cell) for row in block.rows if any(row) for cell in row)
            return "\n".join((block.caption, *cells))
        case Picture():
            return f"{block.path}\n{block.caption}"
        case Ignore():
            return ""
    return plain(block.inline)


def shown(text: str) -> str:
    """Return a text in which words stand for a picture."""
    return text.replace(PICTURE, "（图片）")


def has_look(block: Block) -> bool:
    """Return whether a block's text has bold or raised parts or links, which no words say."""
    if isinstance(block, Heading):
        return any(span.raised or span.link for span in block.inline)
    return isinstance(block, Paragraph | Note | OfficialLine) and any(
        span.bold or span.raised or span.link for span in block.inline
    )
