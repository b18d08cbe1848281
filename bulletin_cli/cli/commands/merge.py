"""bulletin merge."""

from __future__ import annotations

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.arrivals import TitleOption
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


def merge(
    ctx: typer.Context,
    identifiers: IdsArgument,
    title: TitleOption = None,
    issue: IssueOption = None,
    at: PlaceOption = None,
    why: WhyOption = "",
    by: ByOption = "",
    day: DateOption = "",
    undo: UndoOption = False,
) -> None:
    """合稿：把几篇来稿编成一期里的一篇，单位都写上，各篇的题目作小标题。

    编好后用 bulletin edit 改。
    """
    from bulletin_cli.actions.desk import accept as desk
    from bulletin_cli.actions.desk.moves import find_ids
    from bulletin_cli.actions.desk.take_out import take_back
    from bulletin_cli.cli.reports.accepted import tell_accepted, tell_taken_back

    space, when = workspace(ctx), stamp(by, day, why)
    found = find_ids(space.root, identifiers)
    if undo:
        for out in take_back(space, found, "merged", when):
            tell_taken_back(out)
        return
    if len(found) < 2:
        raise BulletinError("合稿要有两篇以上", "写上几篇的编号；只有一篇用 bulletin accept。")
    if not title:
        raise BulletinError("没有写合稿的标题", "加上 --title 标题，两行就写两次。")
    into = space.resolve(issue)
    tell_accepted("合稿", into, desk.merge(space, found, title, into, at, when))
