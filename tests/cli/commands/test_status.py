"""What is missing for the next step of every open issue, for people and as json."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands.offices import put_office
from tests.cli.commands.way import signed, take
from tests.conftest import bulletin, change, did, faulty, refused, write


def lines() -> list[str]:
    return did(bulletin("status")).splitlines()


def test_nothing_is_open_where_there_is_no_issue(workspace: Path) -> None:
    assert did(bulletin("status")) == "没有在编的期。用 bulletin new 新建一期。\n"
    assert json.loads(did(bulletin("status", "--format", "json")))["issues"] == []
    assert workspace.exists()


def test_a_draft_says_what_it_lacks(issue: Path) -> None:
    assert lines()[1] == "  还缺　还没有稿件：bulletin add-article 来稿.docx --issue 2024-35"
    did(bulletin("add-article", "-", stdin="题目\n\n正文。\n"))
    assert lines()[1:] == ["  还缺　还没有排出 Word 文件，或排出以后改过：bulletin render 2024-35"]
    faulty(issue / "articles" / "01.md")
    assert lines()[1] == "  还缺　有 1 个错误：bulletin check 2024-35"


def test_after_each_step_the_next_one_is_said(article: Path) -> None:
    assert article.exists()
    did(bulletin("render"))
    assert lines()[1:] == ["  下一步　记一次校对：bulletin proofed 2024-35"]
    did(bulletin("proofed", "--by", "张三", "--date", "2024-11-25"))
    assert lines() == [
        "2024年第35期（总第486期）　1 篇　已校　第 1 次 张三 2024-11-25",
        "  下一步　送审：bulletin review 2024-35",
    ]
    take("review")
    assert lines()[1:] == ["  下一步　签发：bulletin sign 2024-35"]


def test_remarks_nobody_settled_are_in_the_way_of_the_signature(article: Path) -> None:
    take("proofed", "review")
    write(
        article,
        '+++\ntitle = "题目"\n[[review]]\nauthor = "王五"\ntext = "核对"\n+++\n\n正文。\n',
    )
    assert lines()[1] == "  还缺　有 1 条批注没有处理：bulletin check 2024-35"
    signed_anyway = bulletin("sign", "--by", "李四", "--date", "2024-11-27")
    assert signed_anyway.exit_code == 0


def test_published_and_void_issues_are_not_open(issues: Path) -> None:
    did(bulletin("void", "2024-s1", "--why", "不出了"))
    found = json.loads(did(bulletin("status", "--format", "json")))["issues"]
    assert [each["id"] for each in found] == ["2024-35"]
    assert found[0]["next"] == "proofed"
    assert found[0]["command"] == ["proofed", "2024-35"]
    assert found[0]["missing"] == [
        {
            "text": "还没有排出 Word 文件，或排出以后改过",
            "command": ["render", "2024-35"],
        }
    ]
    assert issues.exists()


def test_one_issue_is_looked_at_whatever_state_it_is_in(issues: Path) -> None:
    out = did(bulletin("status", "36"))
    assert out == "2024年第36—37期合刊（总第487—488期）　0 篇　已发布\n"
    assert did(bulletin("status", "2024-35")).startswith("2024年第35期（总第486期）　1 篇　草稿\n")
    refused(bulletin("status", "99"), "没有 99 这一期")
    assert issues.exists()


def test_the_greeting_says_the_same_next_step(article: Path) -> None:
    take("proofed")
    assert "下一步　bulletin review 2024-35　送审\n" in did(bulletin())
    take("review")
    out = did(bulletin())
    assert "下一步　bulletin sign 2024-35　签发\n　　　　bulletin revise 改过.docx　" in out
    did(bulletin("sign", "--by", "李四", "--date", "2024-11-27"))
    assert "下一步　bulletin publish 2024-35　发布\n命令" in did(bulletin())
    change(article, {"正文": "新正文"})
    assert "下一步　bulletin reopen 2024-35 --why 签发后要改　签发以后改过：" in did(bulletin())


def test_an_issue_that_cannot_be_checked_says_so(article: Path) -> None:
    did(bulletin("render"))
    change(article.parents[3] / "bulletin.toml", {'"shanghai-post"': '"nix"'})
    assert "  还缺　没有校对成（" in did(bulletin("status"))


@pytest.mark.parametrize("line", ["status", "sign --by 李四", "verify"])
def test_a_broken_issue_is_told_with_its_place(article: Path, line: str) -> None:
    signed()
    change(article.parents[1] / "issue.toml", {"number = 35": "nummer = 35"})
    refused(bulletin(*line.split()), "issues/2024-35/issue.toml：number 没有写")


def test_a_format_that_there_is_not_is_refused(workspace: Path) -> None:
    refused(bulletin("status", "--format", "csv"), "--format 不能是“csv”")
    assert workspace.exists()


def test_a_broken_submission_does_not_hide_the_issues(issue: Path) -> None:
    put_office(issue.parents[1])
    place = issue.parents[1] / "submissions/2024-08/01-01/submission.toml"
    write(place, "schema = 1\nunits = [\n")
    assert "来稿　1 篇读不出来：bulletin doctor" in did(bulletin("status"))
    assert json.loads(did(bulletin("status", "--format", "json")))["unreadable"] == 1
    assert "× submissions/2024-08/01-01/submission.toml 第" in bulletin("doctor").stdout
