"""bulletin rule."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.cli.terminal.options import FormatOption, choose
from bulletin_cli.cli.terminal.streams import print_machine


def rule(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="规则", help="如 PUN006；写 PUN 就列这一类；不写就全部列出", show_default=False
        ),
    ] = None,
    form: FormatOption = "text",
) -> None:
    """列出校对规则，或说明一条：查什么、依据、例子、怎么不用它。"""
    from bulletin_cli.proof.engine import unknown_rule
    from bulletin_cli.proof.reports.rule_page import (
        explanation,
        facts,
        family,
        listing,
        ordered_rules,
    )

    choose("--format", form, ("text", "json"))
    wanted = (name or "").upper()
    chosen = [each for each in ordered_rules() if wanted in ("", each.id, family(each))]
    if not chosen:
        raise unknown_rule(wanted)
    if form == "json":
        import json

        rows = {"schema_version": 1, "rules": [facts(each) for each in chosen]}
        print_machine(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    lines = explanation(chosen[0]) if chosen[0].id == wanted else listing(chosen)
    for line in lines:
        typer.echo(line)
