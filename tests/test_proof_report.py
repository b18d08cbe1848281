"""The forms of the report: text, summary and json."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bulletin_cli.proof.finding import Finding, Place
from bulletin_cli.proof.report import json_report, summary, text_report

PLACED = Finding("ISS003", "error", "未填", Place("a.md", 7, 3, 6, "共Ａb待补", (1, 4)))
BARE = Finding("ISS007", "info", "重复", Place("bulletin.toml"))


def lines(findings: Sequence[Finding]) -> list[str]:
    return [line for _, line in text_report(findings)]


def test_the_text_report_marks_the_place_under_wide_characters() -> None:
    assert lines([PLACED, BARE]) == [
        "a.md:7:3 错误 ISS003 未填",
        "    共Ａb待补",
        "      ^^^^^",
        "bulletin.toml 提示 ISS007 重复",
    ]


@pytest.mark.parametrize(("count", "shown"), [(1, 1), (3, 3), (4, 1), (9, 1)])
def test_more_than_three_equal_findings_are_folded(count: int, shown: int) -> None:
    report = lines([BARE] * count)
    assert len(report) == shown
    assert report[0].endswith(f"（共 {count} 处）") == (count > 3)


def test_findings_that_differ_are_not_folded() -> None:
    assert len(lines([replace(BARE, message=str(n)) for n in range(5)])) == 5


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
