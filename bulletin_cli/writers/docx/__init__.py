"""Document -> .docx (ECMA-376, transitional), by the rules of docs/layout.md.

The package is written part by part as text: what an official layout needs (East Asian faces and
switches, character indents, exact pitches) has no names in the libraries of the field anyway,
and writing costs a tenth of what editing a parsed package does. `base` lends its styles only.
"""

from __future__ import annotations

from bulletin_cli.layout.document import Document
from bulletin_cli.layout.marks import document_bookmarks
from bulletin_cli.writers.docx import manifest, parts
from bulletin_cli.writers.docx.body import BodyWriter
from bulletin_cli.writers.docx.comments import COMMENTS, comments_part, with_comment_styles
from bulletin_cli.writers.docx.margins import margins_of
from bulletin_cli.writers.docx.package import pack, read_part
from bulletin_cli.writers.docx.styles import styles_part


def write(document: Document) -> bytes:
    """Return the document as the bytes of a .docx; the same document gives the same bytes."""
    marks = document_bookmarks(document)
    body, margins = BodyWriter(document, marks), margins_of(document)
    styles = styles_part(document, read_part(document.base, "word/styles.xml"))
    files: dict[str, str | bytes] = {
        "word/document.xml": body.document_part(),
        **{f"word/{each.name}.xml": body.margin_part(each) for each in margins},
        "word/styles.xml": with_comment_styles(styles) if body.comments else styles,
        "word/settings.xml": parts.settings(document.line_breaking),
        "word/fontTable.xml": parts.font_table(document.styles.values()),
        "docProps/core.xml": parts.core_properties(document.properties),
        "docProps/app.xml": parts.APP_PROPERTIES,
        "_rels/.rels": parts.PACKAGE_RELATIONSHIPS,
        "word/_rels/document.xml.rels": parts.document_relationships(
            body.media,
            body.links,
            {each.identifier: each.name for each in margins},
            commented=bool(body.comments),
        ),
        manifest.PART: manifest.manifest(document, marks),
        "customXml/itemProps1.xml": manifest.PROPERTIES,
        "customXml/_rels/item1.xml.rels": parts.MANIFEST_RELATIONSHIPS,
        **({COMMENTS: comments_part(body.comments)} if body.comments else {}),
        **{f"word/media/{name}": data for data, name in body.media.items()},
    }
    return pack({"[Content_Types].xml": parts.content_types(files), **files})
