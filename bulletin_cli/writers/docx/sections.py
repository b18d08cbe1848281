"""w:sectPr: the page of a section, its headers and footers, its columns.

An issue is one section. Where its articles stand in columns there are up to three: what is across
above them, they themselves, and the imprint across below them, each begun where the last one ends.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from bulletin_cli.base.typography import twips
from bulletin_cli.layout.document import Document
from bulletin_cli.writers.docx.xml import element

Place: TypeAlias = Literal["across", "columns", "imprint"]


def last_place(document: Document) -> Place:
    """Return what the last section of the document holds."""
    if document.page.columns == 1:
        return "across"
    return "imprint" if document.imprint or len(document.body) == document.across else "columns"


def section(document: Document, place: Place, references: str, numbering: str = "") -> str:
    """Return the properties of a section.

    The first one of a document has the `references` to the headers and footers of all, and the
    `numbering` of its pages.
    """
    page = document.page
    is_first = place == "across" or (place == "columns" and not document.across)
    margins = element(
        "pgMar", top=twips(page.top), right=twips(page.right), bottom=twips(page.bottom),
        left=twips(page.left), header=twips(page.header), footer=twips(page.footer), gutter=0,
    )  # fmt: skip
    columns = ""
    if place == "columns":
        columns = element("cols", num=page.columns, space=twips(page.column_gap))
    title_page = is_first and document.first_footer is not None
    across = {"orient": "landscape"} if page.width > page.height else {}  # else printed upright
    size = element("pgSz", w=twips(page.width), h=twips(page.height), **across)
    grid = element("docGrid", type="lines", linePitch=twips(page.grid)) if page.grid else ""
    return (
        f"<w:sectPr>{references if is_first else element('type', val='continuous')}"
        f"{size}{margins}{numbering * is_first}{columns}"
        f"{'<w:titlePg/>' * title_page}{grid}</w:sectPr>"
    )
