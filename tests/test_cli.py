"""The commands a user meets first: help, complaints, completion, init and new."""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
import tomli

from bulletin_cli.cli import COMMANDS
from bulletin_cli.model import IssueNumber
from bulletin_cli.store.config import load_config
from bulletin_cli.typography import display_width
from tests.conftest import (
    bulletin,
    bulletin_process,
    change,
    did,
    files_of,
    on_posix,
    process_environment,
    refused,
    write,
)

BASH = shutil.which("bash") or ""
ENGLISH = re.compile(r"Usage|Options|Arguments|Commands|Show this|required|default|Error|Try")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese_and_fits_80_columns(command: str) -> None:
    text = did(bulletin(*command.split(), "--help"))
    assert text.startswith(f"用法：bulletin {command}".rstrip())
    assert "选项" in text
    assert "显示帮助" in text
    assert not ENGLISH.search(text)
    assert [line for line in text.splitlines() if display_width(line) > 80] == []


def test_the_help_lists_every_command() -> None:
    listed = did(bulletin("--help")).partition("命令：\n")[2]
    assert [line.split()[0] for line in listed.splitlines()] == list(COMMANDS)


def test_the_version_is_shown() -> None:
    assert re.fullmatch(r"bulletin \d+\.\d+\.\d+\S*\n", did(bulletin("--version")))


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("lsit", "没有 lsit 这个命令", "是不是 list"),
        ("blah", "没有 blah 这个命令", "--help"),
        ("list --fromat json", "没有 --fromat 这个选项", "是不是 --format"),
        ("--versoin", "没有 --versoin 这个选项", "是不是 --version"),
        ("list --format xml", "--format 不能是“xml”", "text、json"),
        ("check --fail-on all", "--fail-on 不能是“all”", "error、warning、info"),
        ("list --format", "--format 后面要写值", "bulletin list --help"),
        ("new --supplement=yes", "--supplement", "bulletin new --help"),
        ("move-article", "缺少 稿件", "bulletin move-article --help"),
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


def test_no_command_at_all_shows_the_help_and_fails() -> None:
    result = bulletin()
    assert result.exit_code == 2
    assert "用法：bulletin" in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("bulletin ", set(COMMANDS)),
        ("bulletin re", {"render", "remove-article"}),
        ("bulletin render --", {"--docx", "--text", "--output", "--all", "--no-check", "--help"}),
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


def test_init_takes_its_answers_from_options(tmp_path: Path) -> None:
    root = tmp_path / "新 区"
    names = ("--nameplate", "示例行业", "--nameplate", "工作简报", "--issuer", "示例办")
    begin = ("--last", "2024-34", "--last-whole-number", "485", "--template", "gbt9704")
    out = did(bulletin("init", root, *names, *begin))
    assert out.startswith(f"建好了工作区 {root}\n下一步：")
    config = load_config(root)
    assert config.periodical.nameplate == ("示例行业", "工作简报")
    assert (config.periodical.issuer, config.periodical.template) == ("示例办", "gbt9704")
    assert config.baseline
    assert (config.baseline.number, config.baseline.whole_number) == (34, 485)
    assert set(files_of(root)) == {"bulletin.toml"}
    assert (root / "issues").is_dir()


def test_init_without_options_begins_as_the_template_says(tmp_path: Path) -> None:
    did(bulletin("init", tmp_path))
    config = load_config(tmp_path)
    assert config.periodical.nameplate == ("上海市邮政快递行业", "党建、文明创建工作简报")
    assert config.baseline is None
    assert did(bulletin("-C", tmp_path, "new", "--date", "2024-01-05")).startswith(
        "2024年第1期（总第1期）\n"
    )


