"""Records of a small office, from which figures are made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bulletin_cli.desk.commissions import Commission, CommissionOutcome, CommissionState
from bulletin_cli.desk.records import PrintedArticle, Records
from bulletin_cli.desk.submissions import Submission
from bulletin_cli.desk.units import Unit, UnitGroup, UnitRegister
from bulletin_cli.desk.uses import Use

REGISTER = UnitRegister(
    (
        Unit("东区局", ("东局",), group="区局", quota=2),
        Unit("西区局", group="区局"),
        Unit("东区联络站", account="东区局"),
        Unit("甲公司", group="企业"),
    ),
    (UnitGroup("企业"), UnitGroup("区局", 3)),
)
LAST = date(2024, 12, 31)


def day(text: str) -> date:
    """Return a day of 2024: `11-25`."""
    return date.fromisoformat(f"2024-{text}")


def article(number: int, on: str, unit: str, section: str = "", *made: str) -> PrintedArticle:
    return PrintedArticle(f"2024-{number}/01.md", day(on), unit, f"题{number}", section, made)


def sent(on: str, *units: str, number: int = 1) -> Submission:
    return Submission(f"2024-{on}-{number:02}", units, day(on))


def use(number: int, on: str, channel: str, level: str = "", *, undone: bool = False) -> Use:
    """Return a use of the article of issue `number`."""
    place = f"2024-{number}/01.md"
    return Use(1, place, "use", day(on), channel, level=level, line=3, undone=undone)


def endorsement(number: int, on: str, level: str, by: str = "") -> Use:
    return Use(2, f"2024-{number}/01.md", "endorsement", day(on), by=by, level=level)


def commission(number: int, on: str, unit: str, outcome: CommissionState) -> CommissionOutcome:
    what = Commission(number, f"题{number}", (unit,), day("01-01"), day(on))
    return CommissionOutcome(what, unit, outcome)


def records(
    articles: Sequence[PrintedArticle] = (),
    submissions: Sequence[Submission] = (),
    outcomes: Sequence[CommissionOutcome] = (),
    uses: Sequence[Use] = (),
    today: date = LAST,
) -> Records:
    return Records(articles, submissions, outcomes, uses, today)
