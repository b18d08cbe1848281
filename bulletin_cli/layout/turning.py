"""Wide tables on landscape pages, with what leads to them and the notes below them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from bulletin_cli.base.record import replace
from bulletin_cli.layout.document import (
    StyledBlock,
    StyledParagraph,
    StyledTable,
    is_turned,
)
from bulletin_cli.layout.pages import LaidOutPage, Pages

# What is nothing without the table that it stands above, so that no page ends with it.
_LEADING = (
    "table_caption", "heading1", "heading2", "heading3", "heading4", "attachment",
    "attachment_title",
)  # fmt: skip
# What stands below it: a page with these alone would be nearly blank.
_FOLLOWING = ("note", "attachment_list", "signature", "signed_on", "remark")


def turn_tables(blocks: Iterable[StyledBlock], least: int) -> Iterator[StyledBlock]:
    """Yield blocks, those of at least so many columns turned like those that are; 0 turns none."""
    leading: list[StyledParagraph] = []
    below = False  # a turned table, or what follows it
    for block in blocks:
        if isinstance(block, StyledParagraph) and block.style in _LEADING:
            leading.append(block)
            below = False
            continue
        if isinstance(block, StyledTable):
            below = block.turned or 0 < least <= len(block.rows[0])
        else:
            below = below and isinstance(block, StyledParagraph) and block.style in _FOLLOWING
        for each in (*leading, block):
            yield _turned(each) if below else each
        leading = []
    yield from leading


def turn_head(blocks: Iterable[StyledBlock]) -> list[StyledBlock]:
    """Return an article's blocks, its head turned with the table that its text begins with."""
    found = list(blocks)
    head = list(takewhile(lambda each: not each.source or each.source.block < 0, found))
    if any(map(is_turned, found[len(head) : len(head) + 1])) and not any(map(_is_table, head)):
        found[: len(head)] = map(_turned, head)
    return found


def is_head_alone(pages: Pages) -> bool:
    """Return whether the head of an article has a page to itself, its table on the next one."""
    turned = pages.document.page.turned
    return any(
        page.sheet != turned == following.sheet and _is_head(page)
        for page, following in pairwise(pages.pages)
    )


def _is_head(page: LaidOutPage) -> bool:
    """Return whether nothing but what stands above an article's text is on a page."""
    sources = [line.source for line in page.lines if line.text]
    return bool(sources) and all(each and each.block < 0 for each in sources)


def turn_foot(blocks: Iterable[StyledBlock], text: Sequence[StyledBlock]) -> Iterator[StyledBlock]:
    """Yield what stands below an article's text, turned where that ends on a landscape page."""
    turns = any(map(is_turned, text[-1:]))
    return (_turned(each) if turns and not _is_table(each) else each for each in blocks)


def _is_table(block: StyledBlock) -> bool:
    return isinstance(block, StyledTable)


def _turned(block: StyledBlock) -> StyledBlock:
    return (
        replace(block, turned=True) if isinstance(block, StyledParagraph | StyledTable) else block
    )
