"""list, show, check, doctor: how an issue is named, and what is told of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bulletin_cli.workspace import Workspace
from tests.conftest import ARTICLE, bulletin, change, did, faulty, files_of, refused, write


def test_issues_are_listed_in_columns(issues: Path) -> None:
    assert (issues / "bulletin.toml").exists()
    assert did(bulletin("list")).splitlines() == [
        "2024-35     2024年第35期（总第486期）             2024-11-25   1 篇  草稿",
        "2024-36+37  2024年第36—37期合刊（总第487—488期）  2024-12-02   0 篇  已发布",
        "2024-s1     2024年增刊第1期                       2024-11-26   0 篇  草稿",
    ]


def test_issues_are_listed_as_json(issues: Path) -> None:
    assert (issues / "bulletin.toml").exists()
    rows = json.loads(did(bulletin("list", "--format", "json")))
    assert rows[0] == {
        "id": "2024-35", "label": "2024年第35期（总第486期）",
        "date": "2024-11-25", "status": "draft", "articles": 1,
    }  # fmt: skip
    assert [row["id"] for row in rows] == ["2024-35", "2024-36+37", "2024-s1"]


def test_an_empty_workspace_says_what_to_do(workspace: Path) -> None:
    assert (workspace / "bulletin.toml").exists()
    assert "bulletin new" in did(bulletin("list"))
    assert json.loads(did(bulletin("list", "--format", "json"))) == []
    refused(bulletin("show"), "还没有任何一期", "bulletin new")


@pytest.mark.parametrize(
    ("reference", "identifier"),
    [
        ("2024-35", "2024-35"),
        ("35", "2024-35"),
        ("总486", "2024-35"),
        ("总第486期", "2024-35"),
        ("w486", "2024-35"),
        ("37", "2024-36+37"),
        ("w488", "2024-36+37"),
        ("2024-36+37", "2024-36+37"),
        ("2024-s1", "2024-s1"),
        ("第35期", "2024-35"),
        ("35期", "2024-35"),
        ("2024年第35期", "2024-35"),
        ("2024 年 第 35 期", "2024-35"),
        ("2024年第35期（总第486期）", "2024-35"),
        ("２０２４年第３５期", "2024-35"),
        ("（总第486期）", "2024-35"),
        ("W486", "2024-35"),
        ("第36-37期", "2024-36+37"),
        ("2024年第37期", "2024-36+37"),
        ("2024年第36—37期合刊（总第487—488期）", "2024-36+37"),
        ("总第487—488期", "2024-36+37"),
        ("2024年增刊第1期", "2024-s1"),
        ("增刊第1期", "2024-s1"),
        ("issues/2024-35", "2024-35"),
        ("issues/2024-35/", "2024-35"),
        ("issues\\2024-35", "2024-35"),
        ("2024-35/", "2024-35"),
        ("issues/2024-36+37/issue.toml", "2024-36+37"),
        ("issues/2024-35/articles/01.md", "2024-35"),
    ],
)
def test_an_issue_is_named_in_many_ways(issues: Path, reference: str, identifier: str) -> None:
    assert (issues / "bulletin.toml").exists()
    assert json.loads(did(bulletin("show", reference, "--format", "json")))["id"] == identifier


@pytest.mark.parametrize("below", ["", "issue.toml", "articles", "output/没有.docx"])
def test_an_issue_is_named_by_any_path_into_its_folder(
    issue: Path, below: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = issue.parents[1]
    assert Workspace(root).resolve(str(issue / below)) == "2024-35"
    monkeypatch.chdir(issue.parent)
    assert Workspace(root).resolve(f"./2024-35/{below}") == "2024-35"
    monkeypatch.chdir(root.parent)
    assert Workspace(root).resolve(f"issues/2024-35/{below}") == "2024-35"


@pytest.mark.parametrize(
    "reference",
    [
        "38", "2025-1", "w489", "总485", "2024-36", "w0", "第38期", "2023年第35期",
        "2025年第35期", "2024年第35期（总第487期）", "增刊第2期", "issues/2024-34",
    ],
)  # fmt: skip
def test_an_issue_that_is_not_there_is_refused(issues: Path, reference: str) -> None:
    before = files_of(issues)
    for command in ("show", "check", "render"):
        refused(
            bulletin(command, reference), f"没有 {reference} 这一期", "bulletin list", str(issues)
        )
    assert files_of(issues) == before


@pytest.mark.parametrize(
    "reference",
    ["三十五", "2024-35+37", "2024-035", "../x", "-35", "２０２４-０35", "2024年", "期"],
)
def test_what_names_no_issue_is_refused(issues: Path, reference: str) -> None:
    assert (issues / "bulletin.toml").exists()
    refused(bulletin("show", "--", reference), "2024-35")


def test_the_bare_number_is_one_of_the_newest_year(issue: Path) -> None:
    assert issue.exists()
    did(bulletin("new", "--date", "2025-01-06"))
    refused(bulletin("show", "35"), "没有 35 这一期")
    assert "2025年第1期" in did(bulletin("show", "1"))


def test_no_name_means_the_newest_draft_else_the_newest(issue: Path) -> None:
    did(bulletin("new", "--date", "2024-12-02"))
    newer = issue.with_name("2024-36") / "issue.toml"
    assert "第36期" in did(bulletin("show"))
    for before, status in [("draft", "void"), ("void", "published")]:
        change(newer, {f'"{before}"': f'"{status}"'})
        assert "第35期" in did(bulletin("show"))
    change(issue / "issue.toml", {'"draft"': '"published"'})
    assert "第36期" in did(bulletin("show"))


def test_an_issue_is_shown_with_its_articles_and_findings(article: Path) -> None:
    faulty(article)
    lines = did(bulletin("show")).splitlines()
    assert lines[0] == "2024年第35期（总第486期）　2024-11-25　草稿　issues/2024-35"
    assert lines[2].split() == ["1", "01.md", "题目", "7"]
    assert lines[-3:] == [
        "共 1 篇，7 字",
        "排成 1 页 8 行，末页 8 行",
        "校对：1 个错误，0 个警告，0 个提示。",
    ]
    facts = json.loads(did(bulletin("show", "--format", "json")))
    row = {"file": "01.md", "title": "题目", "title_lines": ["题目"], "unit": "", "characters": 7}
    row["problem"] = None
    assert (facts["articles"], facts["findings"]) == ([row], 1)


def three_articles(article: Path) -> None:
    """Give the issue three articles, the second broken, the first without its file."""
    for title in "乙丙":
        did(bulletin("add-article", "-", stdin=f"{title}题\n\n正文{title}。\n"))
    write(article.with_name("02.md"), "坏\n")
    article.unlink()


def test_an_article_that_cannot_be_read_keeps_its_row_and_number(article: Path) -> None:
    three_articles(article)
    lines = did(bulletin("show")).splitlines()
    assert [line.split() for line in lines[2:5]] == [
        ["1", "01.md", "文件不见了"],
        ["2", "02.md", "读不出来"],
        ["3", "03.md", "丙题", "4"],
    ]
    assert lines[5] == "共 3 篇，4 字（2 篇读不出来的没有算）"
    rows = json.loads(did(bulletin("show", "--format", "json")))["articles"]
    assert [(row["file"], row["problem"], row["characters"]) for row in rows] == [
        ("01.md", "missing", 0), ("02.md", "unreadable", 0), ("03.md", None, 4),
    ]  # fmt: skip
    did(bulletin("move-article", "3", "1"))
    assert did(bulletin("show")).splitlines()[2].split() == ["1", "03.md", "丙题", "4"]


def test_one_broken_article_does_not_hide_the_findings_in_another(article: Path) -> None:
    three_articles(article)
    faulty(article.with_name("03.md"), "正文丙。")
    result = bulletin("check", "--format", "json")
    found = json.loads(result.stdout)["findings"]
    assert (result.exit_code, result.stderr) == (1, "")
    places = [(each["rule"], each["file"][15:], (each["span"] or {}).get("line")) for each in found]
    assert places == [
        ("ISS003", "articles/03.md", 5),
        ("ISS011", "articles/02.md", 1),
        ("ISS011", "issue.toml", None),
    ]
    for form in ("github", "sarif", "docx"):
        assert bulletin("check", "--format", form).exit_code == 1
    only = bulletin("check", article.with_name("02.md"))
    assert only.stdout.count("错误  ") == 1
    assert bulletin("check", article.with_name("03.md")).stdout.count("ISS011") == 0


def test_a_baseline_never_hides_what_cannot_be_read(article: Path) -> None:
    three_articles(article)
    for _ in range(2):
        result = bulletin("check", "--baseline", "已知.json", "--update-baseline")
        assert (result.exit_code, result.stdout.count("ISS011")) == (1, 2)


def test_page_ends_are_not_judged_while_an_article_is_left_out(article: Path) -> None:
    for count in range(10, 40):  # until the last page holds one or two lines
        write(article, ARTICLE + "".join(f"\n第{number}段。\n" for number in range(count)))
        if "最后一页" in bulletin("check").stdout:
            break
    assert "最后一页" in bulletin("check").stdout
    did(bulletin("add-article", "-", stdin="又一题\n\n正文。\n"))
    article.with_name("02.md").unlink()
    assert "最后一页" not in bulletin("check").stdout


def test_doctor_names_every_broken_article(article: Path) -> None:
    three_articles(article)
    result = bulletin("doctor")
    assert result.exit_code == 1
    assert "× issues/2024-35/issue.toml：articles 列了 01.md" in result.stdout
    assert "× issues/2024-35/articles/02.md 第 1 行：开头没有 +++" in result.stdout
    assert "工作区有 2 个问题。" in result.stdout


def test_doctor_names_an_issue_whose_folder_has_another_number(article: Path) -> None:
    shutil.copytree(article.parents[1], article.parents[2] / "2024-36")
    out = bulletin("doctor").stdout
    assert "× issues/2024-36/issue.toml：写的是 2024-35，文件夹是 2024-36　改成一致" in out
    assert "工作区有 1 个问题。" in out


def test_a_clean_issue_passes_the_check(article: Path) -> None:
    assert article.exists()
    assert did(bulletin("check")) == "2024年第35期（总第486期）：没有发现问题。\n"
    report = json.loads(did(bulletin("check", "--format", "json")))
    assert report == {"schema_version": 1, "findings": []}


def test_an_error_is_reported_with_its_place_and_fails_the_check(article: Path) -> None:
    faulty(article)
    result = bulletin("check", "w486")
    assert (result.exit_code, result.stderr) == (1, "")
    assert "issues/2024-35/articles/01.md　题目\nx 5:3   错误  占位" in result.stdout
    assert "\n        正文TODO。\n            ^^^^\n" in result.stdout
    result = bulletin("check", "--format", "json")
    (finding,) = json.loads(result.stdout)["findings"]
    assert result.exit_code == 1
    assert (finding["rule"], finding["level"]) == ("ISS003", "error")
    assert finding["span"] == {"line": 5, "column": 3, "end_column": 7}


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 0), ("info", 1)])
def test_the_level_that_fails_the_check_is_chosen(article: Path, level: str, code: int) -> None:
    change(article.parents[1] / "issue.toml", {"2024-11-25": "2024-11-30"})  # a Saturday
    assert bulletin("check", "--fail-on", level).exit_code == code


@pytest.mark.parametrize("where", ["bulletin.toml", "01.md"])
def test_a_rule_is_left_out_on_request(article: Path, where: str) -> None:
    faulty(article)
    if where == "01.md":
        change(article, {'"题目"\n': '"题目"\nignore = ["ISS003"]\n'})
    else:
        change(article.parents[3] / where, {"ignore = []": 'ignore = ["ISS003"]'})
    assert "没有发现问题" in did(bulletin("check"))


def test_a_healthy_workspace_has_no_problem(article: Path) -> None:
    out = did(bulletin("doctor"))
    assert f"工作区：{article.parents[3]}\n" in out
    assert "仿宋_GB2312：" in out
    assert out.endswith("工作区没有问题。\n")


def test_every_problem_of_a_workspace_is_told(issues: Path) -> None:
    write(issues / "issues" / "2024-35" / "articles" / "01.md", "没有信息\n")
    change(issues / "issues" / "2024-s1" / "issue.toml", {"schema = 1": "schema = 9"})
    (issues / "issues" / "2024-36 副本").mkdir()
    result = bulletin("doctor")
    assert (result.exit_code, result.stderr) == (1, "")
    for part in (
        "articles/01.md 第 1 行",
        "2024-s1/issue.toml 第 1 行",
        "2024-36 副本",
        "3 个问题",
    ):
        assert part in result.stdout


def test_the_doctor_comes_without_a_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = bulletin("doctor")
    assert (result.exit_code, result.stderr) == (1, "")
    assert "没有 bulletin.toml" in result.stdout
