"""How findings are shown: as text in colour, as counts, as a difference, as other formats."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bulletin_cli.base.record import replace
from bulletin_cli.cli.terminal.printing import display_path, echo_colored
from bulletin_cli.cli.terminal.streams import print_bytes, print_machine

if TYPE_CHECKING:
    from bulletin_cli.actions.check.run import CheckResult
    from bulletin_cli.actions.check.target import CheckTarget
    from bulletin_cli.proof.finding import Finding
    from bulletin_cli.proof.reports.text import ReportLine

FORMATS = ("text", "short", "json", "github", "sarif", "docx")
SORTS = ("place", "level")
# Read where the repository's root is, not where the workspace's is.
_OF_REPOSITORY = {
    "github": "bulletin_cli.proof.reports.github:github_report",
    "sarif": "bulletin_cli.proof.reports.sarif:sarif_report",
}
LEVEL_COLORS = {"error": "red", "warning": "yellow", "info": "cyan", None: None}


def print_findings(
    findings: Sequence[Finding],
    heading: str,
    titles: Mapping[str, str] | None = None,
    *,
    err: bool = False,
) -> None:
    """Print the text report, and below it the summary after `heading`."""
    from bulletin_cli.proof.reports.text import summary, text_report

    _echo(text_report(findings, titles), err=err)
    typer.echo(f"{heading}：{summary(findings)}", err=err)


def print_fixed(result: CheckResult, *, err: bool) -> None:
    """Print standard input as it was mended, or how many fixes each file got; then messages."""
    if result.mended is not None:
        print_bytes(result.mended)
    for file, count in result.fixed.items():
        typer.echo(f"改好 {count} 处：{file}", err=err)
    for line in result.messages:
        typer.echo(line, err=True)


def show_findings(result: CheckResult, form: str, *, counts: bool = False, sort: str = "") -> None:
    """Print what was found in each target; standard output may be for mended text alone.

    `sort` "level" puts the errors first; else the order is that of the texts.
    """
    from bulletin_cli.proof.finding import by_level

    findings: Sequence[Finding] = [finding for group in result.found for finding in group]
    if sort == "level":
        result = replace(result, found=tuple(map(by_level, result.found)))
        findings = by_level(findings)
    piped = result.mended is not None
    if form == "short":
        _show_short(result, err=piped)
    elif form == "text" or piped:
        targets = result.targets
        heading = targets[0].label if len(targets) == 1 else f"共 {len(targets)} 份"
        titles = {file: title for each in targets for file, title in each.titles.items()}
        _show_text(findings, heading, titles, counts=counts, err=piped)
    elif form == "json":
        from bulletin_cli.proof.reports.json_report import json_report, json_statistics

        print_machine(json_statistics(findings) if counts else json_report(findings))
    else:
        _show_for_repository(result, form)


def show_difference(targets: Sequence[CheckTarget], *, unsafe: bool) -> None:
    """Print what fixes would change, and on standard error how many they are."""
    from bulletin_cli.actions.check.fixes import preview_fixes, show_difference

    for each in targets:
        sources, fixed = preview_fixes(each, unsafe=unsafe)
        typer.echo(show_difference(sources, fixed), nl=False)
        count = sum(fixed.counts.values())
        told = f"会改 {count} 处，没有写文件。" if count else "没有可以自动改的。"
        typer.echo(f"{each.label}：{told}", err=True)


def _show_text(
    findings: Sequence[Finding],
    heading: str,
    titles: Mapping[str, str],
    *,
    counts: bool,
    err: bool,
) -> None:
    from bulletin_cli.proof.reports.statistics import statistics
    from bulletin_cli.proof.reports.text import cures, summary

    if counts:
        _echo(statistics(findings), err=err)
        typer.echo(f"{heading}：{summary(findings)}", err=err)
        return
    print_findings(findings, heading, titles, err=err)
    if told := cures(findings):
        typer.echo(told, err=err)


def _show_short(result: CheckResult, *, err: bool) -> None:
    """Print one line a finding, its file named from the current folder, for editors to open."""
    from bulletin_cli.proof.reports.text import short_report

    rows = zip(result.targets, result.found, strict=True)
    _echo(short_report([each for row in rows for each in _named_from_here(*row)]), err=err)


def _named_from_here(target: CheckTarget, findings: Sequence[Finding]) -> Iterator[Finding]:
    for each in findings:
        file = display_path(target.root / each.place.file)
        yield replace(each, place=replace(each.place, file=file))


def _show_for_repository(result: CheckResult, form: str) -> None:
    from bulletin_cli.actions.check.target import named_from

    base = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
    rows = zip(result.targets, result.found, strict=True)
    findings = [finding for each, group in rows for finding in named_from(each, base, group)]
    module, _, function = _OF_REPOSITORY[form].partition(":")
    text = getattr(import_module(module), function)(findings)
    if text:
        print_machine(text)


def _echo(lines: Iterable[ReportLine], *, err: bool) -> None:
    for level, line in lines:
        echo_colored(line, LEVEL_COLORS[level], err=err)
