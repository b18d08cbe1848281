"""list, show, check, render, doctor: what is told of issues, and the files made of them."""

from __future__ import annotations

import json
import os
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import (
    bulletin,
    bulletin_process,
    change,
    did,
    files_of,
    on_posix,
    refused,
    write,
)

DOCX, PLAIN = "output/2024-35.docx", "output/2024-35.txt"


@pytest.fixture
def issues(article: Path) -> Path:
    """A workspace with 2024-35 (an article), a supplement, 2024-36+37 (published)."""
    did(bulletin("new", "--date", "2024-11-26", "--supplement"))
    did(bulletin("new", "--date", "2024-12-02", "--combine", "2"))
    root = article.parents[3]
    change(root / "issues" / "2024-36+37" / "issue.toml", {'"draft"': '"published"'})
    return root


def faulty(article: Path) -> None:
    """Leave something to fill in on line 5 of the article."""
    change(article, {"正文。": "正文 TODO。"})


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
    ],
)
def test_an_issue_is_named_in_many_ways(issues: Path, reference: str, identifier: str) -> None:
    assert (issues / "bulletin.toml").exists()
    assert json.loads(did(bulletin("show", reference, "--format", "json")))["id"] == identifier


@pytest.mark.parametrize("reference", ["38", "2025-1", "w489", "总485", "2024-36", "w0"])
def test_an_issue_that_is_not_there_is_refused(issues: Path, reference: str) -> None:
    before = files_of(issues)
    for command in ("show", "check", "render"):
        refused(bulletin(command, reference), f"没有 {reference} 这一期", "bulletin list")
    assert files_of(issues) == before


@pytest.mark.parametrize(
    "reference", ["三十五", "2024-35+37", "2024-035", "../x", "-35", "２０２４-35"]
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
        "排成 1 页 14 行，末页 14 行",
        "校对：1 个错误，0 个警告，0 个提示。",
    ]
    facts = json.loads(did(bulletin("show", "--format", "json")))
    row = {"file": "01.md", "title": "题目", "unit": "", "characters": 7}
    assert (facts["articles"], facts["findings"]) == ([row], 1)


def test_a_clean_issue_passes_the_check(article: Path) -> None:
    assert article.exists()
    assert did(bulletin("check")) == "2024年第35期（总第486期）：没有发现问题。\n"
    report = json.loads(did(bulletin("check", "--format", "json")))
    assert report == {"schema_version": 1, "findings": []}


def test_an_error_is_reported_with_its_place_and_fails_the_check(article: Path) -> None:
    faulty(article)
    result = bulletin("check", "w486")
    assert (result.exit_code, result.stderr) == (1, "")
    assert "issues/2024-35/articles/01.md:5:4 错误 ISS003" in result.stdout
    assert "\n    正文 TODO。\n         ^^^^\n" in result.stdout
    result = bulletin("check", "--format", "json")
    (finding,) = json.loads(result.stdout)["findings"]
    assert result.exit_code == 1
    assert (finding["rule"], finding["level"]) == ("ISS003", "error")
    assert finding["span"] == {"line": 5, "column": 4, "end_column": 8}


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


def test_a_word_file_is_written_where_nothing_is_named(article: Path) -> None:
    issue = article.parents[1]
    assert Path(did(bulletin("render")).strip()) == Path("issues/2024-35") / DOCX
    with zipfile.ZipFile(issue / DOCX) as package:
        assert package.testzip() is None
        assert "正文。" in package.read("word/document.xml").decode()
    assert set(files_of(issue / "output")) == {"2024-35.docx"}


def test_plain_text_is_written(article: Path) -> None:
    did(bulletin("render", "--text"))
    text = (article.parents[1] / PLAIN).read_text(encoding="utf-8")
    for part in ("2024年第35期", "总第486期", "题目", "　　正文。", "报："):
        assert part in text
    did(bulletin("render", "--text", "--docx"))
    assert set(files_of(article.parents[1] / "output")) == {"2024-35.docx", "2024-35.txt"}


def test_an_issue_with_errors_is_not_rendered(article: Path) -> None:
    faulty(article)
    before = files_of(article.parents[3])
    for line in ("render", "render --all", "render -o x.docx", "render --text -o -"):
        result = bulletin(*line.split())
        assert (result.exit_code, result.stdout) == (1, "")
        assert "01.md:5:4 错误 ISS003" in result.stderr
        assert "没有写出：2024-35（--no-check 跳过校对）" in result.stderr
    assert files_of(article.parents[3]) == before


