"""Commissions with what came of them, and making one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bulletin_cli.actions.desk.units import given_unit
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.desk.commissions import Commission, CommissionOutcome, commission_outcomes
from bulletin_cli.desk.periods import Period
from bulletin_cli.store.desk.commissions import add_commission, load_commissions
from bulletin_cli.store.desk.submissions import submissions_in
from bulletin_cli.store.desk.units import load_units
from bulletin_cli.workspace import Workspace

_SHOWN = 365  # days since its day that a commission is listed without being asked for


def commission_piece(
    space: Workspace, topic: str, units: Sequence[str], group: str, asked: date, due: date
) -> Commission:
    """Ask units, or all of a group, for a piece by a day. Raises BulletinError."""
    register = load_units(space.root)
    named = [register.canonical(part) for unit in units for part in register.parts(unit)]
    for name in named:
        given_unit(register, name)
    of_group = [each.name for each in register.units if group and each.group == group]
    if group and not of_group:
        raise BulletinError(f"没有“{group}”这一组的单位", "bulletin units 列出单位和组。")
    asked_of = tuple(dict.fromkeys([*named, *of_group]))
    if not topic.strip():
        raise BulletinError(
            "没有写约什么",
            "写上主题，如 bulletin commission add 旺季保障 --units 单位 --due 日期。",
        )
    if not asked_of:
        raise BulletinError("没有写约哪些单位", "用 --units 写单位，或用 --group 写一组。")
    if due < asked:
        raise BulletinError(
            f"交稿的 {due} 早于约稿的 {asked}", "改 --due，或用 --asked 写约稿的日期。"
        )
    return add_commission(space.root, topic, asked_of, asked, due)


def outcomes(
    space: Workspace,
    today: date,
    *,
    everything: bool = False,
    broken: list[BulletinError] | None = None,
) -> tuple[tuple[Commission, tuple[CommissionOutcome, ...]], ...]:
    """Return commissions with what came of them: those due in the last year, or `everything`.

    Cancelled ones are left out but of everything; submissions are read since the first was asked.
    One that cannot be read is refused, or put into `broken`, where the others go on.
    """
    known = [
        each
        for each in load_commissions(space.root)
        if everything or (not each.cancelled and (today - each.due).days <= _SHOWN)
    ]
    if not known:
        return ()
    register = load_units(space.root)
    months = Period(min(each.asked for each in known), today).months
    read = submissions_in(space.root, months, broken=broken)
    came = [each for each in read if each.commission]
    return tuple((each, commission_outcomes(each, register, came, today)) for each in known)
