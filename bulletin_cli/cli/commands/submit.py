"""bulletin submit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import replace
from bulletin_cli.cli.terminal.arrivals import (
    TitleLineOption,
    TitleOption,
    UnitOption,
    given_title,
)
from bulletin_cli.cli.terminal.completion import offer_submissions
from bulletin_cli.cli.terminal.desk_options import ByOption, past_day
from bulletin_cli.cli.terminal.options import commission_number, workspace
from bulletin_cli.cli.terminal.submitting import read_incoming, settle_known, tell_taken
from bulletin_cli.cli.terminal.watching import watch

if TYPE_CHECKING:
    from bulletin_cli.actions.desk.submit import Particulars
    from bulletin_cli.incoming.given_title import GivenTitle
    from bulletin_cli.workspace import Workspace


def submit(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[文件]…", help="一个或几个文件，- 是标准输入", show_default=False),
    ] = None,
    unit: UnitOption = "",
    author: Annotated[
        str, typer.Option("--author", metavar="姓名", help="撰稿人", show_default=False)
    ] = "",
    phone: Annotated[
        str, typer.Option("--phone", metavar="电话", help="联系电话，不印", show_default=False)
    ] = "",
    received: Annotated[
        str,
        typer.Option(
            "--received",
            "--date",
            metavar="日期",
            help="哪一天收到的，不写就是今天",
            show_default=False,
        ),
    ] = "",
    commission: Annotated[
        str,
        typer.Option(
            "--commission", metavar="号码", help="应哪一次约稿，如 约1", show_default=False
        ),
    ] = "",
    title: TitleOption = None,
    title_line: TitleLineOption = None,
    split: Annotated[bool, typer.Option("--split", help="一个文件里有几篇，分开收")] = False,
    again: Annotated[
        str,
        typer.Option(
            "--again",
            metavar="编号",
            help="是这一篇来稿改过的新稿，换上它，原来的留着",
            show_default=False,
            autocompletion=offer_submissions,
        ),
    ] = "",
    anyway: Annotated[bool, typer.Option("--anyway", help="和收过的一样，也再收一次")] = False,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--watch",
            metavar="文件夹",
            help="看着这个文件夹，放进来的都收；收了的移到里面的 已收",
            show_default=False,
        ),
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="和 --watch 同写：收一遍就停")] = False,
    by: ByOption = "",
) -> None:
    """收下来稿：登记单位和日期，给一个编号；原件一字不动地留着。

    和 add-article 一样读；不写 --unit，就用稿子里的供稿单位。

    几个文件要么都收，要么都不收。
    """
    from bulletin_cli.actions.desk.submit import Particulars

    given = given_title(title, title_line)
    _refuse_options(files, given, folder, again, split=split, once=once)
    day = past_day(received)
    space = workspace(ctx)
    number = commission_number(commission) if commission else 0
    told = Particulars(day, unit, author, phone, number, by)
    if again:
        _submit_again(space, again, (files or [""])[0], given, told)
    elif folder:
        _watch(space, folder, told, received, once=once, anyway=anyway)
    else:
        _submit(space, files or [], given, told, split=split, anyway=anyway)


def _submit(
    space: Workspace,
    files: list[str],
    given: GivenTitle,
    told: Particulars,
    *,
    split: bool,
    anyway: bool,
    ask: bool = True,
) -> None:
    from bulletin_cli.actions.desk.submit import find_known, take_in

    read = [
        one for name in files for one in read_incoming(space, name, given, split=split, ask=ask)
    ]
    known = () if anyway else find_known(space, read)
    incoming = read if anyway else settle_known(read, known, ask=ask)
    for taken in take_in(space, incoming, told):
        tell_taken(taken)


def _submit_again(
    space: Workspace, reference: str, file: str, given: GivenTitle, told: Particulars
) -> None:
    from bulletin_cli.actions.desk.submit import submit_again
    from bulletin_cli.store.desk.submissions import find_id

    incoming, *others = read_incoming(space, file, given)
    if others:
        raise BulletinError(
            f"报送包里有 {len(others) + 1} 篇，--again 一次换一篇",
            "请报送单位只报改过的那一篇。",
            file=file,
        )
    tell_taken(submit_again(space, find_id(space.root, reference), incoming, told), "换上新稿")


def _watch(
    space: Workspace, folder: Path, told: Particulars, received: str, *, once: bool, anyway: bool
) -> None:
    from bulletin_cli.incoming.given_title import NOTHING

    def take(path: Path) -> None:
        day = past_day(received)  # another one after midnight
        _submit(
            space, [str(path)], NOTHING, replace(told, received=day),
            split=False, anyway=anyway, ask=False,
        )  # fmt: skip

    if not watch(folder, take, once=once) and once:
        raise typer.Exit(1)


def _refuse_options(
    files: list[str] | None,
    given: GivenTitle,
    folder: Path | None,
    again: str,
    *,
    split: bool,
    once: bool,
) -> None:
    """Refuse options that do not go together. Raises BulletinError."""
    if once and not folder:
        raise BulletinError("--once 要和 --watch 同写", "加上 --watch 文件夹，或去掉 --once。")
    if folder and (files or again or given or split):
        raise BulletinError(
            "--watch 不能和文件、--again、--title、--split 同写", "看着文件夹时只写 --unit 等。"
        )
    if not folder and not files:
        raise BulletinError("没有写要收的文件", "给出来稿的文件，或用 --watch 看着一个文件夹。")
    if again and (split or len(files or ()) > 1):
        raise BulletinError("--again 一次换一篇", "只写一个文件，去掉 --split。")
    if given and (split or len(files or ()) > 1):
        raise BulletinError(
            "一次收几篇时不能写 --title、--title-line", "一篇一篇地收，或把标题写在各文件里。"
        )