def test_init_copies_the_template_to_work_on(tmp_path: Path) -> None:
    did(bulletin("init", tmp_path, "--copy-template"))
    copied = set(files_of(tmp_path / "templates" / "shanghai-post"))
    assert copied == {"base.docx", "starter.toml", "template.toml"}
    assert "没有问题" in did(bulletin("-C", tmp_path, "doctor"))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--last", "2024-34"], "没有写 --last-whole-number"),
        (["--last-whole-number", "485"], "没有写 --last"),
        (["--last", "2024-34", "--last-whole-number", "33"], "总期号 33 小于当年期数 34"),
        (["--last", "34", "--last-whole-number", "485"], "“34”不是期号"),
        (["--last", "2024-s1", "--last-whole-number", "485"], "“2024-s1”是增刊的期号"),
        (["--template", "gbt9705"], "没有叫“gbt9705”的模板"),
        (["--issuer", "甲\n乙"], "控制字符"),
        (["--issuer", "甲\x7f乙"], "控制字符"),
        (["--nameplate", "甲\u2028乙"], "控制字符"),
        (["--nameplate", ""], "刊名"),
    ],
)
def test_init_refuses_what_would_not_load_again(
    tmp_path: Path, options: list[str], message: str
) -> None:
    refused(bulletin("init", tmp_path / "区", *options), message)
    assert files_of(tmp_path) == {}


def test_init_leaves_an_existing_workspace_alone(workspace: Path) -> None:
    before = files_of(workspace)
    refused(bulletin("init", ".", "--copy-template"), "已经是工作区", "bulletin.toml")
    assert files_of(workspace) == before


def on_terminal(typed: str, *words: str | Path, **env: str) -> str:
    """Return what a command shows on a terminal where `typed` is typed, Ctrl-C at a question."""
    pty = pytest.importorskip("pty", reason="Windows has no pty")
    master, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bulletin_cli", *words],
        stdin=terminal, stdout=terminal, stderr=terminal,
        env=process_environment(TERM="xterm", **env),
    )  # fmt: skip
    typed, interrupt, _ = typed.partition("\x03")
    os.write(master, typed.encode())
    shown, until = b"", time.monotonic() + 20
    while time.monotonic() < until:
        # Python misses a signal that comes just before it begins to read: it is sent until heard.
        if select.select([master], [], [], 0.1 if process.poll() is not None else 1)[0]:
            shown += os.read(master, 4096)
        elif process.poll() is not None:
            break
        elif interrupt and shown:
            process.send_signal(signal.SIGINT)
    process.kill()  # one that still waits for an answer
    process.wait()
    os.close(terminal)
    os.close(master)
    return shown.decode()


def test_init_asks_on_a_terminal_for_what_it_was_not_told(tmp_path: Path) -> None:
    root = tmp_path / "区"
    shown = on_terminal("示例行业 工作简报\n示例办\n2024-34\n485\n", "init", root)
    for question in ("刊名", "编发单位", "最后一期", "总期号", "建好了工作区"):
        assert question in shown
    config = load_config(root)
    assert config.periodical.nameplate == ("示例行业", "工作简报")
    assert config.baseline
    assert config.baseline.whole_number == 485


def test_init_asks_again_for_what_cannot_be(tmp_path: Path) -> None:
    root = tmp_path / "区"
    shown = on_terminal("\n\n34\n2024-s1\n2024-34\nabc\n33\n485\n", "init", root)
    for complaint in ("“34”不是期号", "是增刊的期号", "“abc”不是总期号", "总期号 33 小于"):
        assert complaint in shown
    assert not re.search("Error|integer", shown)
    assert load_config(root).baseline == IssueNumber(2024, 34, 485)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["区", "--last", "34"], "“34”不是期号"),
        (["区", "--last", "2024-34", "--last-whole-number", "33"], "总期号 33 小于"),
        (["旧区"], "已经是工作区"),
    ],
)
def test_init_says_what_cannot_be_before_it_asks(
    tmp_path: Path, words: list[str], message: str
) -> None:
    did(bulletin("init", tmp_path / "旧区"))
    shown = on_terminal("\n\n\n", "-C", tmp_path, "init", *words)
    assert message in shown
    assert "刊名（" not in shown


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_init_broken_off_at_a_question_makes_nothing(tmp_path: Path, key: str) -> None:
    shown = on_terminal(f"示例行业\n{key}", "init", tmp_path / "区", NO_COLOR="1")
    assert shown.splitlines()[-1] == "错误：已取消"
    assert "Traceback" not in shown
    assert files_of(tmp_path) == {}


def test_a_terminal_gets_colours_unless_it_asks_for_none(tmp_path: Path) -> None:
    assert "\x1b[31m错误" in on_terminal("", "-C", tmp_path, "list")
    assert "\x1b[" not in on_terminal("", "-C", tmp_path, "list", NO_COLOR="1")


