"""bulletin check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli.common import IssueArgument, choose, colored, workspace

if TYPE_CHECKING:
    from bulletin_cli.proof.finding import Finding

_COLORS = {"error": "red", "warning": "yellow", "info": "cyan", None: None}


def check(
    ctx: typer.Context,
    issue: IssueArgument = None,
    form: Annotated[
        str, typer.Option("--format", metavar="text|json", help="输出格式", show_default=False)
    ] = "text",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="error|warning|info",
            help="从哪一级起退出码为 1",
            show_default=False,
        ),
    ] = "error",
) -> None:
    """校对一期；有错误时退出码为 1。"""
    from bulletin_cli.numbering import label
    from bulletin_cli.proof.finding import LEVELS
    from bulletin_cli.proof.report import json_report

    choose("--format", form, ("text", "json"))
    choose("--fail-on", fail_on, LEVELS)
    space = workspace(ctx)
    identifier = space.resolve(issue)
    findings = space.check(identifier)
    if form == "json":
        typer.echo(json_report(findings))
    else:
        print_findings(findings, f"{label(space.head(identifier).number)}：")
    failing = LEVELS[: LEVELS.index(next(level for level in LEVELS if level == fail_on)) + 1]
    if any(finding.level in failing for finding in findings):
        raise typer.Exit(1)


def print_findings(findings: Sequence[Finding], heading: str, *, err: bool = False) -> None:
    """Print the text report, the summary after `heading`."""
    from bulletin_cli.proof.report import summary, text_report

    for level, line in text_report(findings):
        colored(line, _COLORS[level], err=err)
    typer.echo(heading + summary(findings), err=err)
