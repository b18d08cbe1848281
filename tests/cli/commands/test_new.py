"""new: the next number and the dates it may have."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import tomli

from tests.conftest import bulletin, change, did, files_of, refused


def test_new_issues_follow_each_other_through_the_new_year(workspace: Path) -> None:
    days = ["2024-12-23", "2024-12-30", "2025-01-06", "2025-01-13"]
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


@pytest.mark.parametrize("day", ["9000-01-01", "9000-12-31"])
def test_a_date_long_after_today_is_pointed_out(workspace: Path, day: str) -> None:
    result = bulletin("new", "--date", day)
    assert result.stdout.endswith("issues/9000-1\n")
    assert result.stderr.startswith(f"提醒：日期是 {day}，比今天晚 ")
    assert result.stderr.endswith("开错了就删 issues/9000-1。\n")
    assert (workspace / "issues" / "9000-1").is_dir()


def test_a_year_left_out_is_pointed_out(workspace: Path) -> None:
    change(workspace / "bulletin.toml", {'"2024-34"': '"2020-34"'})
    said = "提醒：日期是 2024-11-25，上一期是 2020 年的；开错了就删 issues/2024-1。\n"
    assert bulletin("new", "--date", "2024-11-25").stderr == said
    did(bulletin("new", "--date", "2024-11-26"))
    did(bulletin("new", "--date", "2025-01-06"))


def test_supplements_count_apart_and_combined_issues_count_double(workspace: Path) -> None:
    words = [[], ["--supplement"], ["--combine", "2"], ["--supplement"], []]
    printed = [bulletin("new", "--date", "2024-11-25", *each).stdout for each in words]
    assert [line.splitlines()[0] for line in printed] == [
        "2024年第35期（总第486期）",
        "2024年增刊第1期",
        "2024年第36—37期合刊（总第487—488期）",
        "2024年增刊第2期",
        "2024年第38期（总第489期）",
    ]
    names = {path.name for path in (workspace / "issues").iterdir() if path.name != ".lock"}
    assert names == {"2024-35", "2024-s1", "2024-36+37", "2024-s2", "2024-38"}


def test_who_types_new_twice_is_told(workspace: Path) -> None:
    def told(*words: str) -> str:
        return bulletin("new", "--date", "2024-11-25", *words).stderr

    assert told() == ""
    said = "提醒：同一天的 2024-35 还一篇稿件也没有；开重了就删 issues/2024-36+37。\n"
    assert told("--combine", "2") == said
    assert told("--supplement") == ""
    assert "2024-s1 还一篇稿件也没有；开重了就删 issues/2024-s2" in told("--supplement")
    change(
        workspace / "issues" / "2024-36+37" / "issue.toml", {"articles = [": 'articles = ["1.md"'}
    )
    assert told() == ""
    change(workspace / "issues" / "2024-38" / "issue.toml", {'"draft"': '"void"'})
    assert told() == ""


def test_a_voided_issue_keeps_its_number(issue: Path) -> None:
    change(issue / "issue.toml", {'"draft"': '"void"'})
    assert did(bulletin("new", "--date", "2024-11-26")).startswith("2024年第36期（总第487期）\n")


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2024-11-24", "早于最近一期 2024-35 的日期 2024-11-25"),
        ("2023-12-31", "早于最近一期"),
        ("2024-11-31", "没有 2024-11-31 这一天：11月只有30天"),
        ("前天", "“前天”不是日期"),
        ("24-11-25", "“24-11-25”不是日期"),
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
