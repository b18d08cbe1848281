"""Options and arguments of the commands on submissions and uses, and the steps they ask for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.completion import offer_submissions
from bulletin_cli.cli.terminal.days import parse_day, parse_year
from bulletin_cli.cli.terminal.options import workspace

if TYPE_CHECKING:
    from bulletin_cli.actions.desk.moves import Stamp
    from bulletin_cli.desk.submissions import SubmissionState

ID_HELP = "来稿的编号，2024-11-25-03 或 25-03"

IdArgument = Annotated[
    str, typer.Argument(metavar="编号", help=ID_HELP, autocompletion=offer_submissions)
]
IdsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="编号…", help=f"{ID_HELP}，可以写几个", autocompletion=offer_submissions
    ),
]
ByOption = Annotated[str, typer.Option("--by", metavar="姓名", help="办理人", show_default=False)]
DateOption = Annotated[
    str,
    typer.Option("--date", metavar="日期", help="哪一天办的，不写就是今天", show_default=False),
]
WhyOption = Annotated[
    str, typer.Option("--why", metavar="原因", help="原因，写在回复里", show_default=False)
]
UndoOption = Annotated[bool, typer.Option("--undo", help="撤回这一步，记录里添一条")]
PlaceOption = Annotated[
    int | None,
    typer.Option("--at", metavar="N", help="排在第几篇，不写就排在最后", show_default=False),
]
ListOption = Annotated[bool, typer.Option("--list", help="列出记过的")]
ListedYear = Annotated[
    int | None,
    typer.Option(
        "--year",
        metavar="年",
        help="列哪一年的；不写就是最近的",
        parser=parse_year,
        show_default=False,
    ),
]


def past_day(text: str) -> date:
    """Return the day that an option gives, today for "". Raises BulletinError for one to come."""
    today = date.today()  # noqa: DTZ011 - the office's own calendar day
    day = parse_day(text, today) if text else today
    if day > today:
        from bulletin_cli.desk.periods import past_hint

        raise BulletinError(f"日期 {day} 还没有到", past_hint(day, today))
    return day


def stamp(by: str, day: str, why: str = "") -> Stamp:
    """Return when, by whom and why a step is taken. Raises BulletinError."""
    from bulletin_cli.actions.desk.moves import Stamp

    return Stamp(past_day(day), by, why)


def run_move(
    ctx: typer.Context,
    references: Sequence[str],
    state: SubmissionState,
    stamp: Stamp,
    *,
    channel: str = "",
    undo: bool,
) -> None:
    """Bring submissions into a state, or take that back, and print what each of them is now."""
    from bulletin_cli.actions.desk import moves
    from bulletin_cli.desk.submissions import NAMES

    space = workspace(ctx)
    identifiers = moves.find_ids(space.root, references)
    if undo:
        changed = moves.undo(space, identifiers, state, stamp)
    else:
        changed = moves.move(space, identifiers, state, stamp, channel)
    for each in changed:
        told = "撤回，现在是" * undo + NAMES[each.state]
        why = "" if undo else channel or stamp.note
        typer.echo(f"{each.id} {told}" + f"：{why}" * bool(why))


def require_why(why: str, *, undo: bool) -> None:
    """Refuse a step without a reason, which the contributor is to be told. Raises BulletinError."""
    if not why.strip() and not undo:
        raise BulletinError("没有写原因", '加上 --why "原因"。')
