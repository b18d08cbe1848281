"""Whatever the disk refuses, a command says so once, and changes nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import (
    ARTICLE,
    ARTICLE_FILE,
    ISSUE_FILE,
    OFFICE,
    assert_refusal,
    bulletin,
    bulletin_process,
    change,
    did,
    editor,
    files_of,
    on_posix,
    refused,
    refused_by,
    unprivileged,
    write,
)


@pytest.mark.parametrize("output", ["bulletin.toml/x.docx", "夹/2024-35.docx/"])
def test_an_output_that_cannot_be_written_is_refused(article: Path, output: str) -> None:
    root = article.parents[3]
    (root / "夹" / "2024-35.docx" / "2024-35.docx").mkdir(parents=True)
    refused_by(root, (f"render -o {output}",), output.rstrip("/"), "写不进去")


@on_posix
def test_a_pipe_is_no_place_for_an_output(article: Path) -> None:
    root = article.parents[3]
    os.mkfifo(root / "管")
    refused(bulletin("render", "-o", "管"), "管")
    assert (root / "管").is_fifo()


SMALL_DISK = "import resource, signal\nresource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))"


@on_posix
@pytest.mark.parametrize(
    ("line", "size"),
    [
        ("new", 100),
        ("add-article big.txt", 4000),
        ("add-article small.txt", 4000),
        ("move-article 1 2", 4000),
        ("remove-article 1", 4000),
        ("replace-article 1 big.txt", 4000),
        ("replace-article 1 small.txt", 4000),
        ("set print_run 5", 4000),
        ("render", 4000),
        ("render -o x.docx", 4000),
        ("site", 4000),
        ("init ../elsewhere --template gbt9704", 100),
        ("init ../elsewhere --template gbt9704 --copy-template", 4000),
    ],
)
def test_a_full_disk_leaves_everything_as_it_was(article: Path, line: str, size: int) -> None:
    root = article.parents[3]
    did(bulletin("add-article", "-", stdin="二\n\n文。\n"))
    write(root / "big.txt", "题\n\n" + "文。\n" * 2000)
    write(root / "small.txt", "题\n\n文。\n")
    change(root / ISSUE_FILE, {"schema = 1": "schema = 1\n" + "# 注\n" * 1000})
    before = files_of(root.parent)
    done = bulletin_process(*line.split(), code=SMALL_DISK.format(size))
    assert_refusal(done.returncode, done.stdout, done.stderr, "超过了文件大小的限制")
    assert files_of(root.parent) == before


@on_posix
@pytest.mark.parametrize(
    ("line", "folder"),
    [
        ("new", "issues"),
        ("add-article small.txt", "issues/2024-35/articles"),
        ("add-article small.txt", "issues/2024-35"),
        ("remove-article 1", "issues/2024-35"),
        ("remove-article 1", "issues/2024-35/articles"),
        ("replace-article 1 small.txt", "issues/2024-35"),
        ("replace-article 1 small.txt", "issues/2024-35/articles"),
        ("set print_run 5", "issues/2024-35"),
        ("set issuer 甲办", "."),
        ("render", "issues/2024-35"),
        ("render -o below/x.docx", "below"),
        ("site below", "below"),
        ("init ../below --template gbt9704", "../below"),
    ],
)
def test_a_read_only_folder_leaves_everything_as_it_was(
    article: Path, line: str, folder: str
) -> None:
    root = article.parents[3]
    write(root / "small.txt", "题\n\n文。\n")
    (root / folder).mkdir(exist_ok=True)
    prefix, before = unprivileged(), files_of(root.parent)
    (root / folder).chmod(0o555)
    done = bulletin_process(*line.split(), prefix=prefix)
    (root / folder).chmod(0o755)
    assert_refusal(done.returncode, done.stdout, done.stderr, "没有权限")
    assert files_of(root.parent) == before


# Refuses as a read-only share does what would change a file below the current folder.
READ_ONLY = """
import errno, os, sys
root, changing = os.getcwd(), ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod")
def refuse(event, args):
    opened = event == "open" and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if (opened or event in changing) and os.path.abspath(args[0]).startswith(root):
        raise OSError(errno.EROFS, "Read-only file system", args[0])
