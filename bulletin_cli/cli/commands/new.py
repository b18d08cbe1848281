"""bulletin new."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.days import parse_day
from bulletin_cli.cli.terminal.options import workspace
from bulletin_cli.cli.terminal.questions import agree, ask_until, on_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from bulletin_cli.workspace import Workspace

_FAR = 60  # days that an issue may well be prepared before its date


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
    from bulletin_cli.actions.new_issue import empty_twin, make_issue
    from bulletin_cli.base.paths import IssuePaths
    from bulletin_cli.content.numbering import format_id, label

    if not 1 <= combine <= 52:
        raise BulletinError(f"--combine {combine} 不对", "合刊写 2 或更多。")
    if supplement and combine > 1:
        raise BulletinError("增刊不能合刊", "去掉 --supplement 或 --combine。")
    today = date.today()  # noqa: DTZ011 - the office's own calendar day
    on = parse_day(day, today) if day else today
    space = workspace(ctx)
    _guard_sample(space.root)
    last_year = _last_year(space, on.year) if day else on.year
    fields = _ask_fields(space) if on_terminal() else {}
    issue = make_issue(space, on, supplement=supplement, span=combine, fields=fields)
    typer.echo(label(issue.number))
    folder = IssuePaths(format_id(issue.number)).folder
    typer.echo(folder)
    if day and (why := _strange(on, today, last_year)):
        typer.echo(f"提醒：日期是 {on}，{why}；开错了就删 {folder}。", err=True)
    elif twin := empty_twin(space, issue):
        typer.echo(f"提醒：同一天的 {twin} 还一篇稿件也没有；开重了就删 {folder}。", err=True)


def _last_year(space: Workspace, default: int) -> int:
    """Return the year of the newest issue, or of the one that is counted on from."""
    from bulletin_cli.store.issues import by_year

    known = [*next(by_year(space.root), ()), *filter(None, [space.config.counted_from])]
    return max((each.year for each in known), default=default)


def _ask_fields(space: Workspace) -> dict[str, str]:
    """Return what the template needs of each issue; Enter leaves it to be set later."""
    from bulletin_cli.store.setup import refuse_name

    def ask(label: str) -> str:
        def read(text: str) -> str:
            if text:
                refuse_name(label, text)
            return text

        return ask_until(f"{label}（还没定就直接回车）", read)

    asked = [each for each in space.fields() if each.required and each.scope == "issue"]
    answers = {each.key: ask(each.label) for each in asked}
    return {key: text for key, text in answers.items() if text}


def _strange(on: date, today: date, last_year: int) -> str:
    """Return why a date that was typed looks like a slip, "" where it does not."""
    if (on - today).days > _FAR:
        return f"比今天晚 {(on - today).days} 天"
    return f"上一期是 {last_year} 年的" if on.year > last_year + 1 else ""


def _guard_sample(root: Path) -> None:
    """Ask before an issue is made in this program's own source, among its samples."""
    from bulletin_cli.store.roots import is_program

    if not is_program(root):
        return
    what = f"{root} 是 bulletin 的源代码文件夹，里面是示例"
    if not on_terminal():
        raise BulletinError(what, "进自己的工作区再用 bulletin new，没有就先用 bulletin init 建。")
    typer.echo(f"{what}，不是你的工作区。")
    agree("仍要在这里新建一期吗")
