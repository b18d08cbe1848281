"""Sections: columns between what stands across them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lxml import etree

from bulletin_cli.layout.document import Document
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.writers.docx import write
from tests import samples
from tests.layout.typeset.test_columns import columned, issue, looks, shown
from tests.writers.docx.test_docx import NS, W
from tests.writers.docx.test_looks import part
from tests.writers.docx.test_readers import accept, needs_libreoffice, pdf_pages


def sections(made: Document) -> list[etree._Element]:
    return list(part(write(typeset(made).document), "document").iter(f"{W}sectPr"))


def facts(section: etree._Element) -> tuple[bool, str | None, str | None]:
    """Return whether it names a footer, how it begins, and its columns."""
    kind, columns = section.find("w:type", NS), section.find("w:cols", NS)
    return (
        section.find("w:footerReference", NS) is not None,
        None if kind is None else kind.get(f"{W}val"),
        None if columns is None else columns.get(f"{W}num"),
    )


def test_columns_are_a_section_between_two_that_are_across() -> None:
    assert list(map(facts, sections(columned(9, across=2)))) == [
        (True, None, None), (False, "continuous", "2"), (False, "continuous", None)
    ]  # fmt: skip


def test_what_is_not_there_has_no_section() -> None:
    assert list(map(facts, sections(columned(9)))) == [
        (True, None, "2"), (False, "continuous", None)
    ]  # fmt: skip
    assert list(map(facts, sections(columned(9, imprint=0)))) == [(True, None, "2")]
    assert list(map(facts, sections(columned(9, across=2, imprint=0)))) == [
        (True, None, None), (False, "continuous", "2")
    ]  # fmt: skip


@samples.needs_ooxml_check
def test_the_schemas_accept_an_issue_in_columns_that_ends_in_a_table(tmp_path: Path) -> None:
    document = issue(looks()).document
    last = next(n for n, each in enumerate(document.body) if hasattr(each, "rows"))
    accept(write(replace(document, body=document.body[: last + 1])), tmp_path)


@needs_libreoffice
def test_libreoffice_fills_and_levels_the_columns_alike(tmp_path: Path) -> None:
    made = columned(53, across=3)
    pages = pdf_pages(write(typeset(made).document), tmp_path)
    wanted = shown(made)
    assert len(pages) == len(wanted) == 2
    for text, columns in zip(pages, wanted, strict=True):
        rows = [line.replace("行 ", "行").split() for line in text.splitlines() if "行" in line]
        assert [row[0] for row in rows] == columns[0]
        assert [row[1] for row in rows if len(row) == 2] == columns[1]
