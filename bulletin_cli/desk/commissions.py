"""Commissions (约稿): what was asked of whom by when, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from bulletin_cli.base.record import record
from bulletin_cli.desk.submissions import Submission
from bulletin_cli.desk.units import UnitRegister

CommissionState = Literal["done", "late", "missed", "open"]
OUTCOMES: dict[CommissionState, str] = {
    "done": "已交",
    "late": "迟交",
    "missed": "没有交",
    "open": "等交",
}


@record
class Commission:
    """A piece on a topic, asked of units by a day; `number` is printed as 约3.

    `cancelled` says why nobody waits for it any more, "" where they do.
    """

    number: int
    topic: str
    units: tuple[str, ...]
    asked: date
    due: date
    cancelled: str = ""

    @property
    def label(self) -> str:
        """The number as it is printed."""
        return f"约{self.number}"


@record
class CommissionOutcome:
    """What became of a commission in one unit; `submission` is the id of what came, "" for none."""

    commission: Commission
    unit: str
    outcome: CommissionState
    submission: str = ""
    received: date | None = None


def commission_outcomes(
    commission: Commission,
    register: UnitRegister,
    submissions: Iterable[Submission],
    today: date,
) -> tuple[CommissionOutcome, ...]:
    """Return what became of a commission in each of its units.

    The first submission counts that answers it and was not withdrawn: whether it was used is
    another matter. One on the account of a unit counts as that unit's.
    """
    came: dict[str, Submission] = {}
    answers = (each for each in submissions if each.commission == commission.number)
    for each in sorted(answers, key=lambda one: (one.received, one.id)):
        if each.state != "withdrawn":
            for unit in each.units:
                came.setdefault(register.canonical(unit), each)
                came.setdefault(register.credited(unit), each)
    units = dict.fromkeys(map(register.canonical, commission.units))
    return tuple(_outcome(commission, unit, came.get(unit), today) for unit in units)


def _outcome(
    commission: Commission, unit: str, came: Submission | None, today: date
) -> CommissionOutcome:
    if came:
        outcome: CommissionState = "done" if came.received <= commission.due else "late"
        return CommissionOutcome(commission, unit, outcome, came.id, came.received)
    return CommissionOutcome(commission, unit, "missed" if today > commission.due else "open")
