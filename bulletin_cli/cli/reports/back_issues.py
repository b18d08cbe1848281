"""What became of old issues' files, for the terminal and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from bulletin_cli.cli.terminal.printing import console, echo_colored
from bulletin_cli.content.issue import Periodical
from bulletin_cli.content.numbering import format_id, label

if TYPE_CHECKING:
    from bulletin_cli.actions.import_ import ImportOutcome, Receivers

_STATUS = {
    "new": "收进",
    "known": "已收过",
    "same": "已有",
    "different": "没有收",
    "refused": "没有收",
}
Offer = tuple["Receivers", int]


def print_report(
    outcomes: Sequence[ImportOutcome], doubts: Sequence[str], offer: Offer | None, *, written: bool
) -> None:
    """Print a table of the files, what needs a human eye, the receivers, and the sums."""
    _print_table(outcomes)
    _print_doubts(outcomes, doubts)
    if offer:
        _print_offer(*offer)
    typer.echo(_summary(outcomes, doubts))
    if not written:
        typer.echo("还没有写；去掉 --dry-run 就写。")


def as_json(outcomes: Sequence[ImportOutcome], doubts: Sequence[str], offer: Offer | None) -> str:
    """Return all of it as JSON."""
    facts = {
        "files": list(map(_facts, outcomes)),
        "numbers": list(doubts),
        "distribution": _receivers(offer[0]) if offer else None,
    }
    return json.dumps(facts, ensure_ascii=False, indent=2)


def _print_table(outcomes: Sequence[ImportOutcome]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for name in ("", "期号", "日期"):
        table.add_column(name, no_wrap=True)
    for name in ("篇", "字数", "要看"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("文件", overflow="fold")
    for each in sorted(outcomes, key=_order):
        table.add_row(*map(Text, _cells(each)))
    console().print(table)


def _cells(outcome: ImportOutcome) -> tuple[str, ...]:
    issue = outcome.issue
    facts = ("", "", "")
    if issue:
        day = issue.date.isoformat() if issue.date else "没有日期"
        facts = (format_id(issue.number), day, str(len(issue.files)))
    counts = (str(outcome.characters or ""), str(len(outcome.doubts) or ""))
    return (_STATUS[outcome.status], *facts, *counts, outcome.file)


def _order(outcome: ImportOutcome) -> tuple[Any, ...]:
    if outcome.issue is None:
        return (1, 0, False, 0, outcome.file)
    number = outcome.issue.number
    return (0, number.year, number.supplement, number.number, outcome.file)


def _print_doubts(outcomes: Sequence[ImportOutcome], doubts: Sequence[str]) -> None:
    told = [each for each in sorted(outcomes, key=_order) if each.doubts or each.reason]
    if told or doubts:
        echo_colored("要人看的", "cyan")
    for each in told:
        typer.echo(f"  {each.file}")
        if each.reason:
            echo_colored(f"    {each.reason}{'；' * bool(each.hint)}{each.hint}", "red")
        for doubt in each.doubts:
            typer.echo(f"    {doubt}")
    if doubts:
        typer.echo("  期号和日期")
    for doubt in doubts:
        echo_colored(f"    {doubt}", "yellow")


def _print_offer(receivers: Receivers, forms: int) -> None:
    from bulletin_cli.store.config import distribution_text

    many = f"，前后共有 {forms} 种写法" if forms > 1 else ""
    echo_colored(
        f"{format_id(receivers.number)} 的版记{many}，核对后可以写进 bulletin.toml", "cyan"
    )
    report_to, copy_to, issue_to = receivers.lists
    periodical = Periodical((), (), "", "", report_to, copy_to, issue_to)
    typer.echo(distribution_text(periodical).rstrip("\n"))


def _summary(outcomes: Sequence[ImportOutcome], doubts: Sequence[str]) -> str:
    counts = Counter(_STATUS[each.status] for each in outcomes)
    taken = [each for each in outcomes if each.status == "new"]
    articles = sum(len(each.issue.files) for each in taken if each.issue)
    told = [f"收进 {len(taken)} 期 {articles} 篇"]
    told += [
        f"{name} {counts[name]} 个文件" for name in ("已收过", "已有", "没有收") if counts[name]
    ]
    look = sum(len(each.doubts) for each in outcomes) + len(doubts)
    told += [f"要看 {look} 处"] * bool(look)
    return "，".join(told)


def _facts(outcome: ImportOutcome) -> dict[str, Any]:
    issue = outcome.issue
    return {
        "file": outcome.file,
        "status": outcome.status,
        "id": format_id(issue.number) if issue else None,
        "label": label(issue.number) if issue else None,
        "date": issue.date.isoformat() if issue and issue.date else None,
        "articles": len(issue.files) if issue else 0,
        "characters": outcome.characters,
        "doubts": list(outcome.doubts),
        "reason": outcome.reason,
        "hint": outcome.hint,
    }


def _receivers(receivers: Receivers) -> dict[str, Any]:
    names = ("report_to", "copy_to", "issue_to")
    lists = zip(names, map(list, receivers.lists), strict=True)
    return {"issue": format_id(receivers.number), **dict(lists)}
