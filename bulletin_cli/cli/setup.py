"""bulletin init, bulletin new."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli.ask import ask, ask_until, parse_whole
from bulletin_cli.cli.common import workspace
from bulletin_cli.cli.completion import offer_templates
from bulletin_cli.cli.days import parse_day
from bulletin_cli.errors import BulletinError

if TYPE_CHECKING:
    from bulletin_cli.model import IssueNumber


def init(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="文件夹", help="工作区放在哪里", show_default=False)
    ],
    last: Annotated[
        str,
        typer.Option(
            "--last", metavar="期号", help="此前出的最后一期，如 2024-34", show_default=False
        ),
    ] = "",
    last_whole_number: Annotated[
        int | None,
        typer.Option(
            "--last-whole-number",
            metavar="总期号",
            help="那一期的总期号，如 485",
            show_default=False,
        ),
    ] = None,
    template: Annotated[
        str,
        typer.Option(
            "--template",
            metavar="模板",
            help="shanghai-post 或 gbt9704",
            show_default=False,
            autocompletion=offer_templates,
        ),
    ] = "shanghai-post",
    nameplate: Annotated[
        list[str] | None,
        typer.Option("--nameplate", metavar="刊名", help="刊名，两行就写两次", show_default=False),
    ] = None,
    issuer: Annotated[
        str, typer.Option("--issuer", metavar="单位", help="编发单位", show_default=False)
    ] = "",
    copy_template: Annotated[
        bool,
        typer.Option("--copy-template", help="把模板复制进工作区，以便修改", show_default=False),
    ] = False,
) -> None:
    """新建工作区：写出 bulletin.toml，建好 issues/。终端上会问没有写明的几项。"""
    from bulletin_cli.store.setup import (
        Answers,
        create_workspace,
        refuse_workspace,
        starting_answers,
    )

    starting = starting_answers(template)
    place = ctx.obj / folder
    refuse_workspace(place)
    asked = sys.stdin.isatty() and sys.stdout.isatty()
    baseline = _baseline(last, last_whole_number, asked=asked)
    names = tuple(nameplate or ())
    if asked and not names:
        names = tuple(ask("刊名（两行用空格分开）", " ".join(starting.nameplate)).split())
    if asked and not issuer:
        issuer = ask("编发单位", starting.issuer)
    if asked and not baseline:
        baseline = _asked_baseline(last, last_whole_number)
    answers = Answers(template, names or starting.nameplate, issuer or starting.issuer, baseline)
    create_workspace(place, answers, copy_template=copy_template)
    typer.echo(f"建好了工作区 {place}")
    typer.echo(
        f"下一步：核对 {place / 'bulletin.toml'} 里的报、送单位，再用 bulletin new 新建一期。"
    )


def new(
    ctx: typer.Context,
    day: Annotated[
        str,
        typer.Option(
            "--date", metavar="日期", help="出刊日期，如 11-25；不写就是今天", show_default=False
        ),
    ] = "",
    supplement: Annotated[bool, typer.Option("--supplement", help="增刊，期号另编")] = False,
    combine: Annotated[
        int, typer.Option("--combine", metavar="N", help="合刊，占 N 个期号", show_default=False)
    ] = 1,
) -> None:
    """新建一期：期号接着最近一期编，跨年从第 1 期起，总期号一直往下编。"""
    from bulletin_cli.numbering import format_id, label

    if not 1 <= combine <= 52:
        raise BulletinError(f"--combine {combine} 不对", "合刊写 2 或更多。")
    if supplement and combine > 1:
        raise BulletinError("增刊不能合刊", "去掉 --supplement 或 --combine。")
    today = date.today()  # noqa: DTZ011 - the office's own calendar day
    on = parse_day(day, today) if day else today
    issue = workspace(ctx).new(on, supplement=supplement, span=combine)
    typer.echo(label(issue.number))
    typer.echo(f"issues/{format_id(issue.number)}")


def _baseline(last: str, whole: int | None, *, asked: bool) -> IssueNumber | None:
    """Return the number that the options give; refuse a wrong one before anything is asked."""
    from bulletin_cli.numbering import parse_last, with_last_whole

    number = parse_last(last) if last else None
    if number and whole is not None:
        return with_last_whole(number, whole)
    if number and not asked:
        raise BulletinError("写了 --last，没有写 --last-whole-number", "补上那一期的总期号。")
    if whole and not asked:
        raise BulletinError("写了 --last-whole-number，没有写 --last", "补上那一期的期号。")
    return None


def _asked_baseline(last: str, whole: int | None) -> IssueNumber | None:
    from bulletin_cli.numbering import parse_last, with_last_whole

    question = "此前出的最后一期，如 2024-34（没有就直接回车）"
    number = (
        parse_last(last)
        if last
        else ask_until(question, lambda text: parse_last(text) if text else None)
    )
    if number is None:
        return None
    if whole is not None:
        return with_last_whole(number, whole)
    return ask_until("那一期的总期号", lambda text: with_last_whole(number, parse_whole(text)))
