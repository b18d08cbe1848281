"""w:sectPr: the page of a section, its headers and footers, its columns.

An issue is one section. Where its articles stand in columns there are up to three: what is across
above them, they themselves, and the imprint across below them, each begun where the last one ends.
Landscape pages are a section of their own; it and the one after it begin a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Literal, TypeAlias

from bulletin_cli.base.typography import twips
from bulletin_cli.layout.document import Document, is_turned
from bulletin_cli.writers.docx.margins import References
from bulletin_cli.writers.docx.xml import element

SectionKind: TypeAlias = Literal["across", "columns", "imprint", "turned"]
LAST = -1


def sections(document: Document, references: References, numbering: str) -> Mapping[int, str]:
    """Return the properties of each section by the block of the body that it ends with.

    Those of the document's last one stand at LAST. The first has the `numbering` of its pages, and
    names the headers and footers of all; each does where landscape pages have their own.
    """
    return {
        end: _section(document, place, references, None if number else numbering)
        for number, (end, place) in enumerate(_places(document))
    }


def _places(document: Document) -> Iterator[tuple[int, SectionKind]]:
    """Yield what each section holds, after the block that it ends with."""
    if any(map(is_turned, document.body)):
        yield from _turned_places(document)
        return
    if document.page.columns == 1:
        yield LAST, "across"
        return
    if document.across:
        yield document.across - 1, "across"
    has_columns = len(document.body) > document.across
    if has_columns and document.imprint:
        yield len(document.body) - 1, "columns"
    yield LAST, "columns" if has_columns and not document.imprint else "imprint"


def _turned_places(document: Document) -> Iterator[tuple[int, SectionKind]]:
    """Yield upright and landscape pages in turn; the imprint stands on an upright one."""
    end, last = -1, len(document.body) - 1
    for turned, blocks in groupby(document.body, key=is_turned):
        end += len(list(blocks))
        place: SectionKind = "turned" if turned else "across"
        if end < last or (turned and document.imprint):
            yield end, place
        else:
            yield LAST, place
    if turned and document.imprint:
        yield LAST, "across"


def _section(
    document: Document, place: SectionKind, references: References, numbering: str | None
) -> str:
    """Return the properties of a section; only the document's first one has a `numbering`."""
    turned, is_first = place == "turned", numbering is not None
    page = document.page.turned if turned else document.page
    margins = element(
        "pgMar", top=twips(page.top), right=twips(page.right), bottom=twips(page.bottom),
        left=twips(page.left), header=twips(page.header), footer=twips(page.footer), gutter=0,
    )  # fmt: skip
    columns = ""
    if place == "columns":
        columns = element("cols", num=page.columns, space=twips(page.column_gap))
    begins = "" if is_first else element("type", val=_beginning(document))
    title_page = is_first and document.first_footer is not None
    across = {"orient": "landscape"} if page.width > page.height else {}  # else printed upright
    size = element("pgSz", w=twips(page.width), h=twips(page.height), **across)
    grid = element("docGrid", type="lines", linePitch=twips(page.grid)) if page.grid else ""
    return (
        f"<w:sectPr>{_named(references, turned=turned, is_first=is_first)}{begins}"
        f"{size}{margins}{numbering or ''}{columns}"
        f"{'<w:titlePg/>' * title_page}{grid}</w:sectPr>"
    )


def _named(references: References, *, turned: bool, is_first: bool) -> str:
    """Return the headers and footers that a section names; without any it has the ones before."""
    if turned and references.turned:
        return references.turned
    if is_first:
        return references.first
    return references.upright if references.turned else ""


def _beginning(document: Document) -> str:
    """Return where the sections after the first begin."""
    return "continuous" if document.page.columns > 1 else "nextPage"
