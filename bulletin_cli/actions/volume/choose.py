"""Which issues of a year are bound, which are not and why, and whether they are as published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bulletin_cli.actions.desk.verify import verify_issue
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.base.watch import Watch
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.content.numbering import format_id
from bulletin_cli.desk.workflow import NAMES
from bulletin_cli.workspace import Workspace


@record
class Chosen:
    """The issues of a year by their ids, without articles, in the order of their days.

    `told` says which ones of the year are not among them, and why, and what cannot be compared.
    """

    issues: dict[str, Issue]
    told: tuple[str, ...]


def choose_issues(space: Workspace, year: int) -> Chosen:
    """Return the issues of a year that were published. Raises BulletinError where there is none."""
    identifiers = [format_id(each) for each in space.numbers() if each.year == year]
    heads = {each: space.load_metadata(each) for each in identifiers}
    bound = {each: head for each, head in heads.items() if head.status == "published"}
    if not bound:
        raise BulletinError(
            f"{year} 年没有已发布的期，没有可合订的", "看看各期发布了没有：bulletin list。"
        )
    ordered = dict(sorted(bound.items(), key=lambda pair: _place(pair[1])))
    left = [f"{each}（{NAMES[head.status]}）" for each, head in heads.items() if each not in bound]
    told = [f"没有编入：{'、'.join(left)}"] if left else []
    if missing := list(_missing(heads.values())):
        told.append(f"工作区里没有第 {'、'.join(missing)} 期，没有编入")
    if unknown := sum(head.published is None for head in bound.values()):
        told.append(f"{unknown} 期没有发布时的校验和（如收进来的旧刊），没有核对")
    return Chosen(ordered, tuple(told))


def refuse_changed(space: Workspace, identifiers: Sequence[str], watch: Watch) -> None:
    """Refuse issues that are not as they were published. Raises BulletinError with all of them."""
    changed = [
        f"{identifier} 的 {'、'.join(found)}"
        for identifier in watch(identifiers)
        if (found := verify_issue(space, identifier).differences)
    ]
    if changed:
        raise BulletinError(
            f"有 {len(changed)} 期和发布时不同，没有合订：{'；'.join(changed)}",
            "改回发布时的样子；要照现在的编进去，加 --anyway。",
        )


def _place(head: Issue) -> tuple[date, bool, int]:
    number = head.number
    return head.date or date(number.year, 12, 31), number.supplement, number.number


def _missing(heads: Iterable[Issue]) -> Iterator[str]:
    """Yield the numbers before the last one of a year that no issue has: `7`, `1—34`."""
    following = 1
    for taken in sorted(n for head in heads for n in _counted(head.number)):
        if taken > following:
            last = f"—{taken - 1}" if taken - 1 > following else ""
            yield f"{following}{last}"
        following = taken + 1


def _counted(number: IssueNumber) -> tuple[int, ...]:
    return () if number.supplement else number.numbers
