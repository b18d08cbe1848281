"""What the preview depends on."""

from __future__ import annotations

from pathlib import Path

from bulletin_cli.store.fingerprint import fingerprint
from tests.conftest import write

ISSUE = "2024-35"


def test_the_fingerprint_follows_what_the_pages_depend_on(workspace: Path, article: Path) -> None:
    settings = [workspace / f"{each}.toml" for each in ("bulletin", "glossary", "units")]
    write(settings[-1], "schema = 1\n")
    before = fingerprint(workspace, ISSUE)
    folder = workspace / "issues" / ISSUE
    for other in ("output/x.docx", "removed/9.md", "articles/.02.md.swp", "articles/02.md~"):
        write(folder / other, "x")
    assert fingerprint(workspace, ISSUE) == before
    for place in (article, folder / "issue.toml", *settings):
        write(place, place.read_bytes() + b"\n")
        assert fingerprint(workspace, ISSUE) != before
        before = fingerprint(workspace, ISSUE)
    write(workspace / "templates" / "own" / "template.toml", "schema = 1\n")
    assert fingerprint(workspace, ISSUE) != before
