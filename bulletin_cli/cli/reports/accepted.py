"""What is printed of submissions that go into an issue, or come out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bulletin_cli.cli.terminal.arrivals import tell_arrival
from bulletin_cli.desk.submissions import NAMES

if TYPE_CHECKING:
    from bulletin_cli.actions.desk.take_out import TakenOut
    from bulletin_cli.store.intake import ArticleWithPictures


def tell_accepted(done: str, issue: str, arrival: ArticleWithPictures) -> None:
    """Print where the article of one or several submissions stands now."""
    identifiers = "、".join(arrival.converted.article.submissions)
    tell_arrival(f"{identifiers} {done}", issue, arrival)


def tell_taken_out(out: TakenOut) -> None:
    """Print where the file of an article that was taken out lies, and what its submissions are."""
    typer.echo(f"撤下，文件在 {out.place}" if out.place else "从列表中撤下；文件本来就没有")
    for each in out.submissions:
        typer.echo(f"来稿 {each.id} 又是“{NAMES[each.state]}”")


def tell_taken_back(out: TakenOut) -> None:
    """Print what submissions are that have been taken back from an issue."""
    for each in out.submissions:
        typer.echo(f"{each.id} 撤回，现在是{NAMES[each.state]}")
    typer.echo(f"    稿件在 {out.place}" if out.place else "    那一期里已经没有这篇稿件")
