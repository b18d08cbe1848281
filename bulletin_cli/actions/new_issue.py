"""Making the next issue: its number is counted from the newest one, its date is no earlier."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bulletin_cli.base.errors import NumberingError
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.content.numbering import format_id, next_number, next_supplement
from bulletin_cli.store import issues as store
from bulletin_cli.store.fields import fields_text
from bulletin_cli.workspace import Workspace


def make_issue(
    space: Workspace, on: date, *, supplement: bool, span: int, fields: Mapping[str, str]
) -> Issue:
    """Make the next issue, dated `on`, and return it; `span` over 1 makes a combined issue.

    `fields` are what its template was told.
    """
    with space.lock():
        newest = store.newest_metadata(space.root, supplement=supplement)
        _refuse_early(space, on, newest, supplement=supplement)
        latest = newest.number if newest else None
        if supplement:
            number = next_supplement(latest, on)
        else:
            number = next_number(_last_number(space, latest), on, span)
        text = store.new_issue_text(number, on.isoformat()) + fields_text(fields)
        store.create(space.root, number, text)
    return space.load_metadata(format_id(number))


def empty_twin(space: Workspace, made: Issue) -> str:
    """Return the id of the issue before `made` where it is an empty draft of the same day, or "".

    Whoever types the command twice has made two.
    """
    before = made.number.number - 1
    for number in reversed(next(store.by_year(space.root, made.number.year), ())):
        if number.supplement == made.number.supplement and number.last == before:
            head = space.load_metadata(format_id(number))
            is_twin = head.status == "draft" and not head.files and head.date == made.date
            return format_id(number) if is_twin else ""
    return ""


def _refuse_early(space: Workspace, on: date, newest: Issue | None, *, supplement: bool) -> None:
    """Refuse a date before that of the newest issue, or of the newest one that has a date."""
    if newest and not newest.date:
        newest = store.newest_dated_metadata(space.root, supplement=supplement)
    if newest and newest.date and on < newest.date:
        raise NumberingError(
            f"日期 {on} 早于最近一期 {format_id(newest.number)} 的日期 {newest.date}",
            "期号按日期排，用 --date 写同一天或以后的日期。",
        )


def _last_number(space: Workspace, latest: IssueNumber | None) -> IssueNumber:
    """Return the number to count on from: the latest folder's, or that of bulletin.toml."""
    known = [number for number in (space.config.counted_from, latest) if number]
    return max(known, key=store.sort_key, default=IssueNumber(1, 0, 0))
