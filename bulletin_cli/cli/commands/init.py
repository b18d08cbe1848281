"""bulletin init."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal import init_answers as beginning
from bulletin_cli.cli.terminal.completion import offer_templates
from bulletin_cli.cli.terminal.options import Repeated
from bulletin_cli.cli.terminal.questions import ask_until, on_terminal, parse_whole

if TYPE_CHECKING:
    from bulletin_cli.content.issue import IssueNumber


def init(
    ctx: typer.Context,
    folder: Annotated[
        str, typer.Argument(metavar="文件夹", help="工作区放在哪里", show_default=False)
    ] = "",
    template: Annotated[
        str,
        typer.Option(
            "--template",
            metavar="模板",
            help="如 gbt9704；都有哪些、什么样，见 bulletin template",
            show_default=False,
            autocompletion=offer_templates,
        ),
    ] = "",
    nameplate: Annotated[
        Repeated, typer.Option("--nameplate", metavar="刊名", help="刊名，两行就写两次")
    ] = None,
    issuer: Annotated[
        str, typer.Option("--issuer", metavar="单位", help="编发单位", show_default=False)
    ] = "",
    report_to: Annotated[
        Repeated,
        typer.Option("--report-to", metavar="单位", help="报：上级，几个就写几次，没有写 无"),
    ] = None,
    copy_to: Annotated[
        Repeated, typer.Option("--copy-to", metavar="单位", help="送：平级，写法同上")
    ] = None,
    issue_to: Annotated[
        Repeated, typer.Option("--issue-to", metavar="单位", help="发：下级，写法同上")
    ] = None,
    last: Annotated[
        str,
        typer.Option(
            "--last",
            metavar="期号",
            help="此前出的最后一期，如 2024-34、2024年第34期",
            show_default=False,
        ),
    ] = "",
    last_whole_number: Annotated[
        str,
        typer.Option(
            "--last-whole-number",
            metavar="总期号",
            help="那一期的总期号，如 485",
            show_default=False,
        ),
    ] = "",
    copy_template: Annotated[
        bool,
        typer.Option("--copy-template", help="把模板复制进工作区，以便修改", show_default=False),
    ] = False,
    from_icon: Annotated[
        bool, typer.Option("--from-icon", help="不说下一步：图标自己会说", hidden=True)
    ] = False,
) -> None:
    """新建工作区：写出 bulletin.toml，建好 issues/。终端上会问没有写明的几项。"""
    from bulletin_cli.base.record import replace
    from bulletin_cli.cli.terminal.setting_values import joined_names
    from bulletin_cli.store.setup import create_workspace, starting_periodical

    if template:
        starting_periodical(template)  # a wrong one is refused before anything is asked
    whole = parse_whole(last_whole_number) if last_whole_number else None
    counted_from = _counted_from(last, whole, asked=on_terminal())
    receivers = {"report_to": report_to, "copy_to": copy_to, "issue_to": issue_to}
    told = beginning.given_fields(nameplate, issuer, receivers)
    given = {key: told.get(key, ()) for key in receivers}
    place = beginning.place(ctx.obj, folder)
    placeholders = starting_periodical(template or beginning.template())
    if on_terminal():
        told |= beginning.ask_fields(told)
        counted_from = counted_from or _ask_counted_from(last, whole)
    periodical = replace(placeholders, **told)
    made = create_workspace(place, periodical, counted_from, copy_template=copy_template)
    beginning.report(
        place, made, beginning.placeholders_left(periodical, placeholders), step=not from_icon
    )
    for key, names in given.items():
        if reminder := joined_names(key, names):
            typer.echo(f"提醒：{reminder}", err=True)


def _counted_from(last: str, whole: int | None, *, asked: bool) -> IssueNumber | None:
    """Return the number that the options give; refuse a wrong one before anything is asked."""
    from bulletin_cli.content.numbering import with_last_whole

    number = _read_last(last)
    if number and whole is not None:
        return with_last_whole(number, whole)
    if number and number.whole_number is not None:
        return number
    if number and not asked:
        raise BulletinError("写了 --last，没有写 --last-whole-number", "补上那一期的总期号。")
    if whole and not asked:
        raise BulletinError("写了 --last-whole-number，没有写 --last", "补上那一期的期号。")
    return None


def _ask_counted_from(last: str, whole: int | None) -> IssueNumber | None:
    from bulletin_cli.content.numbering import label, with_last_whole

    question = "此前出的最后一期，如 2024-34（没有就直接回车）"
    number = _read_last(last) if last else ask_until(question, _read_last)
    if number is None:
        return None
    if whole is not None:
        return with_last_whole(number, whole)
    if number.whole_number is not None:
        return number
    return ask_until(
        f"那一期（{label(number)}）的总期号",
        lambda text: with_last_whole(number, parse_whole(text)),
    )


def _read_last(text: str) -> IssueNumber | None:
    """Return the number that a text is, of this year where it names none; None for no text."""
    from datetime import date

    from bulletin_cli.content.numbering import read_last

    return read_last(text, date.today().year) if text else None  # noqa: DTZ011 - the office's year
