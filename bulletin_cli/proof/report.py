"""Findings as text for a terminal of 80 columns, as json, and as counts by rule."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bulletin_cli.proof.excerpt import excerpt, visible, wrapped
from bulletin_cli.proof.finding import LEVELS, Finding, Fix, Level, Place
from bulletin_cli.proof.register import rules
from bulletin_cli.typography import display_width

LEVEL_NAMES: dict[Level, str] = {"error": "错误", "warning": "警告", "info": "提示"}
WIDTH = 80  # columns
_FOLD_OVER = 3  # equal findings of one rule
_OTHERS = 6  # places named of those that are folded away
_INDENT = " " * 8

Line = tuple[Level | None, str]


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
            "fixes": _fixes(finding),
        }
        for finding in findings
    ]
    return json.dumps({"schema_version": 1, "findings": rows}, ensure_ascii=False, indent=2)


def text_report(
    findings: Sequence[Finding], titles: Mapping[str, str] | None = None
) -> Iterator[Line]:
    """Yield the lines of the report, each with the level that colours it.

    Findings are grouped by file, those with errors first; `titles` are those of the articles.
    """
    equal: dict[tuple[str, str], list[Place]] = {}
    for finding in findings:
        equal.setdefault((finding.rule, finding.message), []).append(finding.place)
    shown: set[tuple[str, str]] = set()
    for file, group in _by_file(findings).items():
        lines: list[Line] = []
        for finding in group:
            key = finding.rule, finding.message
            others = equal[key][1:] if len(equal[key]) > _FOLD_OVER else []
            if others and key in shown:
                continue
            shown.add(key)
            lines += _lines(finding, others)
        if lines:
            title = (titles or {}).get(file, "")
            yield from ((None, each) for each in wrapped(f"{file}　{title}".rstrip("　"), WIDTH))
            yield from lines
            yield None, ""


def summary(findings: Sequence[Finding]) -> str:
    """Return one line that counts the findings by level."""
    counts = Counter(finding.level for finding in findings)
    if not counts:
        return "没有发现问题。"
    return "，".join(f"{counts[level]} 个{LEVEL_NAMES[level]}" for level in LEVELS) + "。"


def cures(findings: Sequence[Finding]) -> str:
    """Return one sentence on how many of these can be mended by a command; "" for none."""
    fixes = [each.mending for each in findings if each.mending]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    parts = [f"--fix 能改 {safe} 处"] * bool(safe)
    parts += [f"--fix --unsafe-fixes 能{'再' if safe else ''}改 {unsafe} 处"] * bool(unsafe)
    return "，".join(parts) + "。" if parts else ""


def statistics(findings: Sequence[Finding]) -> Iterator[Line]:
    """Yield a line for each rule that found something, the most frequent first."""
    for row in _counted(findings):
        level = next(each for each in LEVELS if each == row["level"])
        head = f"{row['count']:>6}  {LEVEL_NAMES[level]}  {row['rule']}  "
        first, *rest = list(wrapped(str(row["name"]), WIDTH - display_width(head)))
        yield level, head + first
        yield from ((None, " " * display_width(head) + each) for each in rest)


def json_statistics(findings: Sequence[Finding]) -> str:
    """Return the counts by rule as json; `schema_version` 1."""
    rows = _counted(findings)
    return json.dumps({"schema_version": 1, "statistics": rows}, ensure_ascii=False, indent=2)


def _counted(findings: Iterable[Finding]) -> list[dict[str, str | int]]:
    findings = tuple(findings)
    counts = Counter((each.rule, each.level) for each in findings)
    fixable = Counter((each.rule, each.level) for each in findings if each.mending)
    return [
        {
            "rule": rule,
            "level": level,
            "name": rules()[rule].name,
            "count": count,
            "fixable": fixable[rule, level],
        }
        for (rule, level), count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    ]


def _by_file(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Return the findings of each file, which come by level, so that files with errors lead."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.place.file, []).append(finding)
    return groups


def _lines(finding: Finding, others: Sequence[Place]) -> Iterator[Line]:
    place = finding.place
    head = f"  {_where(place):<5} {LEVEL_NAMES[finding.level]}  "
    message = f"{visible(finding.message)}  {finding.rule}"
    for line in wrapped(message, WIDTH - display_width(head)):
        yield finding.level, head + line
        head = " " * display_width(head)
    for line in excerpt(place, WIDTH - len(_INDENT)):
        yield None, _INDENT + line
    for line in (*_cure(finding), *_also(finding, others)):
        for part in wrapped(line, WIDTH - len(_INDENT)):
            yield None, _INDENT + part


def cure(fix: Fix) -> str:
    """Return what a fix does, in words."""
    return f"改为“{visible(fix.text)}”" if fix.text.strip() else "改为空格" if fix.text else "删去"


def _cure(finding: Finding) -> Iterator[str]:
    if finding.fix:
        safe = "--fix" if finding.fix.safe else "核对后用 --fix --unsafe-fixes"
        yield cure(finding.fix) + (f"（{safe}）" if finding.mending else "")


def _also(finding: Finding, others: Sequence[Place]) -> Iterator[str]:
    """Say where else the same was found, and how often in all."""
    if not others:
        return
    file = finding.place.file
    named = []
    for place in others[:_OTHERS]:
        elsewhere = "" if place.file == file else place.file.rpartition("/")[2]
        named.append(" ".join(filter(None, (elsewhere, _where(place)))))
        file = place.file
    listed = "、".join(dict.fromkeys(filter(None, named)))
    more = " 等" if len(others) > _OTHERS else ""
    yield f"（共 {len(others) + 1} 处{f'，还有 {listed}{more}' if listed else ''}）"


def _where(place: Place) -> str:
    return f"{place.line}:{place.column}" if place.column else str(place.line or "")


def _span(place: Place) -> dict[str, int] | None:
    if not place.line:
        return None
    return {"line": place.line, "column": place.column, "end_column": place.end}


def _fixes(finding: Finding) -> list[dict[str, object]]:
    fix = finding.mending
    return [{"text": fix.text, "safe": fix.safe, "span": _span(finding.place)}] if fix else []
