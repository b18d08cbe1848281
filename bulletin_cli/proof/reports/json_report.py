"""Findings, and how many each rule has, as json; `schema_version` 1."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bulletin_cli.proof.finding import Finding, Place
from bulletin_cli.proof.reports.statistics import counts


def json_report(findings: Sequence[Finding]) -> str:
    """Return all findings, none folded away."""
    return _dump("findings", [_facts(each) for each in findings])


def json_statistics(findings: Sequence[Finding]) -> str:
    """Return the counts by rule."""
    return _dump(
        "statistics",
        [
            {
                "rule": each.rule,
                "level": each.level,
                "name": each.name,
                "count": each.count,
                "fixable": each.fixable,
            }
            for each in counts(findings)
        ],
    )


def _dump(key: str, rows: list[dict[str, object]]) -> str:
    return json.dumps({"schema_version": 1, key: rows}, ensure_ascii=False, indent=2)


def _facts(finding: Finding) -> dict[str, object]:
    place, fix = finding.place, finding.applicable_fix
    span = _span(place)
    return {
        "rule": finding.rule,
        "level": finding.level,
        "message": finding.message,
        "file": place.file,
        "span": span,
        "snippet": place.snippet,
        "fixes": [{"text": fix.text, "safe": fix.safe, "span": span}] if fix else [],
    }


def _span(place: Place) -> dict[str, int] | None:
    if not place.line:
        return None
    return {"line": place.line, "column": place.column, "end_column": place.end}