def test_new_issues_follow_each_other_through_the_new_year(workspace: Path) -> None:
    days = ["2024-12-23", "2024-12-30", "2025-01-06", "2025-01-06"]
    assert [did(bulletin("new", "--date", day)) for day in days] == [
        "2024年第35期（总第486期）\nissues/2024-35\n",
        "2024年第36期（总第487期）\nissues/2024-36\n",
        "2025年第1期（总第488期）\nissues/2025-1\n",
        "2025年第2期（总第489期）\nissues/2025-2\n",
    ]
    text = (workspace / "issues" / "2025-1" / "issue.toml").read_text(encoding="utf-8")
    assert tomli.loads(text) == {
        "schema": 1, "year": 2025, "number": 1, "whole_number": 488,
        "date": date(2025, 1, 6), "status": "draft", "articles": [],
    }  # fmt: skip


def test_supplements_count_apart_and_combined_issues_count_double(workspace: Path) -> None:
    words = [[], ["--supplement"], ["--combine", "2"], ["--supplement"], []]
    printed = [did(bulletin("new", "--date", "2024-11-25", *each)) for each in words]
    assert [line.splitlines()[0] for line in printed] == [
        "2024年第35期（总第486期）",
        "2024年增刊第1期",
        "2024年第36—37期合刊（总第487—488期）",
        "2024年增刊第2期",
        "2024年第38期（总第489期）",
    ]
    names = {path.name for path in (workspace / "issues").iterdir() if path.name != ".lock"}
    assert names == {"2024-35", "2024-s1", "2024-36+37", "2024-s2", "2024-38"}


def test_a_voided_issue_keeps_its_number(issue: Path) -> None:
    change(issue / "issue.toml", {'"draft"': '"void"'})
    assert did(bulletin("new", "--date", "2024-11-26")).startswith("2024年第36期（总第487期）\n")


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2024-11-24", "早于最近一期 2024-35 的日期 2024-11-25"),
        ("2023-12-31", "早于最近一期"),
        ("2024-11-31", "“2024-11-31”不是日期"),
        ("昨天", "“昨天”不是日期"),
        ("20241125", "“20241125”不是日期"),
        ("2024-W49-1", "“2024-W49-1”不是日期"),
        ("2024-11-25T10:00", "不是日期"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_the_reason(
    issue: Path, day: str, reason: str
) -> None:
    before = files_of(issue.parents[1])
    refused(bulletin("new", "--date", day), reason)
    assert files_of(issue.parents[1]) == before


@pytest.mark.parametrize("status", ["draft", "published"])
@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        ("number = 35", "number = 53", "2024-53"),
        ("year = 2024", "year = 2023", "2023-35"),
        ("number = 35", "number = 35\nspan = 2", "2024-35+36"),
    ],
)
def test_an_issue_of_another_number_than_its_folder_is_not_counted_on_from(
    issue: Path, status: str, old: str, new: str, written: str
) -> None:
    change(issue / "issue.toml", {f"\n{old}\n": f"\n{new}\n", '"draft"': f'"{status}"'})
    before = files_of(issue.parents[1])
    refused(
        bulletin("new", "--date", "2024-12-02"),
        f"issues/2024-35/issue.toml：写的是 {written}，文件夹是 2024-35",
        "改成一致",
    )
    assert files_of(issue.parents[1]) == before


def test_an_issue_without_a_date_leaves_the_one_before_to_compare_with(issue: Path) -> None:
    did(bulletin("new", "--date", "2024-12-02"))
    did(bulletin("new", "--date", "2024-12-03", "--supplement"))
    change(issue.with_name("2024-36") / "issue.toml", {"date = 2024-12-02\n": ""})
    early = bulletin("new", "--date", "2024-11-24")
    refused(early, "早于最近一期 2024-35 的日期 2024-11-25")
    assert "第37期" in did(bulletin("new", "--date", "2024-11-25"))


def test_a_new_issue_is_dated_today(workspace: Path) -> None:
    # The office's own calendar day, which may pass meanwhile.
    before = date.today()  # noqa: DTZ011
    folder = did(bulletin("new")).splitlines()[1]
    text = (workspace / folder / "issue.toml").read_text(encoding="utf-8")
    assert before <= tomli.loads(text)["date"] <= date.today()  # noqa: DTZ011


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
