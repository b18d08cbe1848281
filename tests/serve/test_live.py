"""What the preview depends on."""

from __future__ import annotations

from pathlib import Path

from bulletin_cli.serve.live import fingerprint
from tests.conftest import write
from tests.serve.conftest import ISSUE


def test_the_fingerprint_follows_what_the_pages_depend_on(root: Path, article: Path) -> None:
    before = fingerprint(root, ISSUE)
    folder = root / "issues" / ISSUE
    for other in ("output/x.docx", "removed/9.md", "articles/.02.md.swp", "articles/02.md~"):
        write(folder / other, "x")
    assert fingerprint(root, ISSUE) == before
    for place in (article, folder / "issue.toml", root / "bulletin.toml"):
        write(place, place.read_bytes() + b"\n")
        assert fingerprint(root, ISSUE) != before
        before = fingerprint(root, ISSUE)
    write(root / "templates" / "own" / "template.toml", "schema = 1\n")
    assert fingerprint(root, ISSUE) != before
