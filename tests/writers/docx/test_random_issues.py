"""Random issues with the shipped templates are valid Word files that say all that was composed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.store.templates import load_template
from bulletin_cli.writers.docx import write
from tests.random_issues import as_composed, faults, lost
from tests.samples import ROOT, TEMPLATES, needs_ooxml_check

COUNT = 30  # a template; `python -m tools.random_issues` tries thousands


@pytest.mark.parametrize("template", TEMPLATES)
def test_random_issues_lose_nothing(template: str) -> None:
    loaded = load_template(template, ROOT)
    for seed in range(COUNT):
        document = as_composed(seed, loaded)
        assert lost(document, write(document)) == "", seed


@needs_ooxml_check
@pytest.mark.parametrize("template", TEMPLATES)
def test_random_issues_are_valid(template: str, tmp_path: Path) -> None:
    loaded = load_template(template, ROOT)
    files = [tmp_path / f"{seed}.docx" for seed in range(COUNT)]
    for seed, file in enumerate(files):
        file.write_bytes(write(as_composed(seed, loaded)))
    assert faults(files) == []
