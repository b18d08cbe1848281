"""The headers and footers of a Word file: parts of their own, which the section names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from bulletin_cli.base.record import record, replace
from bulletin_cli.layout.document import Document, StyledParagraph, is_turned

_TYPES = ("default", "even", "first")  # of pages; their places are the numbers of the parts


@record
class Margin:
    """A header or a footer; `pages` says of which pages, `turned` that they are landscape ones."""

    kind: Literal["header", "footer"]
    pages: str
    paragraphs: tuple[StyledParagraph, ...]
    turned: bool = False

    @property
    def name(self) -> str:
        """The name of the part."""
        return f"{self.kind}{_TYPES.index(self.pages) + 1 + len(_TYPES) * self.turned}"

    @property
    def identifier(self) -> str:
        """The id of its relationship."""
        return f"rId{self.name.capitalize()}"

    @property
    def reference(self) -> str:
        """How the section names it."""
        return f'<w:{self.kind}Reference w:type="{self.pages}" r:id="{self.identifier}"/>'


@record
class References:
    """The headers and footers that sections name; `turned` is empty where one set serves all.

    `first` are those of the document's first section, which alone has a first page of its own.
    """

    first: str
    upright: str
    turned: str


def margins_of(document: Document) -> tuple[Margin, ...]:
    """Return the headers, if there is one at all, and the footers; those of landscape pages last.

    These have their own only where a tab stop stands elsewhere on a wider page.
    """
    upright = _upright(document)
    paragraphs = [paragraph for each in upright for paragraph in each.paragraphs]
    styles = [document.styles[each.style] for each in paragraphs]
    has_tabs = any(each.right_tab or each.center_tab for each in styles)
    if not (has_tabs and any(map(is_turned, document.body))):
        return upright
    return (*upright, *(_turned(each) for each in upright if each.pages != "first"))


def references_of(document: Document, refer: Callable[[Margin], str]) -> References:
    """Return what the sections of a document name, each header and footer as `refer` says."""
    margins = margins_of(document)
    upright = [each for each in margins if not each.turned]
    later = [each for each in upright if each.pages != "first"]
    turned = [each for each in margins if each.turned]
    return References(*("".join(map(refer, each)) for each in (upright, later, turned)))


def _turned(margin: Margin) -> Margin:
    paragraphs = tuple(replace(each, turned=True) for each in margin.paragraphs)
    return replace(margin, paragraphs=paragraphs, turned=True)


def _upright(document: Document) -> tuple[Margin, ...]:
    headers = (document.odd_header, document.even_header, document.first_header)
    footers = (document.odd_footer, document.even_footer, document.first_footer)
    kinds: tuple[
        tuple[Literal["header", "footer"], tuple[tuple[StyledParagraph, ...] | None, ...]], ...
    ] = (
        ("header", headers if any(headers) else ()),
        ("footer", footers),
    )
    return tuple(
        Margin(kind, pages, paragraphs)
        for kind, each in kinds
        for pages, paragraphs in zip(_TYPES, each, strict=False)
        if paragraphs is not None
    )
