"""add-article without a file: the editor, and Ctrl-C."""

from __future__ import annotations

import shlex
import sys
import tempfile
from pathlib import Path

import pytest

from tests.conftest import (
    ARTICLE,
    bulletin,
    bulletin_process,
    did,
    files_of,
    on_posix,
    order,
    refused,
    write,
)


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def editor(folder: Path, code: str) -> str:
    """Return an editor that runs Python `code` on the file, which is `path`."""
    script = write(
        folder / "editor.py", f"import pathlib, sys\npath = pathlib.Path(sys.argv[1])\n{code}\n"
    )
    return shlex.join([sys.executable, str(script)])


@on_posix
def test_an_article_is_written_in_the_editor(issue: Path, drafts: Path, tmp_path: Path) -> None:
    code = "path.write_text(path.read_text('utf-8') + '正文。\\n', 'utf-8')"
    did(bulletin("add-article", "--title", "题目", EDITOR=editor(tmp_path, code)))
    assert (issue / "articles" / "01.md").read_text(encoding="utf-8") == ARTICLE
    assert files_of(drafts) == {}


@on_posix
@pytest.mark.parametrize("code", ["", "sys.exit(1)", "path.write_text('')", "path.unlink()"])
def test_an_editor_left_without_writing_adds_nothing(
    issue: Path, drafts: Path, tmp_path: Path, code: str
) -> None:
    before = files_of(issue)
    refused(bulletin("add-article", EDITOR=editor(tmp_path, code)), "没有写稿件")
    assert (files_of(issue), files_of(drafts)) == (before, {})


@on_posix
def test_what_was_written_in_the_editor_is_never_lost(
    issue: Path, drafts: Path, tmp_path: Path
) -> None:
    code = "path.write_text('# 题目\\n\\n- 列表\\n', 'utf-8')"
    result = bulletin("add-article", EDITOR=editor(tmp_path, code))
    (draft,) = drafts.iterdir()
    refused(result, "第 3 行", "列表", str(draft))
    assert "列表" in draft.read_text(encoding="utf-8")
    assert order(issue) == []


@on_posix
def test_an_editor_ended_by_ctrl_c_adds_nothing(issue: Path, drafts: Path, tmp_path: Path) -> None:
    code = "import os, signal\nsignal.signal(2, signal.SIG_DFL)\nos.kill(os.getpid(), 2)"
    before = files_of(issue)
    result = bulletin("add-article", EDITOR=editor(tmp_path, code))
    assert (result.exit_code, result.stderr) == (130, "错误：已取消\n")
    assert (files_of(issue), files_of(drafts)) == (before, {})


@on_posix
def test_ctrl_c_in_the_editor_is_the_editors_own(issue: Path, tmp_path: Path) -> None:
    code = "import os\nos.kill(os.getppid(), 2)\npath.write_text('# 题目\\n\\n正文。\\n', 'utf-8')"
    done = bulletin_process("add-article", EDITOR=editor(tmp_path, code), VISUAL="")
    assert (done.returncode, done.stderr) == (0, "")
    assert order(issue) == ["01.md"]


CTRL_C = """import io, sys
class Terminal(io.RawIOBase):
    def readable(self): return True
    def readinto(self, buffer): raise KeyboardInterrupt
sys.stdin = io.TextIOWrapper(io.BufferedReader(Terminal()))"""


def test_ctrl_c_while_an_article_is_typed_adds_nothing(issue: Path) -> None:
    before = files_of(issue)
    done = bulletin_process("add-article", "-", code=CTRL_C)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "错误：已取消\n")
    assert files_of(issue) == before


def test_without_file_editor_and_terminal_nothing_waits(issue: Path) -> None:
    refused(bulletin("add-article"), "没有写要加的文件")
    refused(bulletin("add-article", EDITOR="no-such-editor"), "打不开编辑器 no-such-editor")
    assert order(issue) == []
