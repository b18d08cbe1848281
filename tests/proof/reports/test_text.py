"""The forms of the report: text, summary and json."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.typography import display_width
from bulletin_cli.proof.finding import LEVELS, Finding, Fix, Place
from bulletin_cli.proof.reports.json_report import json_report
from bulletin_cli.proof.reports.text import cure, short_report, summary, text_report
from tests.linear import assert_linear

PLACED = Finding("ISS003", "error", "未填", Place("a.md", 7, 3, 6, "共Ａb待补", (1, 4)))
BARE = Finding("ISS007", "info", "重复", Place("bulletin.toml"))


def lines(findings: Sequence[Finding]) -> list[str]:
    return [line for _, line in text_report(findings)]


def test_the_text_report_groups_by_file_and_marks_the_place_under_wide_characters() -> None:
    assert lines([PLACED, BARE, replace(PLACED, message="又未填")]) == [
        "a.md",
        "x 7:3   错误  未填  ISS003",
        "        共Ａb待补",
        "          ^^^^^",
        "x 7:3   错误  又未填  ISS003",
        "        共Ａb待补",
        "          ^^^^^",
        "",
        "bulletin.toml",
        "-       提示  重复  ISS007",
        "",
    ]


def test_the_title_of_an_article_stands_above_its_findings_and_a_cure_below() -> None:
    mended = replace(PLACED, fix=Fix("已填", safe=True))
    report = [line for _, line in text_report([mended], {"a.md": "题目"})]
    assert report[0] == "a.md　题目"
    assert report[-2] == "        改为“已填”（--fix）"


def test_quotation_marks_do_not_stand_in_quotation_marks() -> None:
    assert cure(Fix("”", safe=True)) == "改为「”」"
    assert cure(Fix("已填", safe=True)) == "改为“已填”"


def test_each_level_has_a_mark_at_the_edge() -> None:
    report = lines([replace(PLACED, level=level) for level in LEVELS])
    assert [line[:5] for line in report if "7:3" in line] == ["x 7:3", "! 7:3", "- 7:3"]


def test_the_short_report_has_a_line_a_finding_that_editors_open() -> None:
    broken = replace(PLACED, message="一行\n又一行")
    assert [line for _, line in short_report([PLACED, BARE, broken])] == [
        "a.md:7:3 错误 ISS003 未填",
        "bulletin.toml 提示 ISS007 重复",
        "a.md:7:3 错误 ISS003 一行�又一行",
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_up_to_three_equal_findings_are_shown_one_by_one(count: int) -> None:
    assert lines([BARE] * count) == ["bulletin.toml", *["-       提示  重复  ISS007"] * count, ""]


@pytest.mark.parametrize("count", [4, 9])
def test_more_than_three_equal_findings_are_folded(count: int) -> None:
    places = [replace(PLACED, place=replace(PLACED.place, line=n)) for n in range(1, count + 1)]
    report = lines(places)
    assert len([line for line in report if "错误" in line]) == 1
    assert f"（共 {count} 处，还有 2:3、3:3、4:3" in report[-2]


@given(st.text(max_size=60), st.text(max_size=120))
def test_no_line_is_wider_than_80_columns(message: str, snippet: str) -> None:
    mark = (len(snippet) // 2, len(snippet))
    place = Place("issues/2024-35/articles/01.md", 7, 3, 6, snippet, mark)
    for line in lines([replace(PLACED, message=message, place=place)]):
        assert display_width(line) <= 80
        assert not any(unicodedata.category(each) in ("Cc", "Cf") for each in line)


@pytest.mark.parametrize(
    ("findings", "line"),
    [
        ([], "没有发现问题。"),
        ([PLACED, BARE, BARE], "1 个错误，0 个警告，2 个提示。"),
    ],
)
def test_the_summary_counts_by_level(findings: list[Finding], line: str) -> None:
    assert summary(findings) == line


def test_the_json_report_has_every_field() -> None:
    assert json.loads(json_report([PLACED, BARE])) == {
        "schema_version": 1,
        "findings": [
            {
                "rule": "ISS003", "level": "error", "message": "未填", "file": "a.md",
                "span": {"line": 7, "column": 3, "end_column": 6}, "snippet": "共Ａb待补",
                "fixes": [],
            },
            {
                "rule": "ISS007", "level": "info", "message": "重复", "file": "bulletin.toml",
                "span": None, "snippet": "", "fixes": [],
            },
        ],
    }  # fmt: skip


def test_a_hundred_thousand_equal_findings_are_reported_at_once() -> None:
    assert len(lines([replace(PLACED) for _ in range(100_000)])) < 10
    assert_linear(lambda size: lines([replace(PLACED) for _ in range(size)]), 10_000)
