"""A baseline covers what it lists, each finding as often as it was there."""

from __future__ import annotations

import json

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.proof.baseline import Baseline
from bulletin_cli.proof.finding import UNREADABLE, Finding, Place


def finding(rule: str = "PUN001", snippet: str = "甲,乙", message: str = "错") -> Finding:
    return Finding(rule, "error", message, Place("a.md", 3, snippet=snippet))


def test_what_is_written_is_an_entry_a_line_in_order() -> None:
    made = Baseline.of([finding("SPC001"), finding(), finding()])
    assert made.dump() == (
        '{\n  "schema_version": 1,\n  "findings": [\n'
        '    {"rule": "PUN001", "snippet": "甲,乙", "count": 2},\n'
        '    {"rule": "SPC001", "snippet": "甲,乙", "count": 1}\n  ]\n}\n'
    )
    assert Baseline.of([]).dump() == '{\n  "schema_version": 1,\n  "findings": []\n}\n'


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_an_entry_covers_as_many_as_it_counts(count: int) -> None:
    known = Baseline.parse(Baseline.of([finding()] * 2).dump(), "a.json")
    assert len(known.new_findings([finding()] * count)) == max(count - 2, 0)
    assert known.new_findings([finding(snippet="别的")])


def test_a_finding_without_a_snippet_is_known_by_its_message() -> None:
    known = Baseline.of([finding(snippet="")])
    assert not known.new_findings([finding(snippet="")])
    assert known.new_findings([finding(snippet="", message="别的错")])


def test_what_cannot_be_read_is_never_covered() -> None:
    unread = finding(UNREADABLE)
    assert Baseline.of([unread]).new_findings([unread]) == (unread,)
    assert '"findings": []' in Baseline.of([unread]).dump()


ROW = {"rule": "PUN001", "snippet": "甲", "count": 1}


@pytest.mark.parametrize(
    "rows",
    [
        [ROW | {"count": 0}], [ROW | {"count": 10**6}], [ROW | {"count": "1"}],
        [ROW | {"rule": 1}], [ROW | {"snippet": None}], [{"rule": "PUN001"}], 5,
    ],
)  # fmt: skip
def test_what_is_no_baseline_is_refused(rows: object) -> None:
    text = json.dumps({"schema_version": 1, "findings": rows})
    with pytest.raises(BulletinError, match="不是基线文件，或已经损坏"):
        Baseline.parse(text, "a.json")


@pytest.mark.parametrize("count", [1, 10**6 - 1])
def test_any_count_that_can_be_is_read(count: int) -> None:
    text = json.dumps({"schema_version": 1, "findings": [ROW | {"count": count}]})
    assert not Baseline.parse(text, "a.json").new_findings([finding(snippet="甲")])


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema_version": 2, "findings": []}'])
def test_another_schema_is_refused(text: str) -> None:
    with pytest.raises(BulletinError):
        Baseline.parse(text, "a.json")
