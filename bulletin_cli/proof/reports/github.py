"""Findings as workflow commands, which GitHub Actions turns into annotations."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_cli.proof.finding import Finding, Level

_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def github_report(findings: Sequence[Finding]) -> str:
    """Return a line `::error file=…,line=…,col=…,endColumn=…,title=…::message` for each finding."""
    return "\n".join(map(_command, findings))


def _command(finding: Finding) -> str:
    place = finding.place
    facts: dict[str, str | int] = {"file": place.file}
    if place.line:
        facts["line"] = place.line
    if place.column:
        facts |= {"col": place.column, "endColumn": place.end}
    facts["title"] = finding.rule
    named = ",".join(f"{key}={_escape(str(value), _PROPERTY)}" for key, value in facts.items())
    return f"::{_COMMANDS[finding.level]} {named}::{_escape(finding.message, _DATA)}"


def _escape(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(character, character) for character in text)
