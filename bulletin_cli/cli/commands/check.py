"""bulletin check."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.reports.commented import write_comments
from bulletin_cli.cli.reports.findings import (
    FORMATS,
    SORTS,
    print_fixed,
    show_difference,
    show_findings,
)
from bulletin_cli.cli.terminal.completion import offer_issues
from bulletin_cli.cli.terminal.options import Repeated, choose, settle
from bulletin_cli.cli.terminal.streams import read_stdin

if TYPE_CHECKING:
    from bulletin_cli.actions.check.options import CheckOptions

_STDIN = "-"


def check(
    ctx: typer.Context,
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[期号|文件]…",
            help="期号（2024-35、35、总486、w486），稿件，.txt、.md、Word 文件；- 是标准输入；"
            "不写就是没发布的最新一期",
            show_default=False,
            autocompletion=offer_issues,
        ),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="把有把握的改好，写回文件")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="连要核对的也改，与 --fix 或 --diff 同用")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只显示会怎样改，不写文件")] = False,
    select: Annotated[
        Repeated,
        typer.Option("--select", metavar="规则", help="只用这些规则或类，如 PUN,SPC001"),
    ] = None,
    ignore: Annotated[
        Repeated,
        typer.Option("--ignore", metavar="规则", help="不用这些规则或类"),
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="error|warning|info",
            help="从哪一级起退出码为 1，不写就是 error",
            show_default=False,
        ),
    ] = "",
    level: Annotated[
        str,
        typer.Option(
            "--level",
            metavar="draft",
            help="draft 用于来稿：疑似错字报得多些",
            show_default=False,
        ),
    ] = "",
    statistics: Annotated[bool, typer.Option("--statistics", help="只列每条规则有几处")] = False,
    baseline: Annotated[
        str,
        typer.Option(
            "--baseline",
            metavar="文件",
            help="不列这个文件记下的；还没有这个文件就写出",
            show_default=False,
        ),
    ] = "",
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="把现在的都记进基线文件")
    ] = False,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="text|short|json|github|sarif|docx",
            help="输出格式；short 一行一条，docx 把意见写成 Word 批注",
            show_default=False,
        ),
    ] = "text",
    sort: Annotated[
        str,
        typer.Option(
            "--sort",
            metavar="place|level",
            help="按稿件和行排，或把错误排在前面；不写就是 place",
            show_default=False,
        ),
    ] = "place",
    review: Annotated[
        bool, typer.Option("--review", help="在终端上一条一条地看，按一个键改好或放过")
    ] = False,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="路径",
            help="--format docx 写到哪里，- 是标准输出；不写就在本期的 output/",
            show_default=False,
        ),
    ] = "",
) -> None:
    """校对一期、一篇稿件或别的文字；有错误时退出码为 1。"""
    from bulletin_cli.actions.check.options import DRAFT, CheckOptions
    from bulletin_cli.actions.check.run import run_check
    from bulletin_cli.proof.finding import LEVELS

    choose("--format", form, FORMATS)
    choose("--sort", sort, SORTS)
    if fail_on:
        choose("--fail-on", fail_on, LEVELS)
    if level:
        choose("--level", level, (DRAFT,))
    names: Sequence[str | None] = targets or (None,)
    for each in targets or ():
        settle(Path(each).parent)  # a file may lie in another workspace
    _refuse_clashes(fix=fix, unsafe=unsafe_fixes, diff=diff, counts=statistics, form=form)
    _refuse_places(names, form, output)
    place = Path(baseline) if baseline else None
    options = CheckOptions(
        _split_rules(select), _split_rules(ignore), fail_on, place, update_baseline, level
    )
    if review:
        chosen = bool(fix or diff or statistics or form != "text" or place or update_baseline)
        _review(ctx.obj, names, options, sort, alone=not chosen)
        return
    result = run_check(
        ctx.obj, names, read_stdin, options, fix=fix and not diff, unsafe=unsafe_fixes
    )
    print_fixed(result, err=form != "text")
    if diff:
        show_difference(result.targets, unsafe=unsafe_fixes)
    elif form == "docx":
        write_comments(result.targets, result.found, output)
    else:
        show_findings(result, form, counts=statistics, sort=sort)
    if result.is_failure:
        raise typer.Exit(1)


def _review(
    start: Path, names: Sequence[str | None], options: CheckOptions, sort: str, *, alone: bool
) -> None:
    """Step through the findings on the terminal."""
    from bulletin_cli.actions.check.review import CheckReview
    from bulletin_cli.cli.reports.review import walk_through
    from bulletin_cli.cli.terminal.questions import on_terminal

    if not alone:
        raise BulletinError(
            "--review 不能和别的做法同用",
            "去掉 --fix、--diff、--statistics、--format、--baseline 等。",
        )
    if not on_terminal():
        raise BulletinError(
            "--review 要在终端上按键，这里不是终端", "直接在终端里运行，或用 --fix、--format docx。"
        )
    review = CheckReview(start, names, options)
    try:
        walk_through(review, sort)
    except (typer.Abort, KeyboardInterrupt):
        raise typer.Exit(130) from None  # what was decided is written, and told
    if review.is_failure:
        raise typer.Exit(1)


def _refuse_clashes(*, fix: bool, unsafe: bool, diff: bool, counts: bool, form: str) -> None:
    if unsafe and not (fix or diff):
        raise BulletinError("--unsafe-fixes 不能单独写", "加上 --fix 就改，加上 --diff 先看。")
    if counts and form not in ("text", "json"):
        raise BulletinError("--statistics 只有 text、json 两种格式", "改写 --format。")
    if diff and (form != "text" or counts):
        raise BulletinError(
            "--diff 只显示改动，没有别的格式", "去掉 --diff，或去掉 --format、--statistics。"
        )


def _refuse_places(names: Sequence[str | None], form: str, output: str) -> None:
    if output and form != "docx":
        raise BulletinError("--output 只与 --format docx 同用", "加上 --format docx。")
    if _STDIN in names and len(names) > 1:
        raise BulletinError("- 不能和别的一起写", "标准输入单独校对一次。")


def _split_rules(rules: Repeated) -> tuple[str, ...]:
    """Return rules that are given together or one by one, in either case."""
    words = (word for each in rules or () for word in re.split("[,，、\\s]+", each))
    return tuple(word.upper() for word in words if word)
