"""The ways a user names an issue -> the id of its folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from bulletin_cli.errors import BulletinError
from bulletin_cli.model import IssueNumber
from bulletin_cli.numbering import format_id, parse_id
from bulletin_cli.store.issues import issue_numbers, load_head

_WHOLE = r"(?:总第?|w)([0-9]{1,6})期?"


def resolve(root: Path, reference: str | None) -> str:
    """Return the id that `2024-35`, `35`, `总486`, `w486` or None (newest draft) means.

    `35` is of the newest year. Where no draft is left, None means the newest issue.
    Raises BulletinError.
    """
    numbers = issue_numbers(root)
    if not numbers:
        raise BulletinError("还没有任何一期", "用 bulletin new 新建一期。", file="issues")
    if reference is None:
        return _newest(root, numbers)
    matches = _matcher(root, reference.strip(), numbers)
    found = next((number for number in reversed(numbers) if matches(number)), None)
    if found is None:
        raise BulletinError(
            f"没有 {reference} 这一期",
            f"最近一期是 {format_id(numbers[-1])}；bulletin list 列出全部。",
        )
    return format_id(found)


def _newest(root: Path, numbers: Sequence[IssueNumber]) -> str:
    identifiers = [format_id(number) for number in reversed(numbers)]
    drafts = (each for each in identifiers if load_head(root, each).status == "draft")
    return next(drafts, identifiers[0])


def _matcher(
    root: Path, reference: str, numbers: Sequence[IssueNumber]
) -> Callable[[IssueNumber], bool]:
    if match := re.fullmatch(_WHOLE, reference):
        whole = int(match[1])
        return lambda number: _holds(load_head(root, format_id(number)).number, whole)
    if reference.isdecimal():
        year = numbers[-1].year
        return lambda number: (
            number.year == year and not number.supplement and int(reference) in number.numbers
        )
    wanted = parse_id(reference)
    return lambda number: number == wanted


def _holds(number: IssueNumber, whole: int) -> bool:
    first, last = number.whole_number, number.last_whole
    return first is not None and last is not None and first <= whole <= last
