"""Golden files for each template: outline, document.xml, plain text.

They are rewritten on purpose only: BULLETIN_GOLDEN=write make test, then read the diff.
"""

from __future__ import annotations

import io
import os
import zipfile

import pytest
from lxml import etree

from bulletin_cli.layout.document import Document, StyledParagraph, StyledPicture, StyledTable
from bulletin_cli.writers.docx import write as write_docx
from bulletin_cli.writers.text import write as write_text
from tests.samples import ROOT, SHIPPED, document

GOLDEN = ROOT / "tests" / "golden"


def outline(document: Document) -> str:
    """Return a line a block: its style and its text."""
    lines = []
    for block in document.blocks:
        if isinstance(block, StyledParagraph):
            lines.append(f"{block.style}  {block.text}".replace("\u2028", "⏎").replace("\t", "⇥"))
        elif isinstance(block, StyledPicture):
            lines.append(f"{block.style}  {block.width:.1f}×{block.height:.1f} {block.alt}")
        elif isinstance(block, StyledTable):
            lines += ["table  " + " | ".join(cell.text for cell in row) for row in block.rows]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def document_xml(document: Document) -> str:
    with zipfile.ZipFile(io.BytesIO(write_docx(document))) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    return str(etree.tostring(tree, pretty_print=True, encoding="unicode"))


@pytest.mark.parametrize("template", SHIPPED)
@pytest.mark.parametrize("form", ["outline.txt", "document.xml", "text.txt"])
def test_the_rendering_is_the_golden_one(template: str, form: str) -> None:
    composed = document(template)
    rendered = {
        "outline.txt": lambda: outline(composed),
        "document.xml": lambda: document_xml(composed),
        "text.txt": lambda: write_text(composed).decode(),
    }[form]()
    golden = GOLDEN / f"{template}.{form}"
    if os.environ.get("BULLETIN_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(rendered, encoding="utf-8", newline="\n")
    assert rendered == golden.read_text(encoding="utf-8")
