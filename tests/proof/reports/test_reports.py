"""Reports for other programs: SARIF by its schema, GitHub's commands with what they escape."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.proof.finding import LEVELS, Finding, Fix, Place
from bulletin_cli.proof.register import rules
from bulletin_cli.proof.reports.github import github_report
from bulletin_cli.proof.reports.sarif import sarif_report

SCHEMA = json.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
PLACES = st.builds(
    Place, st.text(min_size=1, max_size=12), st.integers(1, 9), st.integers(1, 9),
    st.integers(10, 19), st.text(max_size=9), st.just((0, 0)),
)  # fmt: skip
FINDINGS = st.builds(
    Finding, st.sampled_from(sorted(rules())), st.sampled_from(LEVELS), st.text(max_size=20),
    PLACES | st.just(Place("bulletin.toml")), st.none() | st.builds(Fix, st.text(max_size=5)),
)  # fmt: skip


@given(st.lists(FINDINGS, max_size=4))
def test_sarif_is_valid_for_any_findings(findings: list[Finding]) -> None:
    log = json.loads(sarif_report(findings))
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    declared = [each["id"] for each in run["tool"]["driver"]["rules"]]
    assert set(declared) == set(rules())
    for result, finding in zip(run["results"], findings, strict=True):
        assert declared[result["ruleIndex"]] == finding.rule


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("issues/2024-35/甲 稿.md", "issues/2024-35/%E7%94%B2%20%E7%A8%BF.md"),
        ("C:\\稿\\a.md", "file:///C:/%E7%A8%BF/a.md"),
        ("/稿/a#b.md", "file:///%E7%A8%BF/a%23b.md"),
    ],
)
def test_sarif_names_files_as_uris(file: str, uri: str) -> None:
    log = json.loads(sarif_report([Finding("PUN001", "error", "半角", Place(file, 1, 1, 2))]))
    (result,) = log["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_github_escapes_what_would_end_a_value() -> None:
    finding = Finding("PUN001", "info", "50%\r\n::error::", Place("a,b:c%.md", 3, 4, 6))
    assert github_report([finding]) == (
        "::notice file=a%2Cb%3Ac%25.md,line=3,col=4,endColumn=6,title=PUN001::50%25%0D%0A::error::"
    )


@given(st.lists(FINDINGS, max_size=4))
def test_github_gets_one_command_a_finding(findings: list[Finding]) -> None:
    report = github_report(findings)
    assert len([line for line in report.split("\n") if line]) == len(findings)
