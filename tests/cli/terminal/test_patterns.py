"""Patterns on the command line, where the console does not read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.cli.terminal.patterns import expand


@pytest.fixture
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("来稿1.docx", "来稿[1].docx", "来稿2.docx"):
        Path(name).touch()


@pytest.mark.usefixtures("_files")
@pytest.mark.parametrize(
    ("word", "files"),
    [
        ("来稿?.docx", ["来稿1.docx", "来稿2.docx"]),
        ("来稿[1].docx", ["来稿[1].docx"]),
        ("来稿[2].docx", ["来稿2.docx"]),
        ("没有*.docx", ["没有*.docx"]),
        ("add-article", ["add-article"]),
        ("标题?" * 200, ["标题?" * 200]),
    ],
)
def test_a_pattern_is_its_files_unless_it_is_a_file_itself(word: str, files: list[str]) -> None:
    assert list(expand([word])) == files
