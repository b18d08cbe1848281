"""The manifest: a custom XML part (ECMA-376 part 1, 15.2.4-15.2.6) that names every mark."""

from __future__ import annotations

from collections.abc import Iterable

from bulletin_cli.layout.document import Document
from bulletin_cli.layout.marks import NAMESPACE, Bookmark
from bulletin_cli.writers.docx.xml import DECLARATION, escape

PART = "customXml/item1.xml"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ITEM = "{6B8A5C1E-2D7F-4E43-9A53-62756C6C6574}"  # any GUID will do, as long as it stays the same

PROPERTIES = (
    f'{DECLARATION}<ds:datastoreItem xmlns:ds="{_CUSTOM}" ds:itemID="{_ITEM}">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)


def manifest(document: Document, marks: Iterable[Bookmark]) -> str:
    """Return the manifest of a document's marks as XML; incoming/word/manifest.py reads it."""
    blocks = "".join(map(_block, marks))
    issue = escape(document.properties.identifier)
    links = ' links="printed"' * document.prints_links
    return f'{DECLARATION}<manifest xmlns="{NAMESPACE}" issue="{issue}"{links}>{blocks}</manifest>'


def _block(mark: Bookmark) -> str:
    cell = f' row="{mark.row}" column="{mark.column}"' * (mark.row >= 0)
    source = f' article="{escape(mark.article)}" block="{mark.block}"' * bool(mark.article)
    path = f' path="{escape(mark.path)}" digest="{mark.digest}"' * bool(mark.path)
    facts = f'mark="{mark.name}" part="{mark.part}"{source}{cell}{path}'
    return f"<block {facts}>{escape(mark.text)}</block>"
