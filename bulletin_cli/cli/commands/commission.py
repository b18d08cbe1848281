"""bulletin commission add, list, cancel."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bulletin_cli.cli.terminal.chinese import Command, ListingGroup
from bulletin_cli.cli.terminal.completion import offer_units
from bulletin_cli.cli.terminal.days import parse_day
from bulletin_cli.cli.terminal.options import FormatOption, choose, workspace
from bulletin_cli.cli.terminal.streams import print_json

if TYPE_CHECKING:
    from bulletin_cli.desk.commissions import Commission, CommissionOutcome, CommissionState

commission = typer.Typer(
    cls=ListingGroup,
    help="约稿 commissions.toml：约一篇，看谁交了、谁迟了、谁没有交。",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    options_metavar="",
    subcommand_metavar="[命令] …",
)


@commission.command("list", cls=Command, options_metavar="[选项]")
def list_commissions(
    ctx: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="取消的和一年以前的也列")] = False,
    form: FormatOption = "text",
) -> None:
    """列出约稿和各单位交得怎样；bulletin commission 就是它。"""
    from bulletin_cli.actions.desk.commissions import outcomes

    choose("--format", form, ("text", "json"))
    today = date.today()  # noqa: DTZ011 - the office's own calendar day
    found = outcomes(workspace(ctx), today, everything=everything)
    if form == "json":
        print_json([_facts(*each) for each in found])
    elif not found:
        typer.echo("没有约稿。用 bulletin commission add 主题 --units 单位 --due 日期 约一篇。")
    else:
        for one, came in found:
            _print(one, came, today)


@commission.command("add", cls=Command, options_metavar="[选项]")
def add(
    ctx: typer.Context,
    topic: Annotated[str, typer.Argument(metavar="主题", help="约什么稿")],
    due: Annotated[str, typer.Option("--due", metavar="日期", help="哪天以前交")],
    units: Annotated[
        list[str] | None,
        typer.Option(
            "--units",
            metavar="单位",
            help="约哪些单位，用、隔开，或写几次",
            autocompletion=offer_units,
        ),
    ] = None,
    group: Annotated[
        str, typer.Option("--group", metavar="组", help="约这一组的全部单位", show_default=False)
    ] = "",
    asked: Annotated[
        str,
        typer.Option(
            "--asked", metavar="日期", help="约稿的日期，不写就是今天", show_default=False
        ),
    ] = "",
) -> None:
    """约一篇稿；单位交来时 bulletin submit 写上 --commission 和号码。"""
    from bulletin_cli.actions.desk.commissions import commission_piece

    today = date.today()  # noqa: DTZ011 - the office's own calendar day
    day = parse_day(asked, today) if asked else today
    made = commission_piece(workspace(ctx), topic, units or (), group, day, parse_day(due, today))
    typer.echo(f"{made.label}　{made.topic}　{made.due} 以前交　{len(made.units)} 个单位")


@commission.command("cancel", cls=Command, options_metavar="[选项]")
def cancel(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="号码", help="如 3、约3")],
    why: Annotated[str, typer.Option("--why", metavar="原因", help="为什么不约了")],
) -> None:
    """取消约稿：不再等，也不算没有交。"""
    from bulletin_cli.cli.terminal.desk_options import require_why
    from bulletin_cli.cli.terminal.options import commission_number
    from bulletin_cli.store.desk.commissions import cancel_commission

    require_why(why, undo=False)
    done = cancel_commission(workspace(ctx).root, commission_number(number), why)
    typer.echo(f"{done.label} 取消：{done.cancelled}")


def _print(one: Commission, came: tuple[CommissionOutcome, ...], today: date) -> None:
    from bulletin_cli.proof.reports.excerpt import wrap_hanging

    typer.echo(f"{one.label}　{one.topic}　{_due(one, today)}")
    for outcome, label in _labels().items():
        units = [_unit(each) for each in came if each.outcome == outcome]
        if units:
            for line in wrap_hanging(f"    {label} {len(units)}：", "、".join(units)):
                typer.echo(line)


def _labels() -> dict[CommissionState, str]:
    from bulletin_cli.desk.commissions import OUTCOMES

    return dict(OUTCOMES)


def _due(one: Commission, today: date) -> str:
    if one.cancelled:
        return f"已取消：{one.cancelled}"
    days = (one.due - today).days
    left = "今天到期" if days == 0 else f"还有 {days} 天" if days > 0 else "已到期"
    return f"{one.due} 以前交，{left}"


def _unit(each: CommissionOutcome) -> str:
    return f"{each.unit}（{each.submission}）" if each.submission else each.unit


def _facts(one: Commission, came: tuple[CommissionOutcome, ...]) -> dict[str, Any]:
    return {
        "number": one.number,
        "topic": one.topic,
        "asked": one.asked.isoformat(),
        "due": one.due.isoformat(),
        "cancelled": one.cancelled,
        "units": [
            {
                "unit": each.unit,
                "outcome": each.outcome,
                "submission": each.submission,
                "received": each.received.isoformat() if each.received else None,
            }
            for each in came
        ],
    }
