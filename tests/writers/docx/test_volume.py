"""Documents one behind the other in one Word file, a section each."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx

from bulletin_cli.layout.document import Document, Run, StyledParagraph, StyledTable
from bulletin_cli.writers.docx.volume import write_volume
from tests.samples import document, needs_ooxml_check
from tests.writers.docx.test_readers import accept


def ending_in_a_table() -> Document:
    """Return a document without an imprint whose last block is a table."""
    whole = document("gbt9704")
    cells = tuple(StyledParagraph("table", (Run(text),)) for text in ("甲", "乙"))
    table = StyledTable((cells, cells), (100.0, 100.0))
    return replace(whole, body=(*whole.body, table), imprint=())


def written() -> bytes:
    one = ending_in_a_table()
    head = (StyledParagraph("blank", (Run("书眉"),)),)
    other = replace(document("gbt9704"), odd_header=head, even_header=head)
    return write_volume({1: one, 9: other}, one.properties)


def test_each_document_is_a_section_with_its_own_header_and_first_page() -> None:
    sections = docx.Document(io.BytesIO(written())).sections
    assert [each.header.paragraphs[0].text for each in sections] == ["", "书眉"]
    assert [each.even_page_header.paragraphs[0].text for each in sections] == ["", "书眉"]
    with zipfile.ZipFile(io.BytesIO(written())) as package:
        text = package.read("word/document.xml").decode()
    assert re.findall('<w:pgNumType w:start="([0-9]+)"/>', text) == ["1", "9"]


def test_texts_of_all_are_there_and_the_file_of_a_picture_once() -> None:
    one = write_volume({1: document("gbt9704")}, document("gbt9704").properties)
    texts = [each.text for each in docx.Document(io.BytesIO(one)).paragraphs]
    whole = [each.text for each in docx.Document(io.BytesIO(written())).paragraphs]
    assert all(whole.count(text) >= 2 for text in texts if len(text) > 20)
    assert media(written()) == media(one) != []


def media(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [package.read(name) for name in package.namelist() if "/media/" in name]


@needs_ooxml_check
def test_the_schemas_accept_a_section_that_ends_in_a_table(tmp_path: Path) -> None:
    accept(written(), tmp_path)
