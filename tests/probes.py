"""The probe as pages, and as the PDF that the program itself draws of it."""

from __future__ import annotations

import io
from functools import cache

import pypdf

from bulletin_cli.actions.pages import draw_pages
from bulletin_cli.layout.document import Document
from bulletin_cli.layout.pages import Pages
from bulletin_cli.layout.probe.document import probe_pages
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.store.templates import load_template, shipped_folder


@cache
def probe() -> Pages:
    return probe_pages(load_template("gbt9704", shipped_folder()).base)


def pdf(document: Document) -> bytes:
    """Return a document as our own typesetter sets and Typst draws it."""
    return draw_pages(typeset(document), "pdf").files[0]


@cache
def probe_pdf() -> bytes:
    return pdf(probe().document)


def changed(data: bytes, *, pages: int = 300, locked: bool = False) -> bytes:
    """Return a PDF with its first pages only, or one that asks for a password."""
    writer = pypdf.PdfWriter()
    for page in pypdf.PdfReader(io.BytesIO(data)).pages[:pages]:
        writer.add_page(page)
    if locked:
        writer.encrypt("1", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
