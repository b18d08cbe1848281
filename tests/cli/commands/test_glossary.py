"""bulletin glossary, and the glossary in bulletin check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import OFFICE, bulletin, change, did, refused, refused_by, write


def test_init_puts_the_issuer_into_the_glossary(workspace: Path) -> None:
    assert (workspace / "glossary.toml").is_file()
    assert did(bulletin("glossary", "list")) == "单位　示例局办公室\n"
    assert did(bulletin("glossary", "check")).endswith("没有问题\n")


@pytest.mark.parametrize("more", [(), ("--issuer", "示例局办公室、宣传处")])
def test_init_puts_no_placeholder_and_no_list_into_the_glossary(
    tmp_path: Path, more: tuple[str, ...]
) -> None:
    did(bulletin("init", tmp_path, "--template", "gbt9704", *more))
    assert did(bulletin("-C", tmp_path, "glossary", "list")).startswith("用词表是空的")


def test_init_keeps_a_glossary_that_is_there(tmp_path: Path) -> None:
    place = write(tmp_path / "glossary.toml", "schema = 1\n")
    out = did(bulletin("init", tmp_path, *OFFICE))
    assert out.splitlines()[0].endswith("：bulletin.toml、issues/")
    assert place.read_text(encoding="utf-8") == "schema = 1\n"
    assert did(bulletin("-C", tmp_path, "glossary", "list")).startswith("用词表是空的")


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ("term 示例业 --variant 示例行 --variant 示例产", "用词　示例业　错写：示例行、示例产"),
        ("organisation 示例局 --short 局里", "单位　示例局　简称：局里"),
        ("person 张三 --office 局长", "人　张三　职务：局长"),
        ("abbreviation AED", "缩略语　AED"),
    ],
)  # fmt: skip
def test_what_is_added_is_listed(workspace: Path, words: str, listed: str) -> None:
    before = (workspace / "glossary.toml").read_text(encoding="utf-8")
    assert "加入" in did(bulletin("glossary", "add", *words.split()))
    assert listed in did(bulletin("glossary", "list")).splitlines()
    assert did(bulletin("glossary", "check")).endswith("没有问题\n")
    after = (workspace / "glossary.toml").read_text(encoding="utf-8")
    assert before.count("#") == after.count("#")


def test_the_list_as_json_has_every_field(workspace: Path) -> None:
    write(workspace / "glossary.toml", '[[people]]\nname = "张三"\noffice = "局长"\n')
    assert json.loads(did(bulletin("glossary", "list", "--format", "json"))) == [
        {"kind": "person", "name": "张三", "line": 1, "office": "局长"}
    ]


def test_a_glossary_that_contradicts_itself_fails_its_check(workspace: Path) -> None:
    write(workspace / "glossary.toml", '\n[[terms]]\nname = "甲乙"\nvariants = ["甲乙"]\n')
    result = bulletin("glossary", "check")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "glossary.toml 第 2 行：“甲乙”是自己的正名或简称，不能又是“甲乙”的错写",
        "用词表 1 条，1 处问题",
    ]


def test_what_cannot_be_added_changes_nothing(workspace: Path) -> None:
    refused_by(workspace, ("glossary add term 甲乙 --variant 示例局办公室",), "正名或简称")
    refused_by(workspace, ("glossary add term 甲乙 --short 甲",), "--short 只用于单位")
    refused_by(workspace, ("glossary add term 甲乙 --office 甲",), "--office 只用于人")
    refused_by(workspace, ("glossary add abbreviation A --variant 甲",), "缩略语没有错写")
    refused_by(workspace, ("glossary add word 甲乙",), "类别 不能是“word”")
    refused_by(workspace, ("glossary remove 甲乙",), "没有 remove 这个命令")
    refused_by(workspace, ("glossary",), "没有写命令")


def test_a_broken_glossary_stops_the_check(article: Path) -> None:
    place = write(article.parents[3] / "glossary.toml", "[[terms]]\nname = 甲\n")
    refused(bulletin("check"), "glossary.toml 第 2 行")
    refused(bulletin("check", "-", stdin="正文。\n"), "glossary.toml 第 2 行")
    refused(bulletin("glossary", "list"), "glossary.toml 第 2 行")
    place.unlink()
    did(bulletin("check"))


def test_a_variant_is_found_in_articles_and_in_plain_files(article: Path) -> None:
    did(bulletin("glossary", "add", "term", "示例业", "--variant", "示例行业"))
    change(article, {"正文。": "示例行业向前。"})
    plain = write(article.parents[3] / "文.txt", "示例行业向前。\n")
    for target in ("2024-35", str(plain)):
        result = bulletin("check", target)
        assert result.exit_code == 1
        assert "“示例行业”应为“示例业”" in result.stdout
    assert bulletin("check", "--fix", "2024-35").exit_code == 0
    assert "\n示例业向前。" in article.read_text(encoding="utf-8")


def test_the_glossary_is_not_written_over(article: Path) -> None:
    assert article.exists()
    refused(bulletin("render", "--text", "-o", "glossary.toml"), "不能写输出")
