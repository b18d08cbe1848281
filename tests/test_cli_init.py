"""init: answers from options and from the terminal, each checked as it is given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bulletin_cli.model import IssueNumber
from bulletin_cli.store.config import load_config
from tests.conftest import bulletin, did, files_of, refused
from tests.terminal import on_terminal


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
    assert set(files_of(root)) == {"bulletin.toml", "glossary.toml"}
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