sys.addaudithook(refuse)
"""


@pytest.mark.parametrize("line", ["list", "show", "check", "preview", "doctor", "glossary list"])
def test_a_workspace_on_a_read_only_share_can_be_read(article: Path, line: str) -> None:
    assert article.exists()
    done = bulletin_process(*line.split(), code=READ_ONLY)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "line",
    ["new", "add-article small.txt", "remove-article 1", "move-article 1 1", "render",
     "check --fix", "check --baseline b.json", "check --format docx", "glossary add term 甲",
     "init new", "import small.txt", "site"],
)  # fmt: skip
def test_a_workspace_on_a_read_only_share_is_not_changed(article: Path, line: str) -> None:
    root = article.parents[3]
    write(root / "small.txt", "题\n\n文,文。\n")
    before = files_of(root)
    done = bulletin_process(*line.split(), code=READ_ONLY)
    if line.startswith("import"):
        assert done.returncode == 1  # what is no issue is told before anything is written
    else:
        assert_refusal(done.returncode, done.stdout, done.stderr, "磁盘是只读的", "换一个位置")
    assert files_of(root) == before


def test_a_workspace_on_a_long_path_works(tmp_path: Path) -> None:
    root = tmp_path.joinpath(*["很长的文件夹名" * 5] * 8)
    assert len(str(root)) > 250
    did(bulletin("init", root, *OFFICE))
    did(bulletin("-C", root, "new", "--date", "2024-11-25"))
    did(bulletin("-C", root, "add-article", "-", stdin="题目\n\n正文。\n"))
    did(bulletin("-C", root, "render", "--no-check"))
    assert (root / "issues" / "2024-1" / "output" / "2024-1.docx").is_file()


@on_posix
@pytest.mark.parametrize(
    "line",
    ["check {0}.txt", "check {0}", "add-article {0}.txt", "revise {0}.docx", "import {0}",
     "render -o {0}.docx", "render -o {0}/x.docx", "render -o {0}", "init {0}", "-C {0} list",
     "check --baseline {0}.json", "check --format docx -o {0}.docx", "show {0}",
     "remove-article {0}", "site {0}"],
)  # fmt: skip
def test_a_name_that_is_too_long_is_told_in_one_sentence(article: Path, line: str) -> None:
    refused_by(article.parents[3], (line.format("长" * 250),), "长长长")


@on_posix
def test_what_was_edited_is_kept_where_the_disk_refuses_it(
    article: Path, drafts: Path, tmp_path: Path
) -> None:
    prefix, before = unprivileged(), files_of(article.parent)
    article.parent.chmod(0o555)
    command = editor(tmp_path, f"path.write_text({ARTICLE + 'TODO'!r}, 'utf-8')")
    done = bulletin_process("edit", "1", prefix=prefix, EDITOR=command, TMPDIR=str(drafts))
    article.parent.chmod(0o755)
    (draft,) = drafts.iterdir()
    assert_refusal(done.returncode, done.stdout, done.stderr, "没有权限", str(draft))
    assert draft.read_text(encoding="utf-8") == ARTICLE + "TODO"
    assert files_of(article.parent) == before


@on_posix
@pytest.mark.parametrize("name", ["bulletin.toml", ISSUE_FILE])
def test_a_file_that_may_not_be_read_is_named(article: Path, name: str) -> None:
    root = article.parents[3]
    prefix = unprivileged()
    (root / name).chmod(0)
    done = bulletin_process("check", prefix=prefix)
    assert_refusal(done.returncode, done.stdout, done.stderr, name, "没有权限")


@on_posix
def test_an_article_that_may_not_be_read_is_an_error(article: Path) -> None:
    prefix = unprivileged()
    article.chmod(0)
    done = bulletin_process("check", prefix=prefix)
    assert (done.returncode, done.stderr) == (1, "")
    assert f"{ARTICLE_FILE}\nx       错误  读不出来：文件打不开（没有权限）" in done.stdout


@pytest.mark.parametrize(
    "spoil",
    [
        lambda issues: issues.rename(issues.with_name("x")) and issues.write_text("文件"),
        lambda issues: (issues / "2024-35" / "issue.toml").unlink(),
        lambda issues: (issues / "2024-36").write_text("文件"),
        lambda issues: (issues / "2024-36").mkdir(),
    ],
    ids=["issues is a file", "no issue.toml", "an issue is a file", "an issue is empty"],
)
def test_a_damaged_issues_folder_is_told(article: Path, spoil: Callable[[Path], object]) -> None:
    root = article.parents[3]
    spoil(root / "issues")
    refused_by(root, ("list", "show", "render", "new"), "issues")
