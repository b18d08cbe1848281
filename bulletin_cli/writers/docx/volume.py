"""A row of documents -> one .docx, a section for each of them, numbered from its first page on.

Sections that begin on odd pages (`oddPage`) would do without the numbers, but LibreOffice 7.4 puts
the text of their first page too high.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bulletin_cli.base.record import replace
from bulletin_cli.layout.document import Document
from bulletin_cli.layout.marks import document_bookmarks
from bulletin_cli.layout.properties import DocumentProperties
from bulletin_cli.writers.docx import parts
from bulletin_cli.writers.docx.body import BodyWriter, main_part
from bulletin_cli.writers.docx.margins import Margin, References, references_of
from bulletin_cli.writers.docx.package import pack, read_part
from bulletin_cli.writers.docx.styles import styles_part
from bulletin_cli.writers.docx.xml import element


def write_volume(parts_by_page: Mapping[int, Document], properties: DocumentProperties) -> bytes:
    """Return documents, by the page that each begins on, as one .docx; same ones, same bytes.

    Their styles are those of the first one. There is no manifest: no volume is taken back.
    """
    first, *_ = parts_by_page.values()
    blocks = tuple(block for each in parts_by_page.values() for block in each.blocks)
    body = BodyWriter(first, document_bookmarks(replace(first, body=blocks, imprint=())))
    margins = _Margins(body)
    text = main_part("".join(_sections(parts_by_page, body, margins)))
    files: dict[str, str | bytes] = {
        "word/document.xml": text,
        **{f"word/{name}.xml": part for part, name in margins.parts.items()},
        "word/styles.xml": styles_part(first, read_part(first.base, "word/styles.xml")),
        "word/settings.xml": parts.settings(first.line_breaking),
        "word/fontTable.xml": parts.font_table(first.styles.values()),
        "docProps/core.xml": parts.core_properties(properties),
        "docProps/app.xml": parts.APP_PROPERTIES,
        "_rels/.rels": parts.PACKAGE_RELATIONSHIPS,
        "word/_rels/document.xml.rels": parts.document_relationships(
            body.media,
            body.links,
            {_identifier(name): name for name in margins.parts.values()},
            marked=False,
        ),
        **{f"word/media/{name}": data for data, name in body.media.items()},
    }
    return pack({"[Content_Types].xml": parts.content_types(files), **files})


class _Margins:
    """The parts of headers and footers, those that are alike once; `parts` has their names."""

    def __init__(self, body: BodyWriter) -> None:
        self._body = body
        self.parts: dict[str, str] = {}

    def references(self, document: Document) -> References:
        """Return the headers and footers of a document's sections."""
        return references_of(document, self._reference)

    def _reference(self, margin: Margin) -> str:
        part = self._body.margin_part(margin)
        name = self.parts.setdefault(part, f"{margin.kind}{len(self.parts) + 1}")
        kind, pages = margin.kind, margin.pages
        return f'<w:{kind}Reference w:type="{pages}" r:id="{_identifier(name)}"/>'


def _identifier(name: str) -> str:
    return f"rId{name.capitalize()}"


def _sections(
    parts_by_page: Mapping[int, Document], body: BodyWriter, margins: _Margins
) -> Iterator[str]:
    """Yield each document; all but the last end a section in their last paragraph."""
    for page, document in parts_by_page.items():
        number = element("pgNumType", start=page)
        body.go_on(document, margins.references(document), number)
        # A section ends in a paragraph, never in a table's cell.
        content, section = body.content(), body.last_section()
        if page == max(parts_by_page):
            yield content + section
        else:
            head, end, tail = content.rpartition("</w:pPr>")
            yield f"{head}{section}{end}{tail}"
