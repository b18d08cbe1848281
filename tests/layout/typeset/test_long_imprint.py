"""An imprint higher than a page goes on over several: no receiver is lost."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.pages import Pages
from bulletin_cli.writers.docx import write
from tests import samples
from tests.broken import with_broken_lines
from tests.composed import template
from tests.writers.docx.test_readers import needs_libreoffice, pdf_pages

FEW = 3


def pages_to(count: int, name: str = "gbt9704") -> Pages:
    """Return the pages of an issue that goes to so many receivers of each kind."""
    names = tuple(f"示例单位第{n}办公室" for n in range(count))
    periodical = replace(
        samples.periodical(), report_to=names, copy_to=names, issue_to=names, fields={}
    )
    return set_issue(samples.issue(), template(name), periodical)


@pytest.mark.parametrize("name", samples.SHIPPED)
def test_every_receiver_stands_within_the_text_of_a_page(name: str) -> None:
    few, many = pages_to(FEW, name), pages_to(100, name)
    assert len(many.pages) > len(few.pages) + 1
    for page in many.pages:
        foot = page.sheet.height - page.sheet.bottom
        assert all(line.top + line.height <= foot + 0.01 for line in page.lines)
    set_text = "".join(line.text for page in many.pages for line in page.lines)
    assert set_text.count("办公室") >= 300


def test_its_last_rule_stands_below_a_line() -> None:
    for count in range(60, 70):
        assert any(line.text for line in pages_to(count).pages[-1].lines)


def test_its_texts_are_no_longer_kept_together_in_the_word_file() -> None:
    def loosened(pages: Pages) -> int:
        opened = docx.Document(io.BytesIO(write(pages.document)))
        return sum(each.paragraph_format.keep_with_next is False for each in opened.paragraphs)

    assert loosened(pages_to(FEW)) == 0
    assert loosened(pages_to(100)) == 2  # the lists but the last one


@needs_libreoffice
def test_libreoffice_makes_the_same_pages_of_it(tmp_path: Path) -> None:
    pages = pages_to(100)
    assert len(pdf_pages(write(with_broken_lines(pages)), tmp_path)) == len(pages.pages)
