"""The sample issue of the repository is clean, valid and as long as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.actions.examine import examine
from bulletin_cli.content.article import Heading, Picture, Table
from bulletin_cli.workspace import Workspace
from bulletin_cli.writers.docx import write
from tests.composed import issue_pages
from tests.samples import ROOT, needs_ooxml_check
from tests.writers.docx.test_readers import accept, needs_libreoffice, pdf_pages

SAMPLE = "2024-36"


@pytest.fixture(scope="module")
def space() -> Workspace:
    return Workspace.find(ROOT)


def test_the_sample_issue_has_no_findings(space: Workspace) -> None:
    assert examine(space, SAMPLE).findings == ()


def test_the_sample_issue_is_marked_and_has_everything(space: Workspace) -> None:
    articles = space.issue(SAMPLE).articles
    assert all(article.full_title.endswith("（示例）") for article in articles)
    assert {len(article.title) for article in articles} == {1, 2}
    kinds = {type(block) for article in articles for block in article.blocks}
    assert {Heading, Picture, Table} <= kinds


@needs_ooxml_check
def test_the_sample_issue_is_accepted_by_the_schemas(space: Workspace, tmp_path: Path) -> None:
    accept(write(issue_pages(space, SAMPLE).document), tmp_path)


@needs_libreoffice
def test_libreoffice_sets_the_sample_issue_on_six_pages(space: Workspace, tmp_path: Path) -> None:
    assert len(pdf_pages(write(issue_pages(space, SAMPLE).document), tmp_path)) == 6
