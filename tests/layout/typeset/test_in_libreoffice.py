"""With the lines that the typesetter broke, LibreOffice makes its pages, down to the last rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import (
    Run,
    StyledBlock,
    StyledParagraph,
    StyledPicture,
    StyledTable,
)
from bulletin_cli.layout.pages import Pages, Stroke
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.store.templates import load_template
from bulletin_cli.workspace import Workspace
from bulletin_cli.writers.docx import write
from bulletin_cli.writers.paged import page_lines
from tests import samples
from tests.broken import rules_across, with_broken_lines
from tests.layout.typeset.test_pages import ROWS, document, lines_of
from tests.writers.docx.test_readers import (
    needs_libreoffice,
    page_counts,
    pdf_pages,
    reference,
)

MILLIMETRE = 72 / 25.4


def everything(template: str) -> Pages:
    return typeset(samples.document(template))


def sample(template: str) -> Pages:
    space = Workspace.find(samples.ROOT)
    looks = load_template(template, samples.ROOT)
    return set_issue(space.issue("2024-36"), looks, space.config.periodical)


def no_486(template: str) -> Pages:
    return typeset(reference(template))


@pytest.mark.parametrize("template", samples.TEMPLATES)
@pytest.mark.parametrize(
    "issue", [everything, sample, pytest.param(no_486, marks=samples.needs_reference)]
)
@needs_libreoffice
def test_libreoffice_makes_the_same_pages_and_puts_the_imprint_in_its_place(
    issue: Callable[[str], Pages], template: str, tmp_path: Path
) -> None:
    pages = issue(template)
    shown = pdf_pages(write(with_broken_lines(pages)), tmp_path)
    assert len(shown) == len(pages.pages)
    width = pages.document.page.text_width
    rules = [
        item.top + item.height / 2
        for item in pages.pages[-1].items
        if isinstance(item, Stroke) and item.width == width
    ]
    assert len(rules) >= 2
    found = rules_across(tmp_path / "issue.pdf", len(shown) - 1, width)
    assert found == pytest.approx(rules, abs=MILLIMETRE)


@needs_libreoffice
def test_libreoffice_makes_as_many_pages_of_the_other_templates(tmp_path: Path) -> None:
    others = {name: everything(name) for name in samples.SHIPPED if name not in samples.TEMPLATES}
    files = [tmp_path / f"{name}.docx" for name in others]
    for file, pages in zip(files, others.values(), strict=True):
        file.write_bytes(write(with_broken_lines(pages)))
    counts = {name: len(pages.pages) for name, pages in others.items()}
    assert page_counts(files, tmp_path) == counts


def rows(count: int, lines: int = 1) -> StyledTable:
    """Return a table of a header and so many rows of so many lines."""
    texts = [("头", "头"), *((f"行{n}", LINE_BREAK.join(["格"] * lines)) for n in range(count))]
    return StyledTable(
        tuple(tuple(StyledParagraph("table", (Run(text),)) for text in row) for row in texts)
    )


PICTURE = (
    StyledPicture("picture", samples.picture().data, "png", 300.0, 150.0, ""),
    StyledParagraph("caption", (Run("图题"),)),
)


@pytest.mark.parametrize(
    "body",
    [
        (*lines_of(ROWS - 2), rows(3, 2), *lines_of(3)),
        (rows(100), rows(3), rows(3), *lines_of(3)),
        (*lines_of(5), rows(2, 60), *lines_of(3)),
        (*lines_of(ROWS - 5), *PICTURE, *PICTURE, *lines_of(3)),
        (*lines_of(ROWS - 6), *PICTURE, *lines_of(3)),
    ],
    ids=["header", "long-and-in-a-row", "tall-rows", "pictures", "picture-at-the-foot"],
)
@needs_libreoffice
def test_libreoffice_ends_pages_with_tables_and_pictures_at_the_same_places(
    body: tuple[StyledBlock, ...], tmp_path: Path
) -> None:
    # The pitch is exact, for the height of a line of its own follows the face that stands in.
    pages = typeset(document(body, styles={"table": {"line": 16.0}}))
    shown = pdf_pages(write(with_broken_lines(pages)), tmp_path)
    for page, text in zip(pages.pages, shown, strict=True):
        plain = re.sub(r"\s", "", text).removesuffix(str(page.number))
        assert sorted(plain) == sorted(re.sub(r"\s", "", "".join(page_lines(page))))
