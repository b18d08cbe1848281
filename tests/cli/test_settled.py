"""What the next command says and does after one that was killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_bad_disk import READ_ONLY
from tests.conftest import (
    ARTICLE_FILE,
    assert_refusal,
    bulletin,
    bulletin_process,
    did,
    files_of,
    order,
    process_environment,
    refused,
    write,
)


def cut(place: str) -> str:
    """Return code that kills its process when a file called `place` is replaced or removed.

    A journal stays, as where the kill comes before its removal.
    """
    return (
        "import os, pathlib\n"
        "def cut(change):\n"
        "    def changed(path, *target):\n"
        "        if path.name != '.journal': change(path, *target)\n"
        f"        if '{place}' in (path.name, *(each.name for each in target)): os._exit(9)\n"
        "    return changed\n"
        "pathlib.Path.replace = cut(pathlib.Path.replace)\n"
        "pathlib.Path.unlink = cut(pathlib.Path.unlink)\n"
    )


@pytest.fixture
def three(issue: Path) -> Path:
    """The folder of an issue with three articles."""
    for title in "甲乙丙":
        did(bulletin("add-article", "-", "--title", title, stdin="文。\n"))
    return issue


@pytest.mark.parametrize(
    ("place", "told", "code"),
    [
        ("issue.toml", "没有做成；改了一半的已恢复原样", 0),
        (".journal", "已经做完：写好 issues/2024-35/removed/02.md", 2),
    ],
)
def test_remove_article_again_after_a_kill_takes_no_other_article(
    three: Path, place: str, told: str, code: int
) -> None:
    assert bulletin_process("remove-article", "2", code=cut(place)).returncode == 9
    again = bulletin("remove-article", "2")
    assert (again.exit_code, told in again.stderr) == (code, True)
    assert set(files_of(three / "articles")) == {"01.md", "03.md"}
    assert set(files_of(three / "removed")) == {"02.md"}
    if code:
        refused(again, "这一次的没有做", "还要做，就再运行一次")
        did(bulletin("remove-article", "2"))
        assert set(files_of(three / "articles")) == {"01.md"}


def test_move_article_again_after_a_kill_moves_no_other_article(three: Path) -> None:
    assert bulletin_process("move-article", "3", "1", code=cut(".journal")).returncode == 9
    told = "已经做完：写好 issues/2024-35/issue.toml。这一次的没有做"
    refused(bulletin("move-article", "3", "1"), told)
    assert order(three) == ["03.md", "01.md", "02.md"]


def test_a_new_issue_that_was_made_when_the_kill_came_is_told(three: Path) -> None:
    assert bulletin_process("new", code=cut(".journal")).returncode == 9
    result = bulletin("list")
    assert len(result.stdout.splitlines()) == 2
    assert "提醒：上一次的命令中途断了，但已经做完：写好 issues/" in result.stderr


def test_a_reader_waits_for_a_change_that_is_going_on(issue: Path) -> None:
    root = issue.parents[1]
    code = (
        "import sys; from pathlib import Path\n"
        "from bulletin_cli.store import files\n"
        "root = Path(sys.argv[1])\n"
        "move = files.move\n"
        "def slow(stage, target):\n"
        "    move(stage, target)\n"
        "    if target.name == 'one.md': print(flush=True); sys.stdin.readline()\n"
        "files.move = slow\n"
        "new = {root / 'one.md': 'new', root / 'two.md': 'new'}\n"
        "with files.lock(root / 'issues', root): files.write_files(new, root)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(root)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=process_environment(),
    ) as writer:  # fmt: skip
        assert writer.stdin
        assert writer.stdout
        writer.stdout.readline()  # it is half done
        line = [sys.executable, "-m", "bulletin_cli", "list"]
        with subprocess.Popen(
            line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=process_environment()
        ) as reader:
            writer.stdin.write(b"\n")
            writer.stdin.close()
            out, err = reader.communicate()
            assert (reader.returncode, err) == (0, b"")
            assert "2024-35" in out.decode()
    assert (root / "two.md").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"version": 99}\n', "另一个版本的 bulletin"),
        (b"{}\n", "坏了，读不出来；它记着一次没有做完的改动"),
        (b"[1]\n", "坏了，读不出来"),
        (b"\xff\xfe\n", "坏了，读不出来"),
        (b'{"version": 1, "entries": [{"path": 1}], "folders": []}\n', "坏了，读不出来"),
    ],
)
def test_a_journal_that_cannot_be_read_is_refused_and_kept(
    issue: Path, line: bytes, message: str
) -> None:
    place = write(issue.parent / ".journal", line)
    for command in ("list", "new", "remove-article 1"):
        refused(bulletin(*command.split()), "issues/.journal", message, "再删去这个文件")
    assert bulletin("help").exit_code == 0
    assert message in bulletin("doctor").stdout
    assert place.read_bytes() == line


def test_where_nothing_can_be_put_back_a_half_state_is_not_shown(three: Path) -> None:
    assert bulletin_process("remove-article", "2", code=cut("issue.toml")).returncode == 9
    before = files_of(three.parents[1])
    for line in ("list", "show", "check", "preview", f"check {ARTICLE_FILE}"):
        done = bulletin_process(*line.split(), code=READ_ONLY)
        parts = ("上一次的命令没有做完，要先恢复原样", "磁盘是只读的", "能改这个文件夹的电脑")
        assert_refusal(done.returncode, done.stdout, done.stderr, *parts)
    assert files_of(three.parents[1]) == before
    assert "提醒：上一次的命令中途断了，没有做成" in bulletin("list").stderr


def test_a_file_checked_from_elsewhere_has_its_workspace_settled(
    three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(three)
    assert bulletin_process("remove-article", "2", code=cut("issue.toml")).returncode == 9
    monkeypatch.chdir(tmp_path)
    result = bulletin("check", three / "articles" / "01.md")
    assert "提醒：上一次的命令中途断了，没有做成" in result.stderr
    assert files_of(three) == before
