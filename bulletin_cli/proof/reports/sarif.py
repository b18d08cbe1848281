"""Findings as SARIF 2.1.0, the exchange format of static analysis tools."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from bulletin_cli import __version__
from bulletin_cli.proof.finding import Finding, Fix, Level, Place
from bulletin_cli.proof.register import Rule
from bulletin_cli.proof.reports.rule_page import ordered_rules

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "info": "note"}


def sarif_report(findings: Sequence[Finding]) -> str:
    """Return the findings as one run, which declares every rule; columns are code points."""
    known = [rule.id for rule in ordered_rules()]
    run = {
        "tool": {
            "driver": {
                "name": "bulletin",
                "version": __version__,
                "rules": [_rule(rule) for rule in ordered_rules()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, known.index(finding.rule)) for finding in findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.name},
        "defaultConfiguration": {"level": _LEVELS[rule.level], "enabled": not rule.off},
    }
    if rule.about:
        described["fullDescription"] = {"text": rule.about}
    described["help"] = {"text": f"bulletin rule {rule.id}"}
    return described


def _result(finding: Finding, index: int) -> dict[str, Any]:
    place = finding.place
    physical: dict[str, Any] = {"artifactLocation": _artifact(place)}
    if place.line:
        physical["region"] = _region(place)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.level],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"ruleAndWords/v1": _fingerprint(finding)},
    }
    if finding.applicable_fix:
        result["fixes"] = [_fix(finding.applicable_fix, place)]
    return result


def _fix(fix: Fix, place: Place) -> dict[str, Any]:
    region = {**_region(place), "endLine": place.line}
    replacement = {"deletedRegion": region, "insertedContent": {"text": fix.text}}
    return {
        "description": {"text": f"改为“{fix.text}”" if fix.text else "删去"},
        "artifactChanges": [
            {"artifactLocation": _artifact(place), "replacements": [replacement]},
        ],
        "properties": {"safe": fix.safe},
    }


def _artifact(place: Place) -> dict[str, str]:
    # A colon would make what stands before it a scheme: C:/… is a file all the same.
    path = place.file.replace("\\", "/")
    if path[1:3] == ":/":
        return {"uri": f"file:///{path[0]}:{quote(path[2:])}"}
    if path.startswith("/"):
        return {"uri": f"file://{quote(path)}"}
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _region(place: Place) -> dict[str, int]:
    if not place.column:
        return {"startLine": place.line}
    return {"startLine": place.line, "startColumn": place.column, "endColumn": place.end}


def _fingerprint(finding: Finding) -> str:
    """Return what stays the same when lines move."""
    words = finding.place.snippet or finding.message
    return hashlib.sha256(f"{finding.rule}\n{words}".encode()).hexdigest()[:32]
