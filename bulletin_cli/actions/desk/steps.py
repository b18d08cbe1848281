"""A step on an issue's way: which issue takes it, whether it may, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from datetime import date
from itertools import islice
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.base.record import record
from bulletin_cli.content.issue import Issue, IssueStatus
from bulletin_cli.content.numbering import format_id
from bulletin_cli.desk.periods import past_hint
from bulletin_cli.desk.workflow import COMMANDS, NAMES, VERBS, rounds_done
from bulletin_cli.proof.finding import Finding
from bulletin_cli.store import issues as store
from bulletin_cli.store.files import lock
from bulletin_cli.workspace import Workspace

_YEARS = 2  # the newest ones, in which issues on their way are looked for


@record
class Move:
    """A step that is asked for: the state it leads to, its day, by whom and why.

    `today` is the last day that it may be.
    """

    to: IssueStatus
    on: date
    today: date
    name: str
    note: str


@record
class Moved:
    """What became of a step: the issue as it is now, or the errors that stopped it.

    `told` is what there is to say about it besides; `written` are files to look at.
    """

    identifier: str
    issue: Issue
    errors: tuple[Finding, ...] = ()
    written: tuple[Path, ...] = ()
    told: tuple[str, ...] = ()
    stand_ins: Mapping[str, str] = field(default_factory=dict)


def recent_issues(space: Workspace) -> Iterator[tuple[str, Issue]]:
    """Yield the issues of the newest years, the newest first. Raises BulletinError."""
    for year in islice(store.by_year(space.root), _YEARS):
        for number in reversed(year):
            identifier = format_id(number)
            yield identifier, space.load_metadata(identifier)


def find_issue(space: Workspace, reference: str | None, to: IssueStatus) -> str:
    """Return the id of the issue that is named, else of the only one that may take the step.

    Raises BulletinError where several may.
    """
    if reference is not None:
        return space.resolve(reference)
    able = [each for each, head in recent_issues(space) if to in allowed(space, head)]
    if len(able) > 1:
        raise BulletinError(
            f"可以{VERBS[to]}的有 {len(able)} 期：{'、'.join(able)}",
            f"写明是哪一期，如 bulletin {COMMANDS[to]} {able[-1]}。",
        )
    return able[0] if able else space.resolve(None)


def allowed(space: Workspace, head: Issue) -> tuple[IssueStatus, ...]:
    """Return the states that may follow that of an issue."""
    return space.config.workflow.moves(head.status, rounds_done(head.history))


@contextmanager
def moving(space: Workspace, identifier: str, move: Move) -> Iterator[Issue]:
    """Hold the workspace for a step; yield the issue as it is before, without its articles.

    Raises BulletinError for a step that is not allowed, and for a day that cannot be.
    """
    with lock(space.issues, space.root):
        head = space.load_metadata(identifier)
        _refuse_move(space, identifier, head, move.to)
        _refuse_day(identifier, head, move)
        yield head


def _refuse_move(space: Workspace, identifier: str, head: Issue, to: IssueStatus) -> None:
    can = allowed(space, head)
    if to in can:
        return
    ways = "、".join(f"{VERBS[each]}（bulletin {COMMANDS[each]}）" for each in can)
    again = "，不用再" if head.status == to else "，不能"
    raise BulletinError(
        f"{identifier} 是“{_now(head)}”{again}{VERBS[to]}",
        f"现在可以：{ways}。",
        file=IssuePaths(identifier).issue_file,
    )


def _now(head: Issue) -> str:
    """Return the state of an issue, with its rounds of proof where they decide."""
    rounds = rounds_done(head.history)
    return f"校了 {rounds} 次" if head.status == "proofed" and rounds else NAMES[head.status]


def _refuse_day(identifier: str, head: Issue, move: Move) -> None:
    if move.on > move.today:
        raise BulletinError(
            f"{move.on} 还没有到，不能{VERBS[move.to]}", past_hint(move.on, move.today)
        )
    last = head.history[-1] if head.history else None
    if last and move.on < last.date:
        raise BulletinError(
            f"{move.on} 早于上一步：{identifier} 在 {last.date} {VERBS[last.state]}",
            "改 --date，写同一天或以后的日期。",
        )
