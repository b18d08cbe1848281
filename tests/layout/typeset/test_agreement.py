"""Word's file, the PDF and the preview of the sample issue show the same pages."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from bulletin_cli.actions.pages import draw_pages
from bulletin_cli.layout.pages import Pages
from bulletin_cli.workspace import Workspace
from bulletin_cli.writers.docx import write
from bulletin_cli.writers.paged import page_lines
from tests.composed import issue_pages
from tests.samples import ROOT
from tests.writers.docx.test_readers import needs_libreoffice, pdf_pages

SAMPLE = "2024-36"
WORDS = 8  # characters compared at either end of a page
MILLIMETRE = 72 / 25.4


@pytest.fixture(scope="module")
def space() -> Workspace:
    return Workspace.find(ROOT)


@pytest.fixture(scope="module")
def pages(space: Workspace) -> Pages:
    return issue_pages(space, SAMPLE)


@pytest.fixture(scope="module")
def word(pages: Pages, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Path]:
    """Return LibreOffice's pages of the .docx, and the PDF."""
    folder = tmp_path_factory.mktemp("word")
    return pdf_pages(write(pages.document), folder), folder / "issue.pdf"


def ends(text: str) -> tuple[str, str]:
    """Return the first and the last characters, blanks and the page number left out."""
    plain = re.sub(r"\s", "", text)
    return plain[:WORDS], plain[-WORDS:]


def test_the_pdf_and_the_preview_agree_on_every_page(space: Workspace, pages: Pages) -> None:
    reader = pypdf.PdfReader(io.BytesIO(draw_pages(pages, "pdf").files[0]))
    for page, sheet in zip(pages.pages, reader.pages, strict=True):
        text = re.sub(r"\s", "", sheet.extract_text()).removesuffix(str(page.number))
        assert ends(text) == ends("".join(page_lines(page)))


@needs_libreoffice
def test_the_word_file_and_the_preview_agree_on_every_page(
    pages: Pages, word: tuple[list[str], Path]
) -> None:
    for page, text in zip(pages.pages, word[0], strict=True):
        plain = re.sub(r"\s", "", text).removesuffix(str(page.number))
        assert ends(plain) == ends("".join(page_lines(page)))


@needs_libreoffice
@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="poppler-utils is not installed")
def test_the_imprint_ends_at_the_foot_of_the_text_in_the_word_file(
    pages: Pages, word: tuple[list[str], Path]
) -> None:
    sheet = pages.document.page
    picture = subprocess.run(
        ["pdftoppm", "-r", "144", "-gray", "-f", str(len(pages.pages)), str(word[1])],
        check=True,
        capture_output=True,
    ).stdout
    with Image.open(io.BytesIO(picture)) as image:
        scale = image.height / sheet.height
        left, right = round(sheet.left * scale) + 6, round((sheet.width - sheet.right) * scale) - 6
        rows = image.crop((left, 0, right, image.height)).tobytes()
        width = right - left
        dark = [
            row for row in range(image.height) if max(rows[row * width : (row + 1) * width]) < 128
        ]
    foot = sheet.height - sheet.bottom
    assert dark[-1] / scale == pytest.approx(foot, abs=3 * MILLIMETRE)
