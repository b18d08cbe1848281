"""Submissions as rows, for people and as json."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from bulletin_cli.base.paths import SUBMISSION_TEXT, IssuePaths
from bulletin_cli.cli.reports.findings import print_findings
from bulletin_cli.cli.terminal.printing import console
from bulletin_cli.desk.submissions import NAMES, OPEN, STATES, Step
from bulletin_cli.store.desk.submissions import place_of
from bulletin_cli.store.files import relative

if TYPE_CHECKING:
    from bulletin_cli.actions.desk.inbox import Inbox, InboxRow


def facts(row: InboxRow) -> dict[str, Any]:
    """Return what a list says of a submission."""
    submission = row.submission
    return {
        "id": submission.id,
        "state": submission.state,
        "age": row.age,
        "units": list(submission.units),
        "title": row.article.full_title if row.article else "",
        "characters": row.characters,
        "errors": row.count("error"),
        "warnings": row.count("warning"),
        "doubts": row.doubts,
        "commission": submission.commission or None,
        "late": row.is_late,
        "problem": row.problem or None,
    }


def full_facts(row: InboxRow, root: Path) -> dict[str, Any]:
    """Return all that is known of a submission."""
    submission = row.submission
    folder = place_of(root, submission.id)
    return {
        **facts(row),
        "received": submission.received.isoformat(),
        "author": submission.author,
        "phone": submission.phone,
        "original": relative(folder / submission.original, root),
        "text": relative(folder / SUBMISSION_TEXT, root),
        "sha256": submission.sha256,
        "sent_by": submission.sent_by or None,
        "sent_id": submission.sent_id or None,
        "history": [_step_facts(each) for each in submission.history],
    }


def print_inbox(inbox: Inbox) -> None:
    """Print the rows as a table, and below it what is not listed."""
    from rich.table import Table
    from rich.text import Text

    shows_state = any(each.submission.state != "received" for each in inbox.rows)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("编号", no_wrap=True)
    if shows_state:  # otherwise all of them wait
        table.add_column("状态", no_wrap=True)
    table.add_column("天数", justify="right", no_wrap=True)
    table.add_column("单位", overflow="fold")
    table.add_column("标题", ratio=1, overflow="fold")
    table.add_column("字数", justify="right", no_wrap=True)
    table.add_column("问题", no_wrap=True)
    for each in inbox.rows:
        state = [NAMES[each.submission.state]] if shows_state else []
        title = each.article.full_title if each.article else ""
        commission = f"（约{each.submission.commission}）" * bool(each.submission.commission)
        cells = (
            each.submission.id, *state, str(each.age), "、".join(each.submission.units),
            title + commission, str(each.characters) if each.article else "", _found(each),
        )  # fmt: skip
        table.add_row(*map(Text, cells))
    if inbox.rows:
        console().print(table)
    typer.echo(_summary(inbox))


def _commission(row: InboxRow) -> str:
    return f"约{row.submission.commission}{'，迟交' * row.is_late}"


def print_row(row: InboxRow, root: Path) -> None:
    """Print all that is known of a submission."""
    known = full_facts(row, root)
    submission = row.submission
    typer.echo(f"{submission.id}　{NAMES[submission.state]}　{known['title']}")
    lines = (
        f"单位　　{'、'.join(submission.units)}",
        f"作者　　{submission.author}" * bool(submission.author),
        f"电话　　{submission.phone}" * bool(submission.phone),
        f"约稿　　{_commission(row)}" * bool(submission.commission),
        f"报来　　{submission.sent_by}（那边的编号 {submission.sent_id}）"
        * bool(submission.sent_by),
        f"收到　　{submission.received}（{row.age} 天）",
        f"字数　　{row.characters}" * bool(row.article),
        f"问题　　{row.problem}" * bool(row.problem),
        f"原件　　{known['original']}",
        f"文字　　{known['text']}",
    )
    for line in filter(None, lines):
        typer.echo(line)
    first, *later = submission.history
    typer.echo(f"{first.date}　{'　'.join(filter(None, ('收到', first.name)))}")
    for each in later:
        typer.echo(f"{each.date}　{_told(each)}")
    if row.findings:
        print_findings(row.findings, "校对")


def _told(step: Step) -> str:
    where = IssuePaths(step.issue).article(step.article) if step.issue else ""
    said = (
        f"{'撤回到' * step.undo}{NAMES[step.state]}", step.name, where,
        f"报{step.channel}" * bool(step.channel), step.note,
    )  # fmt: skip
    return "　".join(filter(None, said))


def _step_facts(step: Step) -> dict[str, Any]:
    keys = ("name", "note", "issue", "article", "channel")
    said = {key: getattr(step, key) for key in keys if getattr(step, key)}
    undo = {"undo": True} if step.undo else {}
    return {"state": step.state, "date": step.date.isoformat(), **said, **undo}


def _found(row: InboxRow) -> str:
    found = ((row.count("error"), "错"), (row.count("warning"), "警"), (row.doubts, "疑"))
    counts = [f"{count} {name}" for count, name in found if count]
    return "，".join(filter(None, ("迟交" * row.is_late, row.problem, *counts)))


def _summary(inbox: Inbox) -> str:
    shown = {each.submission.state for each in inbox.rows}
    told = [each for each in STATES if each in OPEN or each in shown]
    counts = [f"{NAMES[each]} {inbox.counts[each]} 篇" for each in told if inbox.counts[each]]
    listed = "，".join(counts) or "没有待处理的来稿"
    settled = sum(count for state, count in inbox.counts.items() if state not in (*OPEN, *shown))
    more = f"；办完的 {settled} 篇没有列，--all 全列" * bool(settled)
    older = "；一年以前的没有读，--all 才读" * inbox.older
    return f"{listed}{more}{older}"
