"""The ways a user names an issue -> the id of its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bulletin_cli.errors import BulletinError
from bulletin_cli.model import IssueNumber
from bulletin_cli.numbering import format_id, parse_id
from bulletin_cli.store.issues import by_year, load_head

_WHOLE = r"(?:总第?|w)([0-9]{1,6})期?"


def resolve(root: Path, reference: str | None) -> str:
    """Return the id that `2024-35`, `35`, `总486`, `w486` or None (newest draft) means.

    `35` is of the newest year. Where no draft is left, None means the newest issue.
    Raises BulletinError.
    """
    newest = next(by_year(root), None)
    if newest is None:
        raise BulletinError(
            "还没有任何一期", "用 bulletin new 新建一期。", file=str(root / "issues")
        )
    if reference is None:
        return _newest_draft(root, newest[-1])
    found = _found(root, reference.strip(), newest)
    if found is None:
        raise BulletinError(
            f"没有 {reference} 这一期",
            f"最近一期是 {format_id(newest[-1])}；bulletin list 列出全部。",
            file=str(root / "issues"),
        )
    return format_id(found)


def _newest_draft(root: Path, newest: IssueNumber) -> str:
    identifiers = map(format_id, _newest_first(root))
    drafts = (each for each in identifiers if load_head(root, each).status == "draft")
    return next(drafts, format_id(newest))


def _found(root: Path, reference: str, newest: Sequence[IssueNumber]) -> IssueNumber | None:
    if match := re.fullmatch(_WHOLE, reference):
        whole = int(match[1])
        heads = ((each, load_head(root, format_id(each))) for each in _newest_first(root))
        return next((each for each, head in heads if _holds(head.number, whole)), None)
    if reference.isdecimal():
        regular = (each for each in reversed(newest) if not each.supplement)
        return next((each for each in regular if int(reference) in each.numbers), None)
    wanted = parse_id(reference)
    return wanted if wanted in next(by_year(root, wanted.year), ()) else None


def _newest_first(root: Path) -> Iterator[IssueNumber]:
    return (number for year in by_year(root) for number in reversed(year))


def _holds(number: IssueNumber, whole: int) -> bool:
    first, last = number.whole_number, number.last_whole
    return first is not None and last is not None and first <= whole <= last
