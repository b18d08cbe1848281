"""open and render --open: what was rendered in the program that the desktop has for it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.conftest import bulletin, did, faulty, refused, write

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="the opener that is stood in for is xdg-open"
)


def opener(folder: Path, code: int = 0) -> dict[str, str]:
    """Return an environment in which xdg-open notes what it is to open, and returns `code`."""
    program = write(
        folder / "bin" / "xdg-open", f"#!/bin/sh\necho \"$1\" >>'{folder}/opened'\nexit {code}\n"
    )
    program.chmod(0o755)
    return {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}


def opened(folder: Path) -> list[Path]:
    """Return what xdg-open was asked to open."""
    note = folder / "opened"
    return [Path(line) for line in note.read_text(encoding="utf-8").splitlines()]


def test_the_rendered_file_is_opened(article: Path, tmp_path: Path) -> None:
    did(bulletin("render"))
    out = did(bulletin("open", **opener(tmp_path)))
    assert out == f"打开 {Path('issues/2024-35/output/2024-35.docx')}\n"
    assert opened(tmp_path) == [article.parents[1] / "output" / "2024-35.docx"]


def test_without_a_rendered_file_the_folder_is_opened(article: Path, tmp_path: Path) -> None:
    result = bulletin("open", "35", **opener(tmp_path))
    assert (result.exit_code, result.stdout) == (0, f"打开 {Path('issues/2024-35')}\n")
    assert "bulletin render 2024-35 --open" in result.stderr
    assert opened(tmp_path) == [article.parents[1]]


def test_the_folder_is_opened_where_it_is_asked_for(article: Path, tmp_path: Path) -> None:
    did(bulletin("render"))
    did(bulletin("open", "--folder", **opener(tmp_path)))
    assert opened(tmp_path) == [article.parents[1]]


def test_what_is_rendered_is_opened(article: Path, tmp_path: Path) -> None:
    out = did(bulletin("render", "--docx", "--text", "--open", **opener(tmp_path)))
    assert len(out.splitlines()) == 2
    folder = article.parents[1] / "output"
    assert opened(tmp_path) == [folder / "2024-35.docx", folder / "2024-35.txt"]
    did(bulletin("render", "--open", "-o", tmp_path / "改 名.docx", **opener(tmp_path)))
    assert opened(tmp_path)[2:] == [tmp_path / "改 名.docx"]


def test_what_stops_at_an_error_is_not_opened(article: Path, tmp_path: Path) -> None:
    faulty(article)
    assert bulletin("render", "--open", **opener(tmp_path)).exit_code == 1
    assert not (tmp_path / "opened").exists()


@pytest.mark.parametrize("line", ["render --open --all", "render --open -o -"])
def test_no_more_than_one_issue_is_opened(article: Path, tmp_path: Path, line: str) -> None:
    refused(bulletin(*line.split(), **opener(tmp_path)), "--open", "bulletin open")
    assert not (article.parents[1] / "output").exists()
    assert not (tmp_path / "opened").exists()


@pytest.mark.parametrize("code", [3, None])
def test_where_no_program_is_there_it_is_said(
    article: Path, tmp_path: Path, code: int | None
) -> None:
    env = {"PATH": str(tmp_path)} if code is None else opener(tmp_path, code)
    refused(bulletin("open", "--folder", **env), "打不开", "issues/2024-35")
    result = bulletin("render", "--open", **env)
    assert result.exit_code == 2
    assert "2024-35.docx：打不开，本机没有能打开它的程序" in result.stderr
    assert (article.parents[1] / "output" / "2024-35.docx").is_file()


def test_what_is_no_issue_is_refused(issue: Path, tmp_path: Path) -> None:
    refused(bulletin("open", "99", **opener(tmp_path)), "没有 99 这一期")
    assert issue.exists()
