"""What a notice (采用情况通报) says of a period's figures: the facts that its text may name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, TypeAlias

from bulletin_cli.base.typography import chinese_numeral
from bulletin_cli.desk.commissions import CommissionOutcome, CommissionState
from bulletin_cli.desk.figure_table import group_name, percent
from bulletin_cli.desk.figures import FigureRow, Figures
from bulletin_cli.desk.periods import spans
from bulletin_cli.desk.points import Scheme
from bulletin_cli.desk.records import GainKind
from bulletin_cli.desk.units import UnitRegister

NoticeFacts: TypeAlias = dict[str, Any]
_FIRST = 3  # ranks that are named
_OUTCOMES: dict[CommissionState, str] = {
    "done": "done", "late": "late", "missed": "missed", "open": "waiting",
}  # fmt: skip


class Names(tuple[str, ...]):
    """Names that a text prints joined by 、 and may count."""

    __slots__ = ()

    def __str__(self) -> str:
        """Return them as they are printed."""
        return "、".join(self)


def totals(figures: Figures) -> NoticeFacts:
    """Return the sums of the period, and the units that fell short."""
    return {
        "issues": figures.issues,
        "submitted": figures.submitted,
        "articles": figures.articles,
        "used": figures.used,
        "merged": figures.used != figures.articles,
        "units": figures.units_used,
        "rate": percent(figures.whole),
        "silent": Names(figures.silent),
        "unused": Names(figures.unused),
    }


def of_groups(figures: Figures) -> Iterator[NoticeFacts]:
    """Yield what is said of each group."""
    for group, rows in figures.groups.items():
        yield {
            "group": group_name(figures, group),
            "members": len(rows),
            "articles": sum(row.period.accepted for row in rows),
            "first_three": first_three(rows),
        }


def first_three(rows: Iterable[FigureRow]) -> str:
    """Return the units on the first three ranks with their points; of several on one, all."""
    best = (row for row in rows if row.rank <= _FIRST and row.period.points > 0)
    return "，".join(
        _ranked(rank, list(same)) for rank, same in groupby(best, lambda row: row.rank)
    )


def _ranked(rank: int, rows: Sequence[FigureRow]) -> str:
    several = len(rows) > 1
    names = Names(row.unit for row in rows)
    each = f"{'各' * several}{rows[0].period.points:.1f}分"
    return f"{'并列' * several}第{chinese_numeral(rank)}名{names}（{each}）"


def of_commissions(outcomes: Iterable[CommissionOutcome]) -> Iterator[NoticeFacts]:
    """Yield what came of each commission, by whom."""
    for commission, group in groupby(outcomes, lambda each: each.commission):
        own = list(group)
        yield {
            "label": commission.label,
            "topic": commission.topic,
            "deadline": f"{commission.due.month}月{commission.due.day}日",
            "asked": Names(each.unit for each in own),
            **{
                name: Names(each.unit for each in own if each.outcome == outcome)
                for outcome, name in _OUTCOMES.items()
            },
        }


def commission_totals(outcomes: Sequence[CommissionOutcome]) -> NoticeFacts:
    """Return how many pieces were due, and how many of them came."""
    found = Counter(each.outcome for each in outcomes)
    return {
        "due": len(outcomes),
        **{name: found[outcome] for outcome, name in _OUTCOMES.items()},
    }


def quotas(figures: Figures, register: UnitRegister, scheme: Scheme, today: date) -> NoticeFacts:
    """Return the units that did not meet their quota, with the months where it is not in all.

    What a quota asks for, and of whom, the scheme says; a month that is not over yet is left out.
    """
    award = scheme.quota
    accepted = award is not None and award.counts == "accepted"
    kind: GainKind = "own" if accepted else "submitted"
    came = Counter((each.unit, _month(each.date)) for each in figures.trace if each.kind == kind)
    months = [each.start for each in spans("month", figures.period) if each.end < today]
    asked = [
        row for row in figures.rows if not award or row.group in (award.groups or (row.group,))
    ]
    unmet: list[str] = []
    for row in asked:
        quota = register.quota(row.unit)
        missed = [each for each in months if came[row.unit, _month(each)] < quota]
        if missed:
            some = "、".join(f"{each.month}月" for each in missed)
            unmet.append(row.unit + f"（{some}）" * (len(missed) < len(months)))
    return {"unmet": Names(unmet), "quota_of": "采用" if accepted else "报送"}


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def doubts(figures: Figures, register: UnitRegister, today: date) -> Iterator[str]:
    """Yield why a notice may not say yet what it will."""
    if figures.period.end >= today:
        yield f"{figures.period.label}还没有过完，数字还会变"
    if not register.units:
        yield "没有登记供稿单位（bulletin units add），没有报送的单位说不出来"
