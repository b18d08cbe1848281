"""init on a terminal: what it asks, how it asks again, and that a broken-off one leaves nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.store.config import load_config
from tests.conftest import OFFICE, bulletin, did, files_of, write
from tests.terminal import on_terminal

ANSWERS = ("区", "1", "示例行业 工作简报", "示例办", "甲局、乙局", "丙处、丁处；戊局", "")
LAST = ("2024-34", "485")


def typed(*answers: str) -> str:
    return "".join(f"{each}\n" for each in answers)


def test_init_asks_for_everything_it_was_not_told(tmp_path: Path) -> None:
    shown = on_terminal(typed(*ANSWERS, *LAST), "-C", tmp_path, "init")
    asked = (
        "哪个文件夹", "用哪一个", "刊名（", "编发单位（",
        "报（", "送（", "发（", "最后一期", "那一期（",
    )  # fmt: skip
    places = [shown.index(question) for question in asked]
    assert places == sorted(places)
    config = load_config(tmp_path / "区")
    assert config.periodical.template == "gbt9704"
    assert config.periodical.nameplate == ("示例行业", "工作简报")
    assert config.periodical.issuer == "示例办"
    assert config.periodical.report_to == ("甲局", "乙局")
    assert config.periodical.copy_to == ("丙处、丁处", "戊局")
    assert config.periodical.issue_to == ()
    assert config.counted_from == IssueNumber(2024, 34, 485)
    assert "占位" not in shown
    assert shown.splitlines()[-1] == f"下一步：cd {tmp_path / '区'}，再 bulletin new 新建一期。"


def test_init_asks_nothing_that_the_options_say(tmp_path: Path) -> None:
    words = ("--issue-to", "无", "--last", "2024-34", "--last-whole-number", "485")
    shown = on_terminal("", "init", tmp_path / "区", *OFFICE, *words)
    assert shown.startswith("建好了工作区")
    assert load_config(tmp_path / "区").periodical.report_to == ("示例上级局",)


def test_enter_takes_the_usual_folder_and_leaves_placeholders_that_are_told(tmp_path: Path) -> None:
    shown = on_terminal(typed("", "", *[""] * 6), "-C", tmp_path, "init")
    assert "还是占位：刊名、编发单位。" in shown
    periodical = load_config(tmp_path / "简报").periodical
    assert "用哪一个（写序号或名字） [1]：" in shown
    assert periodical.template == "gbt9704"
    assert "○" in periodical.issuer
    assert (periodical.report_to, periodical.copy_to, periodical.issue_to) == ((), (), ())


@pytest.mark.parametrize("answers", [("2024年第34期", "总485"), ("2024年第34期（总第485期）",)])
def test_the_last_issue_is_answered_as_it_is_printed(
    tmp_path: Path, answers: tuple[str, ...]
) -> None:
    shown = on_terminal(typed("", *answers), "init", tmp_path, *OFFICE)
    assert ("那一期（2024年第34期）的总期号" in shown) == (len(answers) == 2)
    assert load_config(tmp_path).counted_from == IssueNumber(2024, 34, 485)


def test_init_asks_again_for_what_cannot_be_and_says_why(tmp_path: Path) -> None:
    write(tmp_path / "件", "")
    answers = (
        "件", "区", "7", "gbt", "2", "\x1b[D", "示例", "\x07", "示例办", "甲\x07、乙", "甲",
        "", "", "34", "2024-s1", "2024-34", "abc", "33", "485",
    )  # fmt: skip
    shown = on_terminal(typed(*answers), "-C", tmp_path, "init")
    for complaint in (
        "这是文件，不是文件夹",
        "没有第 7 个模板。写 1 到 6 的序号",
        "没有叫“gbt”的模板。是不是 gbt9704？",
        "刊名里有换行或控制字符",
        "编发单位里有换行或控制字符",
        "受文单位里有换行或控制字符",
        "“34”不是期号",
        "是增刊的期号",
        "“abc”不是总期号",
        "总期号 33 小于",
    ):
        assert complaint in shown
    assert not re.search("Error|integer", shown)
    config = load_config(tmp_path / "区")
    assert config.counted_from == IssueNumber(2024, 34, 485)
    assert config.periodical.report_to == ("甲",)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["区", "--last", "34"], "“34”不是期号"),
        (["区", "--last", "2024-34", "--last-whole-number", "33"], "总期号 33 小于"),
        (["区", "--template", "gbt"], "没有叫“gbt”的模板"),
        (["区", "--report-to", "\x07"], "受文单位里有换行或控制字符"),
        (["旧区"], "已经是工作区"),
        (["件"], "这是文件，不是文件夹"),
    ],
)
def test_init_says_what_cannot_be_before_it_asks(
    tmp_path: Path, words: list[str], message: str
) -> None:
    did(bulletin("init", tmp_path / "旧区", *OFFICE))
    write(tmp_path / "件", "")
    shown = on_terminal(typed(*[""] * 9), "-C", tmp_path, "init", *words)
    assert message in shown
    assert "用哪一个" not in shown
    assert "刊名（" not in shown


@pytest.mark.parametrize("answered", range(len(ANSWERS) + 2))
def test_init_broken_off_at_any_question_leaves_nothing(tmp_path: Path, answered: int) -> None:
    begun = typed(*(*ANSWERS, *LAST)[:answered])
    shown = on_terminal(f"{begun}\x03", "-C", tmp_path, "init", NO_COLOR="1")
    assert shown.splitlines()[-1] == "错误：已取消"
    assert "Traceback" not in shown
    assert list(tmp_path.iterdir()) == []


def test_the_end_of_the_input_at_a_question_leaves_nothing(tmp_path: Path) -> None:
    shown = on_terminal("区\n1\n示例\n\x04", "-C", tmp_path, "init", NO_COLOR="1")
    assert shown.splitlines()[-1] == "错误：已取消"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("answer", ["y", "是"])
def test_a_workspace_within_another_is_made_after_a_yes(tmp_path: Path, answer: str) -> None:
    did(bulletin("init", tmp_path, *OFFICE))
    shown = on_terminal(typed("哦", answer, "", ""), "init", tmp_path / "内刊", *OFFICE)
    assert f"{tmp_path} 已经是工作区。" in shown
    assert "“哦”不是回答。写 y（是）或 n（否）。" in shown
    assert (tmp_path / "内刊" / "bulletin.toml").is_file()


@pytest.mark.parametrize("answer", ["", "n"])
def test_a_workspace_within_another_is_not_made_after_a_no(tmp_path: Path, answer: str) -> None:
    did(bulletin("init", tmp_path, *OFFICE))
    shown = on_terminal(typed(answer, "", ""), "init", tmp_path / "内刊", *OFFICE, NO_COLOR="1")
    assert shown.splitlines()[-1] == "错误：已取消"
    assert not (tmp_path / "内刊").exists()


def test_an_issue_in_the_source_of_the_program_is_asked_about(tmp_path: Path) -> None:
    did(bulletin("init", tmp_path, *OFFICE))
    write(tmp_path / "pyproject.toml", '[project]\nname = "bulletin-cli"\n')
    words = ("-C", tmp_path, "new", "--date", "2024-11-25")
    shown = on_terminal(typed(""), *words, NO_COLOR="1")
    assert "bulletin 的源代码文件夹，里面是示例" in shown
    assert shown.splitlines()[-1] == "错误：已取消"
    assert set(files_of(tmp_path / "issues")) == set()
    assert "2024年第1期" in on_terminal(typed("y"), *words)
