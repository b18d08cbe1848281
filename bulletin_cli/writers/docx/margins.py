"""The headers and footers of a Word file: parts of their own, which the section names."""

from __future__ import annotations

from typing import Literal

from bulletin_cli.base.record import record
from bulletin_cli.layout.document import Document, StyledParagraph

_TYPES = ("default", "even", "first")  # of pages; their places are the numbers of the parts


@record
class Margin:
    """A header or a footer; `pages` says of which pages."""

    kind: Literal["header", "footer"]
    pages: str
    paragraphs: tuple[StyledParagraph, ...]

    @property
    def name(self) -> str:
        """The name of the part."""
        return f"{self.kind}{_TYPES.index(self.pages) + 1}"

    @property
    def identifier(self) -> str:
        """The id of its relationship."""
        return f"rId{self.name.capitalize()}"

    @property
    def reference(self) -> str:
        """How the section names it."""
        return f'<w:{self.kind}Reference w:type="{self.pages}" r:id="{self.identifier}"/>'


def margins_of(document: Document) -> tuple[Margin, ...]:
    """Return the headers, if there is one at all, and the footers."""
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
