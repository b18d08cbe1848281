"""render: the files made of an issue, and what all that prints has in common."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest

from bulletin_cli.cli.reports.rendered import PRESSING
from bulletin_cli.proof.register import rules
from tests.conftest import (
    bulletin,
    bulletin_process,
    change,
    did,
    faulty,
    files_of,
    on_posix,
    refused,
    write,
)
from tests.terminal import on_terminal

DOCX, PLAIN = "output/2024-35.docx", "output/2024-35.txt"
MANIFEST = "output/2024-35.manifest.xml"


def test_a_word_file_is_written_where_nothing_is_named(article: Path) -> None:
    issue = article.parents[1]
    assert Path(did(bulletin("render")).strip()) == Path("issues/2024-35") / DOCX
    with zipfile.ZipFile(issue / DOCX) as package:
        assert package.testzip() is None
        assert "<w:t>正文</w:t>" in package.read("word/document.xml").decode()
        assert package.read("customXml/item1.xml") == (issue / MANIFEST).read_bytes()
    assert set(files_of(issue / "output")) == {"2024-35.docx", "2024-35.manifest.xml"}


def test_plain_text_is_written(article: Path) -> None:
    did(bulletin("render", "--text"))
    text = (article.parents[1] / PLAIN).read_text(encoding="utf-8")
    for part in ("2024年第35期", "总第486期", "题目", "　　正文。", "报："):
        assert part in text
    did(bulletin("render", "--text", "--docx"))
    written = {Path(each).name for each in (DOCX, PLAIN, MANIFEST)}
    assert set(files_of(article.parents[1] / "output")) == written


def test_an_issue_with_errors_is_not_rendered(article: Path) -> None:
    faulty(article)
    before = files_of(article.parents[3])
    for line in ("render", "render --all", "render -o x.docx", "render --text -o -"):
        result = bulletin(*line.split())
        assert (result.exit_code, result.stdout) == (1, "")
        assert "01.md\nx 5:3   错误  占位文字没有填：TODO  ISS003" in result.stderr
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


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.pdf", b"%PDF"), ("a.TXT", b"2024"), ("a.docx", b"PK"), ("a.ofd", b"OFD.xml")],
)
def test_the_ending_of_the_output_chooses_the_form(article: Path, name: str, begins: bytes) -> None:
    assert bulletin("render", "-o", name).exit_code == 0
    assert begins in (article.parents[3] / name).read_bytes()


@pytest.mark.parametrize(
    ("line", "better"),
    [("--text -o a.pdf", "a.txt"), ("--docx -o a.txt", "a.docx"), ("--pdf-a -o a.docx", "a.pdf")],
)
def test_an_ending_that_contradicts_the_form_is_refused(
    article: Path, line: str, better: str
) -> None:
    before = files_of(article.parents[3])
    refused(bulletin("render", *line.split()), "文件名却是 .", f"改成 {better}")
    assert files_of(article.parents[3]) == before


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
    assert files_of(tmp_path / "moved" / "issues" / "2024-35" / "output") == first
    assert files_of(out) == {name: first[name] for name in ("2024-35.docx", "2024-35.txt")}


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


@pytest.mark.parametrize("name", ["bulletin.toml", "issues/2024-35/issue.toml", "templates/a.txt"])
def test_an_output_never_replaces_a_source(article: Path, name: str) -> None:
    root = article.parents[3]
    before = files_of(root)
    refused(bulletin("render", "--text", "-o", root / name), "不能写输出", "--output")
    assert files_of(root) == before


def test_render_names_all_that_cannot_be_read(article: Path) -> None:
    did(bulletin("add-article", "-", stdin="乙题\n\n正文乙。\n"))
    write(article, "坏\n")
    article.with_name("02.md").unlink()
    for line in ("render", "render --no-check", "render --all --no-check"):
        result = bulletin(*line.split())
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.count("ISS011") == 2
        assert result.stderr.splitlines()[-1] == "有错误，没有写出：2024-35"


def test_an_issue_without_articles_is_not_rendered(issues: Path) -> None:
    before = files_of(issues)
    refused(bulletin("render", "2024-s1"), "一篇稿件也没有", "bulletin add-article")
    assert files_of(issues) == before
    result = bulletin("render", "--all", "--text")
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 1)
    assert "2024-s1 一篇稿件也没有，没有排。" in result.stderr


@pytest.fixture
def published(article: Path) -> Path:
    """The Word file of 2024-35, published, its article changed since."""
    did(bulletin("render"))
    change(article.parents[1] / "issue.toml", {'"draft"': '"published"'})
    assert did(bulletin("render")).strip()  # the same bytes
    change(article, {"正文。": "另一句话。"})
    return article.parents[1] / DOCX


def test_a_published_file_is_not_changed_by_a_script(published: Path) -> None:
    before = files_of(published.parent)
    refused(bulletin("render"), "2024-35 已发布", published.name, "--overwrite", "--output")
    result = bulletin("render", "--all", "--docx", "--text")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "没有写出：2024-35（--overwrite 写过去）" in result.stderr
    assert files_of(published.parent) == before
    did(bulletin("render", "--output", "别处.docx"))
    assert published.read_bytes() == before[published.name]
    did(bulletin("render", "--all", "--overwrite"))
    assert files_of(published.parent)[published.name] != before[published.name]


@on_posix
@pytest.mark.parametrize(("answer", "written"), [("n", False), ("", False), ("是", True)])
def test_a_published_file_is_changed_after_a_yes(
    published: Path, answer: str, written: bool
) -> None:
    before = published.read_bytes()
    shown = on_terminal(f"好吧\n{answer}\n", "render")
    assert "2024-35 已发布" in shown
    assert "“好吧”不是回答。写 y（是）或 n（否）。" in shown
    assert ("已取消" in shown) != written
    assert (published.read_bytes() != before) == written


@on_posix
@pytest.mark.parametrize("words", [(), ("--no-check",)])
def test_where_nothing_is_known_to_be_open_the_path_is_all_that_is_said(
    article: Path, words: tuple[str, ...]
) -> None:
    assert article.exists()
    shown = on_terminal("", "render", *words)
    assert Path(shown.strip()) == Path("issues/2024-35") / DOCX


def test_render_tells_of_what_ran_before(article: Path) -> None:
    text = "11月21日，示例区召开会议，学习有关文件，部署下一步的各项重点工作，各部门负责人参加。"
    change(article, {"正文。": text})
    did(bulletin("render"))
    change(article.parents[1] / "issue.toml", {'"draft"': '"published"'})
    did(bulletin("new", "--date", "2024-12-02"))
    did(bulletin("add-article", "-", stdin=f"又一题\n\n{text}\n"))
    told = "还有 1 处以前登过的没有处理，别的警告没有查：bulletin check 2024-36\n"
    assert bulletin("render").stderr == told
    change(article.parents[3] / "bulletin.toml", {"ignore = []": 'ignore = ["ISS006"]'})
    did(bulletin("render"))


def test_a_place_that_cannot_be_is_refused_before_anything_is_checked(article: Path) -> None:
    faulty(article)
    refused(bulletin("render", "--output", "nul.docx"), "不能用“nul.docx”这个名字")


def test_what_is_still_open_has_a_word_for_every_pressing_rule() -> None:
    assert PRESSING.keys() == {rule.id for rule in rules().values() if rule.pressing}
