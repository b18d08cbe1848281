"""What waits on the desk beside the issues: submissions, and commissions that nobody answered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bulletin_cli.actions.desk.commissions import outcomes
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.desk.commissions import Commission
from bulletin_cli.store.desk.submissions import RECENT, months, submissions_in

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace


@record
class Waited:
    """A commission that units have not answered, and these units; `late` after its day."""

    commission: Commission
    units: tuple[str, ...]
    late: bool


@record
class Desk:
    """How many submissions wait, and were returned; the commissions that are still open.

    `unreadable` submissions are among none of these.
    """

    received: int
    returned: int
    commissions: tuple[Waited, ...]
    unreadable: int


def waiting(space: Workspace, today: date) -> Desk:
    """Return what waits, of the submissions of the last twelve months. Raises BulletinError."""
    broken: list[BulletinError] = []
    recent = months(space.root)[:RECENT]
    states = [each.state for each in submissions_in(space.root, recent, broken=broken)]
    waited = tuple(
        Waited(each, units, late=today > each.due)
        for each, came in outcomes(space, today, broken=broken)
        if (units := tuple(one.unit for one in came if one.outcome in ("open", "missed")))
    )
    unreadable = len({each.file for each in broken})
    return Desk(states.count("received"), states.count("returned"), waited, unreadable)
