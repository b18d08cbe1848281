"""reply: the text that goes back to a unit, from templates that a clerk may change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import bulletin, change, did, refused, write
from tests.submissions import EAST, FIRST, SECOND, WEST, sent


@pytest.fixture
def two(issue: Path) -> Path:
    """A workspace with two submissions and a draft."""
    root = issue.parents[1]
    sent(root, EAST, WEST)
    return root


def test_what_was_used_is_told_with_its_issue(two: Path) -> None:
    assert two.exists()
    did(bulletin("accept", FIRST, "--date", "2024-11-26"))
    assert did(bulletin("reply", "25-01")) == (
        "东区局：\n\n"
        "　　你单位2024年11月25日报送的《东区局召开旺季服务保障会》，"
        "已由《示例行业示例工作简报》2024年第35期（总第486期）采用。感谢支持，欢迎继续来稿。\n\n"
        "示例局办公室\n2024年11月26日\n"
    )


def test_what_was_merged_is_told_so(two: Path) -> None:
    did(bulletin("merge", FIRST, SECOND, "--title", "两局", "--why", "篇幅所限有删节"))
    told = did(bulletin("reply", SECOND))
    assert "采用，与其他来稿合编。" in told
    assert "\n　　篇幅所限有删节\n\n" in told
    (two / "issues" / "2024-35").rename(two / "别处")
    assert "2024年第35期" in did(bulletin("reply", SECOND))


@pytest.mark.parametrize("command", ["return", "reject"])
def test_the_reason_stands_in_the_reply(two: Path, command: str) -> None:
    assert two.exists()
    did(bulletin(command, FIRST, "--why", "数字要核对"))
    told = did(bulletin("reply", FIRST))
    assert "\n　　数字要核对\n" in told
    assert (FIRST in told) == (command == "return")


def test_the_workspaces_own_text_goes_first(two: Path) -> None:
    write(two / "templates" / "replies" / "returned.txt", "{{ units }}请改：{{ note }}")
    did(bulletin("return", FIRST, "--why", "数字"))
    assert did(bulletin("reply", FIRST)) == "东区局请改：数字\n"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "甲\n{{ unit }}",
            ("templates/replies/returned.txt 第 2 行", "没有定义的名字 unit", "title"),
        ),
        ("{% if nix %}甲{% endif %}", ("returned.txt 第 1 行：用了没有定义的名字 nix",)),
        ("甲\n\n{% set x = 1 %}", ("templates/replies/returned.txt 第 3 行", "不能有循环")),
        ("甲\n{% if %}", ("templates/replies/returned.txt 第 2 行", "Jinja 写法有误")),
        ("{% for x in title %}{% endfor %}", ("不能有循环、引入、算术和函数",)),
        ("{{ title * 10 ** 9 }}", ("不能有循环、引入、算术和函数",)),
        ("{{ title.__class__ }}", ("写不出来",)),
        ("{{ title | upper | nix }}", ("Jinja 写法有误",)),
    ],
)
def test_a_text_that_cannot_be_filled_is_refused(
    two: Path, text: str, parts: tuple[str, ...]
) -> None:
    write(two / "templates" / "replies" / "returned.txt", text)
    did(bulletin("return", FIRST, "--why", "数字"))
    refused(bulletin("reply", FIRST), *parts)


def test_nothing_is_answered_while_nothing_is_decided(two: Path) -> None:
    assert two.exists()
    refused(bulletin("reply", FIRST), f"{FIRST} 现在是“待处理”，没有回复可写", "退改")


def test_it_is_written_into_a_file_but_over_none(two: Path) -> None:
    did(bulletin("return", FIRST, "--why", "数字"))
    assert did(bulletin("reply", FIRST, "-o", "回 复.txt")) == "写成 回 复.txt\n"
    assert (two / "回 复.txt").read_text(encoding="utf-8") == did(bulletin("reply", FIRST))
    refused(bulletin("reply", FIRST, "-o", "回 复.txt"), "已经有这个文件", "--overwrite")
    did(bulletin("reply", FIRST, "-o", "回 复.txt", "--overwrite"))
    record = two / "submissions" / "2024-11" / "25-01" / "submission.toml"
    refused(bulletin("reply", FIRST, "-o", record, "--overwrite"), "不能写输出")
    (two / "夹").mkdir()
    did(bulletin("reply", FIRST, "-o", "夹"))
    assert (two / "夹" / f"{FIRST}.txt").is_file()


def test_the_texts_are_copied_to_be_changed_and_over_none(two: Path) -> None:
    own = write(two / "templates" / "replies" / "returned.txt", "{{ units }}请改")
    assert did(bulletin("reply", "--copy-templates")).splitlines() == [
        "templates/replies/accepted.txt",
        "templates/replies/rejected.txt",
        "templates/replies/returned.txt　已有，没有动",
    ]
    assert own.read_text(encoding="utf-8") == "{{ units }}请改"
    change(two / "templates" / "replies" / "rejected.txt", {"感谢支持": "谢谢"})
    did(bulletin("reject", FIRST, "--why", "过时"))
    assert "谢谢" in did(bulletin("reply", FIRST))
    assert did(bulletin("reply", "--copy-templates")).count("　已有，没有动\n") == 3


def test_without_an_id_there_is_nothing_to_answer(two: Path) -> None:
    assert two.exists()
    refused(bulletin("reply"), "没有写编号", "bulletin inbox")