def test_an_issue_with_errors_is_rendered_unchecked(article: Path) -> None:
    faulty(article)
    did(bulletin("render", "--text", "--no-check"))
    assert "TODO" in (article.parents[1] / PLAIN).read_text(encoding="utf-8")


def test_the_output_goes_where_it_is_asked(article: Path, tmp_path: Path) -> None:
    did(bulletin("render"))
    made = (article.parents[1] / DOCX).read_bytes()
    (tmp_path / "外 面").mkdir()
    places: list[tuple[str | Path, Path]] = [
        ("改 名.docx", article.parents[3] / "改 名.docx"),
        (tmp_path / "外 面", tmp_path / "外 面" / "2024-35.docx"),
        (tmp_path / "新" / "夹" / "a.docx", tmp_path / "新" / "夹" / "a.docx"),
    ]
    for output, place in places:
        assert place.name in did(bulletin("render", "--output", output))
        assert place.read_bytes() == made
    result = bulletin("render", "-o", "-")
    assert (result.exit_code, result.stderr, result.stdout_bytes) == (0, "", made)


def test_several_files_need_a_folder(issues: Path, tmp_path: Path) -> None:
    before = files_of(issues)
    for line in ("--all -o x.docx", "--docx --text -o x.docx", "--all -o -", "--docx --text -o -"):
        refused(bulletin("render", *line.split()), "--output 要是已有的文件夹")
    refused(bulletin("render", "35", "--all"), "--all")
    assert files_of(issues) == before
    did(bulletin("render", "--all", "--text", "--no-check", "-o", tmp_path))
    assert {path.name for path in tmp_path.glob("*.txt")} == {
        "2024-35.txt", "2024-36+37.txt", "2024-s1.txt",
    }  # fmt: skip


def test_all_issues_are_rendered_but_void_ones(issues: Path) -> None:
    change(issues / "issues" / "2024-s1" / "issue.toml", {'"draft"': '"void"'})
    paths = did(bulletin("render", "--all", "--no-check")).splitlines()
    assert [Path(path).name for path in paths] == ["2024-35.docx", "2024-36+37.docx"]
    assert all((issues / path).is_file() for path in paths)


def test_an_issue_gives_the_same_bytes_always_and_everywhere(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    did(bulletin("render", "--docx", "--text"))
    first = files_of(article.parents[1] / "output")
    for path in article.parents[3].rglob("*"):
        os.utime(path, (10**9, 10**9))
    article.parents[3].rename(tmp_path / "moved")
    monkeypatch.chdir(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    words = ("-C", tmp_path / "moved", "render", "--docx", "--text", "-o", out)
    done = bulletin_process(*words, TZ="Asia/Shanghai", PYTHONHASHSEED="7")
    assert done.returncode == 0
    assert files_of(out) == first


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


@pytest.mark.parametrize("line", ["list", "show", "check", "render --text -o -", "doctor", "nix"])
def test_a_pipe_gets_no_colours(article: Path, line: str) -> None:
    faulty(article)
    done = bulletin_process(*line.split(), TERM="xterm-256color")
    assert done.stdout + done.stderr
    assert "\x1b" not in done.stdout + done.stderr


@on_posix
@pytest.mark.parametrize("line", ["list", "show", "check", "render -o -", "--help"])
def test_a_reader_that_stops_reading_is_no_error(article: Path, line: str) -> None:
    assert article.exists()
    close = "import os; read, end = os.pipe(); os.close(read); os.dup2(end, 1)"
    done = bulletin_process(*line.split(), code=close)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason=f"{sys.platform} has no /dev/full")
@pytest.mark.parametrize("line", ["list", "show", "check", "render -o -", "new", "--help"])
def test_standard_output_on_a_full_disk_is_told(article: Path, line: str) -> None:
    assert article.exists()
    full = "import os; os.dup2(os.open('/dev/full', os.O_WRONLY), 1)"
    done = bulletin_process(*line.split(), code=full)
    assert done.returncode == 2
    assert done.stderr.startswith("错误：")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["bulletin.toml", "issues/2024-35/issue.toml", "templates/a"])
def test_an_output_never_replaces_a_source(article: Path, name: str) -> None:
    root = article.parents[3]
    before = files_of(root)
    refused(bulletin("render", "--text", "-o", root / name), "不能写输出", "--output")
    assert files_of(root) == before
