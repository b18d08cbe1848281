"""What Tab offers, and how it gets into the shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import (
    bulletin,
    bulletin_process,
    change,
    did,
    on_posix,
    process_environment,
    refused,
    write,
)
from tests.samples import SHIPPED
from tests.submissions import EAST, FIRST, SECOND, WEST, folder, sent

BASH = shutil.which("bash") or ""


def offers(typed: str) -> list[str]:
    """Return what bash is offered behind `typed`."""
    done = bulletin_process(
        _BULLETIN_COMPLETE="complete_bash", COMP_WORDS=typed, COMP_CWORD=str(typed.count(" "))
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("show ", ["2024-35", "2024-36+37", "2024-s1"]),
        ("render 2024-3", ["2024-35", "2024-36+37"]),
        ("check 2024-s", ["2024-s1"]),
        ("add-article --issue 2024-3", ["2024-35", "2024-36+37"]),
        ("move-article --issue 2024-35 ", ["01.md"]),
        ("remove-article --issue 第35期 ", ["01.md"]),
        ("remove-article ", []),
        ("init --template ", sorted(SHIPPED)),
    ],
)
def test_issues_articles_and_templates_are_offered(
    issues: Path, typed: str, offered: list[str]
) -> None:
    assert issues.exists()
    assert offers(f"bulletin {typed}") == offered


def test_submissions_are_offered(workspace: Path) -> None:
    sent(workspace, EAST, WEST)
    write(folder(workspace, FIRST) / "submission.toml", "坏")
    for typed in ("accept ", "inbox show 2024-11", "submit --again 2024", "reply ", "merge "):
        assert offers(f"bulletin {typed}") == [SECOND]


def test_the_workspace_that_is_named_is_looked_into(
    issues: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    issues.rename("简报")
    assert "2024-35" in offers("bulletin -C 简报 show ")


@pytest.mark.parametrize("shell", ["zsh", "powershell"])
def test_articles_are_offered_with_their_titles(article: Path, shell: str) -> None:
    change(article, {'"题目"': '"[/某]题目"'})
    asked = {"_TYPER_COMPLETE_ARGS": "bulletin remove-article "}
    done = bulletin_process(_BULLETIN_COMPLETE=f"complete_{shell}", **asked)
    assert (done.returncode, done.stderr) == (0, "")
    assert "01.md" in done.stdout
    assert "/某]题目" in done.stdout


@pytest.mark.parametrize(
    "typed", ["show ", "move-article ", "nix ", "glossary nix ", "check --nix ", "-C 无 show "]
)
def test_where_something_is_wrong_nothing_is_complained_of(workspace: Path, typed: str) -> None:
    write(workspace / "bulletin.toml", "坏了 =")
    offers(f"bulletin {typed}")


@pytest.mark.skipif(not BASH, reason="bash is not installed")
def test_it_is_put_into_the_shell_in_use(tmp_path: Path) -> None:
    line = f'"{sys.executable}" -m bulletin_cli --install-completion && true'
    home = process_environment(HOME=str(tmp_path))
    done = subprocess.run(
        [BASH, "-c", line], capture_output=True, encoding="utf-8", env=home, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    script = tmp_path / ".bash_completions" / "bulletin.sh"
    assert done.stdout == f"bash 的补全写进了 {script}\n重新打开终端，按 Tab 就补全。\n"
    assert "complete_bash" in script.read_text(encoding="utf-8")
    assert str(script) in (tmp_path / ".bashrc").read_text(encoding="utf-8")


@on_posix
@pytest.mark.parametrize("before", [b"", "# 旧的\r\n".encode(), "\ufeff# 旧的".encode("utf-16-le")])
def test_powershell_gets_it_into_its_profile_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bytes
) -> None:
    profile = write(tmp_path / "张 三" / "profile.ps1", before)
    fake = write(tmp_path / "bin" / "pwsh", f"#!/bin/sh\necho '{profile}'\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("pwsh", "pwsh"))
    for _ in range(2):
        assert f"pwsh 的补全写进了 {profile}\n" in did(bulletin("--install-completion"))
    data = profile.read_bytes()
    assert data.startswith(before)
    text = data.decode("utf-16-le" if before.startswith(b"\xff\xfe") else "utf-8")
    assert text.count("Register-ArgumentCompleter -Native -CommandName bulletin") == 1


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_a_shell_that_cannot_complete_is_told_of(
    option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("cmd", "cmd.exe"))
    refused(bulletin(option), "cmd 没有补全", "PowerShell")


@on_posix
def test_a_home_that_cannot_be_written_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(write(tmp_path / "文件", "不是文件夹")))
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("zsh", "zsh"))
    refused(bulletin("--install-completion"), "补全装不上", "个人文件夹")
