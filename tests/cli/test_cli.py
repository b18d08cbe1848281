"""The commands a user meets first: help, complaints, completion, colours."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bulletin_cli.base.typography import display_width
from bulletin_cli.cli.table import COMMANDS
from tests.conftest import (
    bulletin,
    bulletin_process,
    did,
    faulty,
    files_of,
    on_posix,
    process_environment,
    refused,
    write,
)
from tests.terminal import on_terminal

BASH = shutil.which("bash") or ""
ENGLISH = re.compile(r"Usage|Options|Arguments|Commands|Show this|required|default|Error|Try")
RE = {
    *("render", "remove-article", "replace-article", "review", "reopen", "revise"),
    *("return", "reject", "reply", "receipt"),
}


@pytest.mark.parametrize(
    "command", ["", *COMMANDS, "glossary add", "glossary list", "glossary check"]
)
def test_help_is_chinese_and_fits_80_columns(command: str) -> None:
    text = did(bulletin(*command.split(), "--help"))
    assert text.startswith(f"用法：bulletin {command}".rstrip())
    assert "选项" in text
    assert "显示帮助" in text
    assert not ENGLISH.search(text)
    assert [line for line in text.splitlines() if display_width(line) > 80] == []
    assert not re.search(r"\n +[，。；：、）]", text)


def test_help_breaks_no_word_and_gives_a_long_option_a_line_of_its_own() -> None:
    lines = did(bulletin("check", "--help")).splitlines()
    assert any(line.endswith("连要核对的也改，与 --fix 或 --diff 同用") for line in lines)
    assert "  --format text|short|json|github|sarif|docx" in lines


def test_the_help_lists_every_command() -> None:
    listed = did(bulletin("--help")).partition("出一期：\n")[2]
    rows = [line.split() for line in listed.splitlines() if line.startswith("  ")]
    assert [row[0] for row in rows] == [*COMMANDS, "命令后面的是例子；bulletin"]


def test_the_version_is_shown() -> None:
    assert re.fullmatch(r"bulletin \d+\.\d+\.\d+\S*\n", did(bulletin("--version")))


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("lsit", "没有 lsit 这个命令", "可能是 bulletin list"),
        ("blah", "没有 blah 这个命令", "bulletin help"),
        ("list --fromat json", "没有 --fromat 这个选项", "是不是 --format"),
        ("--versoin", "没有 --versoin 这个选项", "是不是 --version"),
        ("list --format xml", "--format 不能是“xml”", "text、json"),
        ("check --fail-on all", "--fail-on 不能是“all”", "error、warning、info"),
        ("submit --autor 王五", "没有 --autor 这个选项", "是不是 --author？"),
        ("render --foo", "没有 --foo 这个选项", "bulletin render --help"),
        ("list --format", "--format 后面要写值", "bulletin list --help"),
        ("new --supplement=yes", "--supplement 后面不写值", "bulletin new --help"),
        ("move-article", "缺少 稿件", "bulletin move-article --help"),
        ("commission add 主题", "缺少 --due", "加上 --due 日期；bulletin commission add --help"),
        ("move-article 1", "缺少 位置", "bulletin move-article --help"),
        ("move-article 1 最后", "位置 的值不对：最后", "bulletin move-article --help"),
        ("new --combine two", "--combine 的值不对：two", "bulletin new --help"),
        ("render 35 36", "36", "bulletin render --help"),
        ("init", "缺少 文件夹", "bulletin init --help"),
        ("new --combine 0", "--combine 0 不对", "2"),
        ("new --supplement --combine 2", "增刊不能合刊", "去掉"),
    ],
)
def test_a_slip_on_the_command_line_is_answered_in_chinese(
    issue: Path, line: str, message: str, hint: str
) -> None:
    before = files_of(issue.parents[1])
    result = bulletin(*line.split())
    refused(result, message, hint)
    assert not ENGLISH.search(result.stderr)
    assert files_of(issue.parents[1]) == before


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("new --combine two", "错误：--combine 的值不对：two"),
        ("move-article", "错误：缺少 稿件"),
        ("move-article 1 最后", "错误：位置 的值不对：最后"),
    ],
)
def test_a_complaint_has_no_stray_blanks(issue: Path, line: str, message: str) -> None:
    assert issue.exists()
    assert bulletin(*line.split()).stderr.splitlines()[0] == message


def test_every_heading_of_the_help_has_a_chinese_colon() -> None:
    text = did(bulletin("add-article", "--help"))
    assert [line for line in text.splitlines() if line.endswith("：")] == ["参数：", "选项："]
    assert ":\n" not in text


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("bulletin ", set(COMMANDS)),
        ("bulletin re", RE),
        ("bulletin help re", RE),
        ("bulletin glossary ", {"add", "list", "check"}),
        (
            "bulletin render --",
            {
                *("--docx", "--pdf", "--pdf-a", "--ofd", "--text", "--output"),
                *("--html", "--embed", "--paste"),
                *("--all", "--overwrite", "--no-check", "--open", "--help"),
            },
        ),
    ],
)
def test_bash_completes_commands_and_options(typed: str, offered: set[str]) -> None:
    done = bulletin_process(
        _BULLETIN_COMPLETE="complete_bash", COMP_WORDS=typed, COMP_CWORD=str(typed.count(" "))
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert set(done.stdout.split()) == offered


@pytest.mark.skipif(not BASH, reason="bash is not installed")
def test_the_completion_script_is_for_the_shell_in_use() -> None:
    line = f'"{sys.executable}" -m bulletin_cli --show-completion && true'
    done = subprocess.run(
        [BASH, "-c", line], capture_output=True, text=True, env=process_environment(), check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "_BULLETIN_COMPLETE=complete_bash" in done.stdout
    assert "complete -o default -F _bulletin_completion bulletin" in done.stdout


def test_a_terminal_gets_colours(article: Path, tmp_path: Path) -> None:
    assert article.exists()
    assert "\x1b[31m错误" in on_terminal("", "-C", tmp_path, "list")
    assert "\x1b[" in on_terminal("", "show")
    assert "\x1b[" in on_terminal("", "preview")


@pytest.mark.parametrize("asked", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
@pytest.mark.parametrize("line", ["-C / list", "show", "preview", "check", "doctor", ""])
def test_a_plain_terminal_gets_letters_alone(
    article: Path, line: str, asked: dict[str, str]
) -> None:
    faulty(article)
    assert "\x1b" not in on_terminal("", *line.split(), **asked)


@on_posix
def test_commands_work_from_below_and_from_elsewhere(
    issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(issue / "articles")
    listed = did(bulletin("list"))
    monkeypatch.chdir("/")
    assert did(bulletin("-C", issue.parents[1], "list")) == listed
    write(tmp_path / "稿.txt", "题\n\n文。\n")
    monkeypatch.chdir(tmp_path)
    assert "加入 issues/2024-35/articles/01.md" in did(
        bulletin("-C", issue.parents[1].name, "add-article", "稿.txt")
    )
