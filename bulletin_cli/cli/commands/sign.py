"""bulletin sign."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.options import workspace
from bulletin_cli.cli.terminal.steps import (
    NameOption,
    NoCheckOption,
    StepArgument,
    StepDateOption,
    step_to,
)


def sign(
    ctx: typer.Context,
    issue: StepArgument = None,
    name: NameOption = "",
    day: StepDateOption = "",
    scan: Annotated[
        Path | None,
        typer.Option(
            "--scan", metavar="文件", help="签发单的扫描件，图片或 PDF", show_default=False
        ),
    ] = None,
    opinion: Annotated[
        str, typer.Option("--opinion", metavar="文字", help="签发意见", show_default=False)
    ] = "",
    keep_date: Annotated[
        bool, typer.Option("--keep-date", help="报头的日期不改成签发的日期")
    ] = False,
    no_check: NoCheckOption = False,
) -> None:
    """记下签发：谁、哪一天。签发的那一份和扫描件放在本期的 signed/，此后不能再改。"""
    from bulletin_cli.actions.desk.sign import SCAN_MOST, Signing, sign_issue
    from bulletin_cli.actions.desk.steps import find_issue
    from bulletin_cli.cli.reports.moved import tell_moved
    from bulletin_cli.store.files import read_bytes

    move = step_to("signed", day, name, opinion)
    if not move.name:
        raise BulletinError("没有写是谁签发的", "加上 --by 姓名。")
    file = str(scan) if scan else ""
    data = read_bytes(scan, file, SCAN_MOST) if scan else b""
    space = workspace(ctx)
    signing = Signing(data, file, keep_date, check=not no_check)
    moved = sign_issue(space, find_issue(space, issue, move.to), move, signing)
    dated = f"，报头的日期是 {moved.issue.date}" if moved.issue.date else ""
    tell_moved(ctx, space, moved, f"由{move.name}在 {move.on} 签发{dated}")
