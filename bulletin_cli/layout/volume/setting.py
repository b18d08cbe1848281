"""Lists of a volume -> pages on which what stands behind a tab is never broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import Document, Run, StyledParagraph
from bulletin_cli.layout.pages import Pages
from bulletin_cli.layout.typeset import LatinWidths, typeset

_TAB = "\t"


def set_list(
    frame: Document, paragraphs: Sequence[StyledParagraph], latin: LatinWidths, first: int
) -> Pages:
    """Return the pages of a list in the looks of `frame`, from page `first` on.

    Where a title leaves too little room for what follows the tab, that begins a line of its own.
    """
    pages = typeset(replace(frame, body=tuple(paragraphs)), latin, first)
    broken = [*_are_broken(pages)]
    if not any(broken):
        return pages
    body = (
        _apart(each) if is_broken else each
        for each, is_broken in zip(paragraphs, broken, strict=True)
    )
    return typeset(replace(frame, body=tuple(body)), latin, first)


def _are_broken(pages: Pages) -> Iterator[bool]:
    """Yield of each paragraph whether its tab stands in a line before its last."""
    tabbed = False
    for line in (line for page in pages.pages for line in page.lines):
        if line.last:
            yield tabbed
        tabbed = not line.last and (tabbed or _TAB in line.text)


def _apart(paragraph: StyledParagraph) -> StyledParagraph:
    return replace(paragraph, runs=(Run(paragraph.text.replace(_TAB, LINE_BREAK + _TAB)),))
