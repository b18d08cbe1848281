"""Points that are not for articles (加减分): commissions, quotas met, low rates, void years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import TypeVar

from bulletin_cli.base.paths import COMMISSIONS_FILE, POINTS_FILE
from bulletin_cli.base.record import replace
from bulletin_cli.desk.commissions import OUTCOMES, CommissionOutcome
from bulletin_cli.desk.periods import Period, spans
from bulletin_cli.desk.points import NOTHING, Scheme
from bulletin_cli.desk.records import Gain, GainKind
from bulletin_cli.desk.units import UnitRegister

K = TypeVar("K")


def of_commissions(
    register: UnitRegister, scheme: Scheme, outcomes: Iterable[CommissionOutcome]
) -> Iterator[Gain]:
    """Yield what commissions brought, each on the day that it was due."""
    points = {
        "done": scheme.commissions.done,
        "late": scheme.commissions.late,
        "missed": scheme.commissions.missed,
        "open": NOTHING,
    }
    for each in outcomes:
        what = each.commission
        yield Gain(
            register.credited(each.unit),
            what.due,
            each.outcome,
            points[each.outcome],
            f"{what.label} {what.topic}：{OUTCOMES[each.outcome]}",
            COMMISSIONS_FILE,
        )


def of_quotas(register: UnitRegister, scheme: Scheme, counted: Sequence[Gain]) -> Iterator[Gain]:
    """Yield the base points, given with the article that meets the quota of its month."""
    award = scheme.quota
    if award is None:
        return
    kind: GainKind = "submitted" if award.counts == "submitted" else "own"
    given = defaultdict[tuple[str, int], Decimal](Decimal)
    for (unit, year, month), found in _by(counted, kind, _month):
        quota = register.quota(unit)
        eligible = not award.groups or register.group(unit) in award.groups
        points = min(award.points, award.most - given[unit, year])
        if eligible and 0 < quota <= len(found) and points > 0:
            given[unit, year] += points
            met = found[quota - 1]
            reason = f"{year}年{month}月完成任务 {quota} 篇"
            yield replace(met, kind="quota", points=points, reason=reason)


def of_low_rates(
    scheme: Scheme, counted: Sequence[Gain], today: date, within: Period
) -> Iterator[Gain]:
    """Yield what a low rate of use costs, at the end of each span that is over."""
    award = scheme.low_rate
    if award is None:
        return
    for span in spans(award.each, within):
        if span.end > min(today, within.end):
            return
        inside = [each for each in counted if each.date in span]
        accepted = {key[0]: len(found) for key, found in _by(inside, "own", _unit)}
        for (unit,), sent in _by(inside, "submitted", _unit):
            used = accepted.get(unit, 0)
            if used * 100 < award.below * len(sent):
                reason = f"{span.label}报送 {len(sent)} 篇、采用 {used} 篇，不到 {award.below}%"
                yield Gain(unit, span.end, "low_rate", award.points, reason, POINTS_FILE)


def without_void_years(scheme: Scheme, counted: Sequence[Gain]) -> Iterator[Gain]:
    """Yield the gains; with a unit's last miss allowed in a year, its points of it are nothing."""
    most = scheme.commissions.misses
    totals = defaultdict[tuple[str, int], Decimal](Decimal)
    missed = defaultdict[tuple[str, int], int](int)
    for each in counted:
        year = each.unit, each.date.year
        if most and missed[year] >= most:
            yield replace(each, points=NOTHING)
            continue
        totals[year] += each.points
        yield each
        missed[year] += each.kind == "missed"
        if most and each.kind == "missed" and missed[year] == most:
            reason = f"{each.date.year}年约稿 {most} 次未完成，全年计零"
            yield replace(each, kind="void", points=-totals[year], reason=reason)


def _unit(each: Gain) -> tuple[str]:
    return (each.unit,)


def _month(each: Gain) -> tuple[str, int, int]:
    return each.unit, each.date.year, each.date.month


def _by(
    counted: Iterable[Gain], kind: GainKind, key: Callable[[Gain], K]
) -> Iterable[tuple[K, list[Gain]]]:
    """Return the gains of a kind by their keys, each list by day."""
    found = defaultdict[K, list[Gain]](list)
    for each in sorted(counted, key=attrgetter("date")):
        if each.kind == kind:
            found[key(each)].append(each)
    return sorted(found.items(), key=lambda item: item[1][0].date)
