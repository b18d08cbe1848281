"""With the lines that the typesetter broke, LibreOffice makes its pages, down to the last rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.pages import Pages, Stroke
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.store.templates import load_template
from bulletin_cli.workspace import Workspace
from bulletin_cli.writers.docx import write
from tests import samples
from tests.broken import rules_across, with_broken_lines
from tests.writers.docx.test_readers import needs_libreoffice, pdf_pages, reference

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
