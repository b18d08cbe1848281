"""What is written for others to read: its place, its age, and that it replaces no source."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.issue import IssueStatus, Publication, Signature
from bulletin_cli.store.outputs import (
    holds_other,
    is_fresh,
    output_path,
    save_outputs,
    word_path,
)
from tests.composed import ISSUE
from tests.conftest import files_of, on_posix, write

SOURCES = (
    "bulletin.toml", "issues/2024-35/issue.toml", "issues/2024-35/articles/01.md",
    "issues/2024-35/images/a.png",
)  # fmt: skip
DAY = date(2024, 11, 25)


@pytest.fixture
def rendered(tmp_path: Path) -> Path:
    """A workspace whose issue was rendered a second after its sources were written."""
    for name in SOURCES:
        os.utime(write(tmp_path / name, "旧"), (1_000, 1_000))
    os.utime(write(output_path(tmp_path, "2024-35", ".docx"), b"docx"), (1_001, 1_001))
    return tmp_path


def test_an_output_lies_in_its_issue_and_bears_its_name(tmp_path: Path) -> None:
    place = output_path(tmp_path, "2024-35", ".docx")
    assert place == tmp_path / "issues" / "2024-35" / "output" / "2024-35.docx"


@pytest.mark.parametrize(
    ("status", "folder"),
    [("draft", "output"), ("review", "output"), ("signed", "signed"), ("published", "published")],
)
def test_the_word_file_of_an_issue_is_the_one_that_was_kept_last(
    tmp_path: Path, status: IssueStatus, folder: str
) -> None:
    signed, published = Signature("甲", DAY, ""), Publication(DAY, "")
    head = replace(ISSUE, status=status, signed=signed, published=published)
    place = word_path(tmp_path, head, "2024-35")
    assert place == tmp_path / "issues" / "2024-35" / folder / "2024-35.docx"


@pytest.mark.parametrize("changed", SOURCES)
def test_a_word_file_is_fresh_until_something_it_is_made_of_changes(
    rendered: Path, changed: str
) -> None:
    assert is_fresh(rendered, "2024-35")
    os.utime(rendered / changed, (1_001, 1_001))
    assert is_fresh(rendered, "2024-35")
    os.utime(rendered / changed, (1_002, 1_002))
    assert not is_fresh(rendered, "2024-35")


def test_a_word_file_that_is_not_there_is_not_fresh(rendered: Path) -> None:
    output_path(rendered, "2024-35", ".docx").unlink()
    assert not is_fresh(rendered, "2024-35")


@pytest.mark.parametrize(
    ("data", "other"), [(b"docx", False), (b"dock", True), (b"docx2", True), (b"", True)]
)
def test_a_file_is_another_where_one_byte_differs(rendered: Path, data: bytes, other: bool) -> None:
    assert holds_other(rendered, output_path(rendered, "2024-35", ".docx"), data) is other
    assert holds_other(rendered, rendered / "none.docx", data) is False


@pytest.mark.parametrize(
    "place",
    [*SOURCES, "glossary.toml", "issues/a.docx", "issues/2024-35/a.docx", "templates/a/base.docx"],
)
def test_no_output_is_written_where_the_workspace_keeps_its_own(rendered: Path, place: str) -> None:
    before = files_of(rendered)
    with pytest.raises(BulletinError, match="不能写输出") as caught:
        save_outputs(rendered, {rendered / place: b"new"})
    assert caught.value.file == str(rendered / place)
    assert files_of(rendered) == before


@pytest.mark.parametrize(
    "place",
    ["issues/2024-35/output/a.docx", "a.docx", "送审/a.docx", "送审/glossary.toml", "../外.docx"],
)
def test_elsewhere_an_output_is_written(rendered: Path, place: str) -> None:
    save_outputs(rendered, {rendered / place: b"new"})
    assert (rendered / place).read_bytes() == b"new"


@on_posix
def test_what_is_no_regular_file_is_not_written_over(rendered: Path) -> None:
    place = rendered / "pipe"
    os.mkfifo(place)
    with pytest.raises(BulletinError, match="不是普通文件"):
        save_outputs(rendered, {place: b"new"})
    assert place.is_fifo()
