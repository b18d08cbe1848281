"""Every block of a rendered Word file carries its mark, and the manifest names them all."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.incoming.word.content import paragraphs
from bulletin_cli.incoming.word.document import read_word
from bulletin_cli.incoming.word.manifest import parse_manifest
from bulletin_cli.layout.document import Run, StyledParagraph, StyledTable
from bulletin_cli.layout.marks import Bookmark, document_bookmarks
from bulletin_cli.writers.docx import write
from bulletin_cli.writers.docx.manifest import PART, manifest
from tests import samples

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=20)


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


@pytest.mark.parametrize("template", samples.TEMPLATES)
def test_every_paragraph_with_text_has_one_mark_that_names_its_text(template: str) -> None:
    data = write(samples.document(template))
    marks = {each.name: each for each in parse_manifest(part(data, PART), PART).bookmarks}
    found = [each for each in paragraphs(read_word(data, "a.docx").blocks) if each.text]
    assert found
    for paragraph in found:
        (name,) = paragraph.bookmarks
        assert marks[name].text == paragraph.text


def test_marks_lead_to_the_source() -> None:
    data = write(samples.document())
    marks = parse_manifest(part(data, PART), PART).bookmarks
    articles = {each.file: each for each in samples.issue().articles}
    for each in marks:
        if each.part == "title":
            assert each.text.replace("\u2028", "") == articles[each.article].full_title
        assert (each.block >= 0) == (each.part in ("body", "caption", "picture"))
    assert {each.part for each in marks} >= {"masthead", "title", "body", "caption", "imprint"}


def test_names_are_those_that_word_keeps_and_differ() -> None:
    document = part(write(samples.document()), "word/document.xml").decode()
    names = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]*)"', document)
    assert all(re.fullmatch("_bl_[0-9a-z]{12}", name) for name in names)
    assert len(set(names)) == len(names)


PLACE = st.integers(0, 9)
MARKS = st.builds(Bookmark, st.just("_bl_a"), st.just("body"), TEXT, PLACE, PLACE, PLACE, TEXT)


@given(st.lists(MARKS))
def test_a_manifest_is_read_as_it_was_written(marks: list[Bookmark]) -> None:
    made = [each for each in marks if each.article]
    document = samples.document()
    assert list(parse_manifest(manifest(document, made).encode(), "x").bookmarks) == made


@pytest.mark.parametrize(
    "data", [b"", b"<a/>", b"<manifest", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>']
)
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(BulletinError, match="里面的对照表坏了"):
        parse_manifest(data, "a.xml")


def test_paragraphs_alike_in_all_have_names_of_their_own() -> None:
    twice = StyledParagraph("body", (Run("同一行"),), part="masthead")
    document = replace(samples.document(), body=(twice, twice, twice), imprint=())
    marks = document_bookmarks(document)
    assert [mark.text for mark in marks] == ["同一行"] * 3
    assert len({mark.name for mark in marks}) == 3


def test_an_empty_cell_has_no_mark() -> None:
    row = tuple(StyledParagraph("table", (Run(text),)) for text in ("甲", "", "丙"))
    table = StyledTable((row,), (100.0,) * 3)
    document = replace(samples.document(), body=(table,), imprint=())
    marks = document_bookmarks(document)
    assert [(mark.row, mark.column, mark.text) for mark in marks] == [(0, 0, "甲"), (0, 2, "丙")]
