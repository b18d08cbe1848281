"""Whatever the disk refuses, a command says so once, and changes nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import (
    ARTICLE_FILE,
    ISSUE_FILE,
    assert_refusal,
    bulletin,
    bulletin_process,
    change,
    did,
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
        ("render", 4000),
        ("render -o x.docx", 4000),
        ("init elsewhere", 100),
        ("init elsewhere --copy-template", 4000),
    ],
)
def test_a_full_disk_leaves_everything_as_it_was(article: Path, line: str, size: int) -> None:
    root = article.parents[3]
    did(bulletin("add-article", "-", stdin="二\n\n文。\n"))
    write(root / "big.txt", "题\n\n" + "文。\n" * 2000)
    write(root / "small.txt", "题\n\n文。\n")
    change(root / ISSUE_FILE, {"schema = 1": "schema = 1\n" + "# 注\n" * 1000})
    before = files_of(root)
    done = bulletin_process(*line.split(), code=SMALL_DISK.format(size))
    assert_refusal(done.returncode, done.stdout, done.stderr, "超过了文件大小的限制")
    assert files_of(root) == before


@on_posix
@pytest.mark.parametrize(
    ("line", "folder"),
    [
        ("new", "issues"),
        ("add-article small.txt", "issues/2024-35/articles"),
        ("add-article small.txt", "issues/2024-35"),
        ("remove-article 1", "issues/2024-35"),
        ("remove-article 1", "issues/2024-35/articles"),
        ("render", "issues/2024-35"),
        ("render -o below/x.docx", "below"),
        ("init below", "below"),
    ],
)
def test_a_read_only_folder_leaves_everything_as_it_was(
    article: Path, line: str, folder: str
) -> None:
    root = article.parents[3]
    write(root / "small.txt", "题\n\n文。\n")
    (root / "below").mkdir()
    prefix, before = unprivileged(), files_of(root)
    (root / folder).chmod(0o555)
    done = bulletin_process(*line.split(), prefix=prefix)
    (root / folder).chmod(0o755)
    assert_refusal(done.returncode, done.stdout, done.stderr, "没有权限")
    assert files_of(root) == before


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
    assert f"{ARTICLE_FILE}\n        错误  读不出来：文件打不开（没有权限）" in done.stdout


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
