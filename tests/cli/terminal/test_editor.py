"""add-article without a file: the editor, and Ctrl-C."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import (
    ARTICLE,
    bulletin,
    bulletin_process,
    did,
    editor,
    files_of,
    on_posix,
    order,
    refused,
    write,
)


def test_an_article_is_written_in_the_editor(issue: Path, drafts: Path, tmp_path: Path) -> None:
    code = "path.write_text(path.read_text('utf-8') + '正文。\\n', 'utf-8')"
    did(bulletin("add-article", "--title", "题目", EDITOR=editor(tmp_path, code)))
    assert (issue / "articles" / "01.md").read_text(encoding="utf-8") == ARTICLE
    assert files_of(drafts) == {}


@pytest.mark.parametrize("code", ["", "path.write_text('')", "path.unlink()"])
def test_an_editor_left_without_writing_adds_nothing(
    issue: Path, drafts: Path, tmp_path: Path, code: str
) -> None:
    before = files_of(issue)
    refused(bulletin("add-article", EDITOR=editor(tmp_path, code)), "没有写稿件，什么都没有加")
    assert (files_of(issue), files_of(drafts)) == (before, {})


def test_an_editor_that_fails_adds_nothing(issue: Path, drafts: Path, tmp_path: Path) -> None:
    before = files_of(issue)
    refused(bulletin("add-article", EDITOR=editor(tmp_path, "sys.exit(1)")), "没有正常退出")
    assert (files_of(issue), files_of(drafts)) == (before, {})


def test_what_was_written_in_the_editor_is_never_lost(
    issue: Path, drafts: Path, tmp_path: Path
) -> None:
    code = "path.write_text('# 题目\\n\\n- 列表\\n', 'utf-8')"
    result = bulletin("add-article", EDITOR=editor(tmp_path, code))
    (draft,) = drafts.iterdir()
    refused(result, "第 3 行", "列表", str(draft))
    assert "列表" in draft.read_text(encoding="utf-8")
    assert order(issue) == []


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ([], "sys.exit(1)", "没有正常退出（退出码 1）"),
        (["--at", "9"], "", "没有第 9 篇的位置"),
        (["--unit", "甲\n乙"], "", "只能写一行"),
    ],
)
def test_an_article_that_cannot_be_added_is_kept(
    issue: Path, drafts: Path, tmp_path: Path, words: list[str], code: str, message: str
) -> None:
    written = f"path.write_text('# 题目\\n\\n正文。\\n', 'utf-8')\n{code}"
    result = bulletin("add-article", *words, EDITOR=editor(tmp_path, written))
    (draft,) = drafts.iterdir()
    refused(result, message, str(draft), "bulletin add-article")
    assert draft.read_text(encoding="utf-8") == "# 题目\n\n正文。\n"
    assert order(issue) == []


def test_a_published_issue_opens_no_editor(issues: Path, drafts: Path, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    command = editor(tmp_path, f"pathlib.Path({str(opened)!r}).touch()")
    refused(bulletin("add-article", "--issue", "36", EDITOR=command), "已发布，不能改")
    assert not opened.exists()
    assert (files_of(drafts), issues.exists()) == ({}, True)


@on_posix
@pytest.mark.parametrize("name", ["notepad", "Notepad.EXE"])
def test_notepad_gets_what_every_notepad_shows(issue: Path, tmp_path: Path, name: str) -> None:
    seen = tmp_path / "seen"
    code = f"data = path.read_bytes(); pathlib.Path({str(seen)!r}).write_bytes(data)\n"
    code += "path.write_bytes(data + '正文。\\r\\n'.encode())"
    notepad = write(
        tmp_path / "我的 程序" / name, f'#!/bin/sh\nexec {editor(tmp_path, code)} "$1"\n'
    )
    notepad.chmod(0o755)
    did(bulletin("add-article", "--title", "题目", VISUAL=str(notepad), EDITOR="nix"))
    assert seen.read_bytes() == b"\xef\xbb\xbf" + "# 题目\r\n\r\n".encode()
    assert (issue / "articles" / "01.md").read_text(encoding="utf-8") == ARTICLE


@pytest.mark.parametrize("encoding", ["gbk", "utf-8-sig", "utf-16"])
def test_what_an_editor_saves_is_read_in_any_encoding(
    issue: Path, tmp_path: Path, encoding: str
) -> None:
    code = f"path.write_bytes('# 题目\\r\\n\\r\\n正文。'.encode('{encoding}'))"
    did(bulletin("add-article", EDITOR=editor(tmp_path, code)))
    assert (issue / "articles" / "01.md").read_text(encoding="utf-8") == ARTICLE


SAVING_LATE = """import io, pathlib, sys, tempfile
class Terminal(io.RawIOBase):
    def isatty(self): return True
    def readable(self): return True
    def readinto(self, buffer):
        (draft,) = pathlib.Path(tempfile.gettempdir()).glob("bulletin-*.md")
        draft.write_text("# 题目\\n\\n正文。\\n", "utf-8")
        buffer[:1] = b"\\n"
        return 1
sys.stdin = io.TextIOWrapper(io.BufferedReader(Terminal()))"""


def test_an_editor_that_returns_at_once_is_waited_for(
    issue: Path, drafts: Path, tmp_path: Path
) -> None:
    done = bulletin_process(
        "add-article", code=SAVING_LATE, EDITOR=editor(tmp_path, ""), TMPDIR=str(drafts)
    )
    assert "写好、保存以后按回车" in done.stdout + done.stderr
    assert done.returncode == 0, done.stderr
    assert (issue / "articles" / "01.md").read_text(encoding="utf-8") == ARTICLE


def test_without_a_terminal_an_editor_that_does_not_wait_is_explained(
    issue: Path, tmp_path: Path
) -> None:
    refused(bulletin("add-article", EDITOR=editor(tmp_path, "")), "code --wait")
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
