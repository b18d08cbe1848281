"""bulletin check: what it reads, what it mends, what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from bulletin_cli.store.files import TEXT_MOST
from tests.conftest import (
    assert_refusal,
    bulletin,
    bulletin_process,
    change,
    did,
    on_posix,
    refused,
    unprivileged,
    write,
)

WRONG = "会议强调,要抓好落实。。"
RIGHT = "会议强调，要抓好落实。"


@pytest.fixture
def wrong(article: Path) -> Path:
    change(article, {"正文。": WRONG})
    return article


def rules_found(*words: str | Path, stdin: str | bytes = "") -> list[str]:
    result = bulletin("check", *words, "--format", "json", stdin=stdin)
    assert result.exit_code in (0, 1), result.stderr
    return sorted(each["rule"] for each in json.loads(result.stdout)["findings"])


@pytest.mark.parametrize(
    "target", ["", "35", "w486", "issues/2024-35", "issues/2024-35/articles/01.md"]
)
def test_an_issue_and_an_article_are_proofread(wrong: Path, target: str) -> None:
    assert wrong.exists()
    assert rules_found(*filter(None, [target])) == ["PUN001", "PUN007"]


def test_of_an_article_nothing_is_told_but_what_stands_in_it(wrong: Path) -> None:
    did(bulletin("add-article", "-", stdin="又一篇\n\n又一篇TODO。\n"))
    other = wrong.with_name("02.md")
    assert rules_found(wrong) == ["PUN001", "PUN007"]
    assert rules_found(other) == ["ISS003"]
    assert rules_found() == ["ISS003", "PUN001", "PUN007"]
    did(bulletin("check", wrong, "--fix"))
    assert rules_found() == ["ISS003"]
    change(wrong, {RIGHT: WRONG})
    bulletin("check", other, "--fix")
    assert rules_found(wrong) == ["PUN001", "PUN007"]


def test_a_draft_is_looked_at_more_closely_than_an_article(article: Path) -> None:
    change(article, {"正文。": "整冶环境，强化底线思纬。"})
    assert rules_found() == ["WRD014"]
    assert rules_found("--level", "draft") == ["WRD014", "WRD040"]


def test_a_doubtful_character_is_never_changed_by_a_safe_fix(article: Path) -> None:
    change(article, {"正文。": "开展专项整冶行动。"})
    before = article.read_bytes()
    did(bulletin("check", "--fix"))
    assert article.read_bytes() == before


def test_there_is_no_other_level_of_care(article: Path) -> None:
    assert article.exists()
    refused(bulletin("check", "--level", "final"), "--level 不能是“final”")


@pytest.mark.parametrize("name", ["甲 稿.txt", "甲 稿.md"])
def test_a_text_file_is_proofread_without_a_workspace(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / name, f"# 标题\n\n{WRONG}\n" if name.endswith("md") else WRONG)
    assert rules_found(name) == ["PUN001", "PUN007"]


def test_a_word_file_is_proofread_and_never_changed(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(WRONG)
    document.save(str(tmp_path / "甲.docx"))
    before = (tmp_path / "甲.docx").read_bytes()
    assert rules_found(tmp_path / "甲.docx") == ["PUN001", "PUN007"]
    refused(bulletin("check", tmp_path / "甲.docx", "--fix"), "不能改 Word 文件")
    assert (tmp_path / "甲.docx").read_bytes() == before


def test_standard_input_is_proofread_and_mended_to_standard_output() -> None:
    assert rules_found("-", stdin=WRONG) == ["PUN001", "PUN007"]
    result = bulletin("check", "-", "--fix", stdin=WRONG)
    assert (result.exit_code, result.stdout) == (0, RIGHT)


def test_several_targets_are_reported_together(wrong: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "乙.txt", WRONG)
    assert rules_found(wrong, other) == ["PUN001", "PUN001", "PUN007", "PUN007"]


def test_safe_fixes_are_written_and_a_second_run_makes_none(wrong: Path) -> None:
    out = did(bulletin("check", "--fix"))
    assert "改好 2 处：issues/2024-35/articles/01.md" in out
    assert RIGHT in wrong.read_text(encoding="utf-8")
    before = wrong.read_bytes()
    assert "改好" not in did(bulletin("check", "--fix"))
    assert wrong.read_bytes() == before


def test_unsafe_fixes_are_made_when_asked_for(article: Path) -> None:
    change(article, {"正文。": "开展“甲”、“乙”两项活动。"})
    did(bulletin("check", "--fix"))
    assert "”、“" in article.read_text(encoding="utf-8")
    did(bulletin("check", "--fix", "--unsafe-fixes"))
    assert "“甲”“乙”" in article.read_text(encoding="utf-8")


def test_a_difference_is_shown_and_nothing_written(wrong: Path) -> None:
    before = wrong.read_bytes()
    result = bulletin("check", "--diff")
    assert f"-{WRONG}\n+{RIGHT}\n" in result.stdout
    assert wrong.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--select", "PUN001"], ["PUN001"]),
        (["--select", "pun"], ["PUN001", "PUN007"]),
        (["--ignore", "PUN001,SPC"], ["PUN007"]),
        (["--select", "PUN", "--ignore", "PUN007"], ["PUN001"]),
        (["--select", "NUM"], []),
    ],
)
def test_rules_are_chosen(wrong: Path, words: list[str], found: list[str]) -> None:
    assert wrong.exists()
    assert rules_found(*words) == found


def test_what_is_suppressed_is_silent_and_an_unused_suppression_is_told(article: Path) -> None:
    comment = "<!-- bulletin: ignore PUN001 -->\n"
    change(article, {"正文。": f"{comment}会议强调,落实。\n\n{comment}没有半角标点。"})
    assert rules_found() == ["SUP001"]


def test_statistics_count_by_rule(wrong: Path) -> None:
    assert wrong.exists()
    *lines, total = bulletin("check", "--statistics").stdout.splitlines()
    assert total.endswith("2 个错误，0 个警告，0 个提示。")
    assert [line.split()[:3] for line in lines] == [
        ["1", "错误", "PUN001"],
        ["1", "错误", "PUN007"],
    ]


def test_a_baseline_hides_what_is_known_even_when_lines_move(wrong: Path, tmp_path: Path) -> None:
    base = tmp_path / "基线.json"
    assert bulletin("check", "--baseline", base).exit_code == 0
    assert base.exists()
    change(wrong, {WRONG: f"新的一段。\n\n{WRONG}\n\n又一处!好。"})
    result = bulletin("check", "--baseline", base, "--format", "json")
    assert [each["rule"] for each in json.loads(result.stdout)["findings"]] == ["PUN001"]


def test_a_house_that_parts_han_and_latin_says_so_once(article: Path) -> None:
    change(article, {"正文。": "共 5 个 APP。"})
    assert rules_found() == ["SPC001"] * 3
    change(article.parents[3] / "bulletin.toml", {"[check]": '[check]\nspacing = "keep"'})
    assert rules_found() == []


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (["--select", "PUN999"], ("没有 PUN999 这条规则",)),
        (["--ignore", "XYZ"], ("没有 XYZ 这条规则",)),
        (["--fail-on", "fatal"], ("--fail-on",)),
        (["--format", "xml"], ("--format",)),
        (["--unsafe-fixes"], ("--unsafe-fixes 不能单独写",)),
        (["--statistics", "--format", "sarif"], ("--statistics",)),
        (["没有.txt"], ("没有.txt", "不存在")),
        (["2030-1"], ("没有 2030-1 这一期",)),
        (["issues"], ("文件夹",)),
        (["--baseline", "bulletin.toml"], ("不是基线文件",)),
        (["--fix", "bulletin.toml"], ("bulletin.toml：是给程序读的文件，不是稿件",)),
    ],
)
def test_what_cannot_be_done_is_refused(
    article: Path, words: list[str], parts: tuple[str, ...]
) -> None:
    assert article.exists()
    refused(bulletin("check", *words), *parts)


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"+++\ntitle = 3\n+++\n", "x 2     错误  读不出来：title 应为文字"),
        ("<!-- bulletin: ignore PUN001\n\n正文。".encode(), "x 1     错误  读不出来："),
        ("<!-- bulletin: ignore PUN999 -->\n\n正文。".encode(), "没有 PUN999 这条规则"),
    ],
)
def test_a_file_that_cannot_be_read_does_not_hide_the_others(
    tmp_path: Path, data: bytes, part: str
) -> None:
    other = write(tmp_path / "乙.txt", WRONG)
    result = bulletin("check", write(tmp_path / "甲.md", data), other)
    assert (result.exit_code, result.stderr) == (1, "")
    assert part in result.stdout
    assert "乙.txt\n" in result.stdout


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    place = write(tmp_path / "甲.md", b"\x89PNG\r\n\x1a\n\0\0")
    refused(bulletin("check", place), "不是文本")


def test_a_paragraph_of_20_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    place = write(tmp_path / "甲.txt", ("汉," * 5_000_000).encode())
    refused(bulletin("check", place), "上限")


def test_a_word_file_of_more_than_a_book_is_refused(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("字" * (TEXT_MOST + 1))
    document.save(str(tmp_path / "甲.docx"))
    refused(bulletin("check", tmp_path / "甲.docx"), "文字超过 200 万字的上限")


@on_posix
def test_a_read_only_folder_is_left_as_it_is(tmp_path: Path) -> None:
    place = write(tmp_path / "只读" / "甲.txt", WRONG)
    place.parent.chmod(0o555)
    done = bulletin_process("check", place, "--fix", prefix=unprivileged())
    assert_refusal(done.returncode, done.stdout, done.stderr, "没有权限")
    assert place.read_text(encoding="utf-8") == WRONG


def test_findings_stand_in_the_order_of_the_text_or_errors_first(article: Path) -> None:
    change(article, {"正文。": "近日，示例局开会,好。"})
    did(bulletin("add-article", "-", stdin="又一篇\n\n又一篇TODO。\n"))
    did(bulletin("move-article", "02.md", "1"))
    short = bulletin("check", "--format", "short").stdout.splitlines()
    assert [line.rpartition("articles/")[2][:9].split()[0] for line in short] == [
        "02.md:5:4", "01.md:5:1", "01.md:5:9",
    ]  # fmt: skip
    by_level = bulletin("check", "--format", "short", "--sort", "level").stdout.splitlines()
    assert [line.split()[1] for line in by_level] == ["错误", "错误", "提示"]
    refused(bulletin("check", "--sort", "line"), "--sort 不能是“line”", "place、level")


def test_the_short_form_names_files_from_the_current_folder(
    wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(wrong.parent)
    assert "01.md:5:5 错误 PUN001" in bulletin("check", "--format", "short").stdout
