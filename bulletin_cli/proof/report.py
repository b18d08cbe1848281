"""Findings as text and as json."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from bulletin_cli.proof.finding import LEVELS, Finding, Level, Place
from bulletin_cli.typography import display_width

LEVEL_NAMES: dict[Level, str] = {"error": "错误", "warning": "警告", "info": "提示"}
_FOLD_OVER = 3  # equal findings of one rule


def json_report(findings: Sequence[Finding]) -> str:
    """Return all findings as json; `schema_version` 1."""
    rows: list[dict[str, object]] = [
        {
            "rule": finding.rule,
            "level": finding.level,
            "message": finding.message,
            "file": finding.place.file,
            "span": _span(finding.place),
            "snippet": finding.place.snippet,
            "fixes": [],
        }
        for finding in findings
    ]
    return json.dumps({"schema_version": 1, "findings": rows}, ensure_ascii=False, indent=2)


def text_report(findings: Sequence[Finding]) -> Iterator[tuple[Level | None, str]]:
    """Yield the lines of the report, each with the level that colours it."""
    equal = Counter((finding.rule, finding.message) for finding in findings)
    folded: set[tuple[str, str]] = set()
    for finding in findings:
        key = finding.rule, finding.message
        count = equal[key]
        if key in folded:
            continue
        times = ""
        if count > _FOLD_OVER:
            folded.add(key)
            times = f"（共 {count} 处）"
        name = LEVEL_NAMES[finding.level]
        yield (
            finding.level,
            f"{_where(finding.place)} {name} {finding.rule} {finding.message}{times}",
        )
        yield from ((None, line) for line in _excerpt(finding.place))


def summary(findings: Sequence[Finding]) -> str:
    """Return one line that counts the findings by level."""
    counts = Counter(finding.level for finding in findings)
    if not counts:
        return "没有发现问题。"
    return "，".join(f"{counts[level]} 个{LEVEL_NAMES[level]}" for level in LEVELS) + "。"


def _where(place: Place) -> str:
    line = f":{place.line}" if place.line else ""
    return place.file + line + (f":{place.column}" if place.column else "")


def _excerpt(place: Place) -> Iterator[str]:
    if place.snippet:
        start, end = place.mark
        blanks = " " * display_width(place.snippet[:start])
        yield f"    {place.snippet}"
        yield f"    {blanks}{'^' * display_width(place.snippet[start:end])}"


def _span(place: Place) -> dict[str, int] | None:
    if not place.line:
        return None
    return {"line": place.line, "column": place.column, "end_column": place.end}
