"""bulletin revise."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.options import FormatOption, IssueOption, choose, workspace
from bulletin_cli.cli.terminal.questions import agree, confirm, on_terminal
from bulletin_cli.cli.terminal.streams import print_machine

if TYPE_CHECKING:
    from bulletin_cli.actions.revise import ReturnedIssue


def revise(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="文件", help="退回来的 .docx")],
    apply: Annotated[bool, typer.Option("--apply", help="写进稿件；不写就只看")] = False,
    ask: Annotated[bool, typer.Option("--ask", help="先看改了什么，问过再写进稿件")] = False,
    reject: Annotated[
        list[str] | None,
        typer.Option(
            "--reject", metavar="姓名", help="不要这个人的修订，几个人就写几次", show_default=False
        ),
    ] = None,
    accept_all: Annotated[
        bool, typer.Option("--accept-all", help="所有修订都接受，不再问")
    ] = False,
    pictures: Annotated[
        bool, typer.Option("--pictures", help="新加的、换过的图片收进 images/，新的图注也收")
    ] = False,
    issue: IssueOption = None,
    form: FormatOption = "text",
) -> None:
    """领导改过的 Word 文件收回稿件：先看改了什么，--apply 写进去，--ask 问过再写。

    留下要自己处理的，退出码为 1。
    """
    from bulletin_cli.actions.revise import apply_edits, read_return, refuse
    from bulletin_cli.cli.reports.revisions import as_json, count_open, print_returned, summary

    choose("--format", form, ("text", "json"))
    if reject and accept_all:
        raise BulletinError("--reject 和 --accept-all 不能同写", "去掉其中一个。")
    if ask and (apply or form == "json"):
        raise BulletinError("--ask 不能和 --apply、--format json 同写", "去掉其中一个。")
    space = workspace(ctx)
    returned = read_return(
        space,
        _data(file),
        str(file),
        issue,
        reject or (),
        pictures=pictures,
        doubt=_ask_anyway if form == "text" and on_terminal() else refuse,
    )
    if apply or ask:
        space.require_editable(returned.identifier)
    if form == "text":
        print_returned(returned)
        typer.echo(summary(returned))
        for each in returned.doubts if returned.articles else ():
            typer.echo(f"注意：{each}。")
    tracked = form == "text" and returned.authors and not (reject or accept_all)
    written: tuple[str, ...] = ()
    if returned.articles and (
        _wanted(returned)
        if ask
        else apply and _has_no_doubt(returned) and (not tracked or _ask_agreement(returned))
    ):
        written = apply_edits(space, returned)
    if form == "json":
        print_machine(as_json(returned, written))
    elif returned.articles:
        _tell(written, asked=apply or ask)
    if count_open(returned):
        raise typer.Exit(1)


def _data(file: Path) -> bytes:
    from bulletin_cli.incoming.word.package import FILE_MOST
    from bulletin_cli.store.files import read_bytes

    return read_bytes(file, str(file), FILE_MOST)


def _ask_anyway(error: BulletinError) -> None:
    """Go on with a file that does not look like the issue only if somebody says so."""
    typer.echo(f"{error}。{error.hint}")
    agree("还是当作这一期退回的文件吗")


def _has_no_doubt(returned: ReturnedIssue) -> bool:
    """Return whether to write though the file may be compared amiss; scripts always do."""
    return not (returned.doubts and on_terminal()) or confirm("还是写进稿件吗")


def _ask_agreement(returned: ReturnedIssue) -> bool:
    """Return whether somebody at the terminal takes the tracked changes; scripts always do."""
    if not sys.stdin.isatty():
        return True
    names = "、".join(each or "没有署名的人" for each in returned.authors)
    return confirm(f"{names}的修订还没有接受。都接受，写进稿件吗")


def _wanted(returned: ReturnedIssue) -> bool:
    """Return whether the changes that were shown are to be written."""
    names = "、".join(each or "没有署名的人" for each in returned.authors)
    tracked = f"（{names}的修订都算接受）" if names else ""
    return confirm(f"写进稿件吗{tracked}")


def _tell(written: tuple[str, ...], *, asked: bool) -> None:
    if not written:
        typer.echo("没有写进稿件。" if asked else "还没有写进稿件；加上 --apply 就写。")
    for each in written:
        typer.echo(f"写进 {each}")
