"""Findings as text for a terminal of 80 columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bulletin_cli.proof.finding import LEVELS, Finding, Fix, Level, Place
from bulletin_cli.proof.reports.excerpt import WIDTH, excerpt, visible, wrap, wrap_hanging

LEVEL_NAMES: dict[Level, str] = {"error": "错误", "warning": "警告", "info": "提示"}
# Seen at the edge without colours; signs that every console has, in one width.
LEVEL_MARKS: dict[Level, str] = {"error": "x", "warning": "!", "info": "-"}
_FOLD_OVER = 3  # equal findings of one rule
_OTHERS = 6  # places named of those that are folded away
_INDENT = " " * 8

ReportLine = tuple[Level | None, str]


def text_report(
    findings: Sequence[Finding], titles: Mapping[str, str] | None = None
) -> Iterator[ReportLine]:
    """Yield the lines of the report, each with the level that colours it.

    Findings are grouped by file, in the order they have; `titles` are those of the articles.
    """
    groups: dict[str, list[ReportLine]] = {}
    for finding, others in _fold(findings):
        groups.setdefault(finding.place.file, []).extend(_lines(finding, others))
    for file, lines in groups.items():
        title = (titles or {}).get(file, "")
        yield from ((None, each) for each in wrap(f"{file}　{title}".rstrip("　"), WIDTH))
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
    fixes = [each.applicable_fix for each in findings if each.applicable_fix]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    parts = [f"--fix 能改 {safe} 处"] * bool(safe)
    parts += [f"--fix --unsafe-fixes 能{'再' if safe else ''}改 {unsafe} 处"] * bool(unsafe)
    return "，".join(parts) + "。" if parts else ""


def _fold(findings: Sequence[Finding]) -> Iterator[tuple[Finding, list[Place]]]:
    """Yield what is shown, each with the other places of the same that are not."""
    equal: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        equal.setdefault((each.rule, each.message), []).append(each)
    for each in findings:
        same = equal[each.rule, each.message]
        if len(same) <= _FOLD_OVER:
            yield each, []
        elif each is same[0]:
            yield each, [other.place for other in same[1:]]


def _lines(finding: Finding, others: Sequence[Place]) -> Iterator[ReportLine]:
    place = finding.place
    yield from head_lines(finding)
    for line in excerpt(place, WIDTH - len(_INDENT)):
        yield None, _INDENT + line
    for line in (*_cure(finding), *_also(finding, others)):
        for part in wrap(line, WIDTH - len(_INDENT)):
            yield None, _INDENT + part


def head_lines(finding: Finding) -> Iterator[ReportLine]:
    """Yield the mark of the level, the place in the file, what is wrong, and the rule."""
    level = finding.level
    head = f"{LEVEL_MARKS[level]} {_where(finding.place):<5} {LEVEL_NAMES[level]}  "
    for line in wrap_hanging(head, f"{finding.message}  {finding.rule}"):
        yield level, line


def short_report(findings: Sequence[Finding]) -> Iterator[ReportLine]:
    """Yield one line a finding, `file:line:column level rule message`, as editors open it."""
    for each in findings:
        place = ":".join(filter(None, (each.place.file, _where(each.place))))
        said = f"{LEVEL_NAMES[each.level]} {each.rule} {each.message}"
        yield each.level, visible(f"{place} {said}")


def cure(fix: Fix) -> str:
    """Return what a fix does, in words; quotation marks do not stand in others."""
    if not fix.text.strip():
        return "改为空格" if fix.text else "删去"
    shown = visible(fix.text)
    return f"改为「{shown}」" if {"“", "”"} & {*shown} else f"改为“{shown}”"


def _cure(finding: Finding) -> Iterator[str]:
    if finding.fix:
        safe = "--fix" if finding.fix.safe else "核对后用 --fix --unsafe-fixes"
        yield cure(finding.fix) + (f"（{safe}）" if finding.applicable_fix else "")


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
