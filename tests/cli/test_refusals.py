"""What the commands refuse, and in which words."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.cli.commands.old_files import put
from tests.conftest import bulletin, change, refused, refused_by, write


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("check --update-baseline", "没有写明基线文件"),
        ("check - --format docx", "标准输入写不成带批注的 Word 文件"),
        ("check - 35", "- 不能和别的一起写"),
        ("render 35 --all", "写了期号就不能再写 --all"),
        ("set print_run 3 --unset", "--unset 是清空，后面不能写值"),
        ("set copy_to --remove 无此局", "里没有“无此局”"),
        ("init 新 --template gbt9704 --last 2024-34", "写了 --last，没有写 --last-whole-number"),
        ("init 新 --template gbt9704 --last-whole-number 9", "写了 --last-whole-number，没有写"),
        ("没有.docx", "没有 没有.docx 这个命令，也没有这个文件"),
        ("glossary nix", "glossary 没有 nix 这个命令"),
        ("import 没有的", "没有的：文件或文件夹不存在"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_for_is_refused_in_these_words(
    issues: Path, line: str, message: str
) -> None:
    refused_by(issues, (line,), message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<!-- 不是命令 -->\n", "不认识的注释：<!-- 不是命令 -->"),
        ("<<<<<<< 稿件\n甲\n=======\n乙\n>>>>>>> 退回\n", "有一处退回的改动没有合好"),
    ],
)
def test_an_article_that_is_not_finished_names_what_is_left(
    article: Path, text: str, message: str
) -> None:
    change(article, {"正文。": text})
    result = bulletin("render", "--no-check")
    assert result.exit_code == 1
    assert f"读不出来：{message}" in result.stderr.replace("\n" + " " * 14, "")


def test_an_old_issue_without_articles_is_refused(workspace: Path) -> None:
    path = write(workspace / "空.txt", "示例工作简报\n2024 年第 31 期（总第 482 期）\n")
    result = bulletin("import", path)
    assert (result.exit_code, "没有认出稿件" in result.stdout) == (1, True)


def test_an_old_issue_whose_whole_number_nobody_knows_is_refused(workspace: Path) -> None:
    path = put(workspace, "第31期.txt", 31)
    change(
        path,
        {"2024 年第 31 期（总第 482 期）": "2019 年第 31 期", "2024 年 10 月": "2019 年 10 月"},
    )
    result = bulletin("import", path)
    assert (result.exit_code, "没有印总期号，也没有同年的一期可以推算" in result.stdout) == (
        1,
        True,
    )


def test_a_workspace_that_another_process_keeps_is_refused(
    issue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(handle: int, operation: int) -> None:
        raise BlockingIOError

    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(fcntl, "flock", held)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    assert issue.exists()
    refused(
        bulletin("set", "print_run", "90"), "issues：另一个 bulletin 正在改这个工作区，等了 60 秒"
    )
