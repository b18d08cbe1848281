"""The editor at a line of a file: which command that is."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.jump import jump_words, open_at
from tests.conftest import LONGEST, editor, write

PLACE = Path(__file__).parent / "稿 件&.md"


def words(given: str, *there: str, line: int = 5, windows: bool = False) -> list[str]:
    found = jump_words(
        given, PLACE, line, lambda name: name if name in there else None, windows=windows
    )
    return [word.replace(str(PLACE), "稿") for word in found]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("code --wait", ["code", "-g", "稿:5"]),
        ("subl -n -w", ["subl", "-n", "稿:5"]),
        ("gvim", ["gvim", "+5", "稿"]),
        ("notepad++", ["notepad++", "-n5", "稿"]),
        ("notepad", ["notepad", "稿"]),
        ("my-own -x", ["my-own", "-x", "稿"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(given: str, wanted: list[str]) -> None:
    assert words(given, given.split(maxsplit=1)[0]) == wanted


def test_without_a_line_the_file_alone_is_opened() -> None:
    assert words("code", "code", line=0) == ["code", "稿"]


def test_where_none_is_set_it_is_visual_studio_code_or_notepad() -> None:
    assert words("", "code", "notepad", windows=True)[0] == "code"
    assert words("", "notepad", windows=True) == ["notepad", "稿"]


@pytest.mark.parametrize(("given", "there"), [("", ""), ("vim", "vim"), ("nano -l", "nano")])
def test_an_editor_without_a_window_is_none(given: str, there: str) -> None:
    with pytest.raises(ValueError, match="no "):
        words(given, there)


def test_the_editor_is_started_and_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = write(tmp_path / "稿 件.md", "甲")
    code = "path.with_name('opened').write_text(path.read_text(encoding='utf-8') + '乙', 'utf-8')"
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor(tmp_path, code))
    open_at(place, 1)
    until = time.monotonic() + LONGEST
    while not (tmp_path / "opened").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert (tmp_path / "opened").exists()
    monkeypatch.setenv("EDITOR", f"{sys.executable}-is-not-there")
    with pytest.raises(BulletinError, match="打不开编辑器") as error:
        open_at(place, 1)
    assert "EDITOR" in error.value.hint
