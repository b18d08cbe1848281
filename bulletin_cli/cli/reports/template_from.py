"""What `template from` prints: the template, what it could not say, how far it is the original."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from bulletin_cli.cli.terminal.printing import display_path

if TYPE_CHECKING:
    from bulletin_cli.actions.template_compare import Comparison
    from bulletin_cli.actions.template_from import ProposedTemplate
    from bulletin_cli.content.issue import Periodical

_POINTS = 72 / 25.4  # a millimetre


def print_proposal(proposal: ProposedTemplate, place: str, now: Periodical) -> None:
    """Print where the template lies, what to look at, what bulletin.toml has to say."""
    page, body = proposal.template.page, proposal.template.styles["body"]
    width, height = (length / _POINTS for length in (page.width, page.height))
    typer.echo(place)
    typer.echo(
        f"  纸 {width:.0f}×{height:.0f} 毫米，正文 {body.fonts[0]} {body.size:g} 磅", nl=False
    )
    pages = proposal.pages
    typer.echo(f"；这一期 {len(pages.document.body)} 段，照它排 {len(pages.pages)} 页")
    if proposal.told:
        typer.echo("模板说不出或拿不准的，对着原件看一看：")
        for each in proposal.told:
            typer.echo(f"· {each}")
    typer.echo("用它，bulletin.toml 里写：")
    for line in settings(proposal, now):
        typer.echo(f"  {line}")
    typer.echo(f"看样子：bulletin template preview {proposal.template.name}")


def settings(proposal: ProposedTemplate, now: Periodical) -> Iterator[str]:
    """Yield the lines of bulletin.toml that the file asks for and that are not there yet."""
    found = proposal.periodical
    yield f"template = {_value(proposal.template.name)}"
    if found.nameplate and found.nameplate != now.nameplate:
        yield f"nameplate = {_value(list(found.nameplate))}"
    for key in ("issuer", "marking"):
        if (said := getattr(found, key)) and said != getattr(now, key):
            yield f"{key} = {_value(said)}"
    for each in proposal.template.fields:
        if each.scope == "periodical" and each.key not in now.fields:
            yield f"[fields] {_value(each.key)} = {_value(found.fields.get(each.key, ''))}"


def print_comparison(found: Comparison) -> None:
    """Print what the pictures show and what stands otherwise."""
    for each in found.files:
        typer.echo(display_path(each))
    theirs, ours = found.pages
    pages = f"两边都是 {ours} 页" if theirs == ours else f"原件 {theirs} 页，照模板排 {ours} 页"
    count = len(found.other_lines)
    if not count:
        typer.echo(f"{pages}，{found.lines} 行都一样。")
        return
    typer.echo(f"{pages}；{found.lines} 行里有 {count} 行和原件不一样：")
    for page, text in found.named:
        typer.echo(f"· 第 {page} 页“{text.replace(chr(9), '　')}”")


def _value(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
