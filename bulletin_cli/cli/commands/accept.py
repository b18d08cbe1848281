"""bulletin accept."""

from __future__ import annotations

import typer

from bulletin_cli.cli.terminal.desk_options import (
    ByOption,
    DateOption,
    IdsArgument,
    PlaceOption,
    UndoOption,
    WhyOption,
    stamp,
)
from bulletin_cli.cli.terminal.options import IssueOption, workspace


def accept(
    ctx: typer.Context,
    identifiers: IdsArgument,
    issue: IssueOption = None,
    at: PlaceOption = None,
    why: WhyOption = "",
    by: ByOption = "",
    day: DateOption = "",
    undo: UndoOption = False,
) -> None:
    """采用：把来稿编进一期，成为其中的稿件。"""
    from bulletin_cli.actions.desk import accept as desk
    from bulletin_cli.actions.desk.moves import find_ids
    from bulletin_cli.actions.desk.take_out import take_back
    from bulletin_cli.cli.reports.accepted import tell_accepted, tell_taken_back

    space, when = workspace(ctx), stamp(by, day, why)
    found = find_ids(space.root, identifiers)
    if undo:
        for out in take_back(space, found, "accepted", when):
            tell_taken_back(out)
        return
    into = space.resolve(issue)
    for arrival in desk.accept(space, found, into, at, when):
        tell_accepted("采用", into, arrival)
