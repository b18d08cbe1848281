"""bulletin stats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.days import begun_period, parse_day
from bulletin_cli.cli.terminal.options import choose, output_place, workspace
from bulletin_cli.cli.terminal.progress import watch_reading

if TYPE_CHECKING:
    from bulletin_cli.actions.desk.figures import Statistics
    from bulletin_cli.desk.figures import Figures
    from bulletin_cli.desk.periods import Period
    from bulletin_cli.workspace import Workspace

_FORMS = ("text", "json", "csv", "docx")


def stats(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[explain 单位]", help="这个单位的每一分从哪里来", show_default=False
        ),
    ] = None,
    period: Annotated[
        str,
        typer.Option(
            "--period",
            metavar="期间",
            help="2024Q3、2024-11、2024、上季度、本月；不写就是本季度",
            show_default=False,
        ),
    ] = "",
    first: Annotated[
        str, typer.Option("--from", metavar="日期", help="从哪天", show_default=False)
    ] = "",
    last: Annotated[
        str, typer.Option("--to", metavar="日期", help="到哪天，不写就是今天", show_default=False)
    ] = "",
    group: Annotated[
        str, typer.Option("--group", metavar="组", help="只看这一组", show_default=False)
    ] = "",
    scheme: Annotated[
        str,
        typer.Option(
            "--scheme",
            metavar="名称",
            help="照自带的算法算：yu-2011、hu-2018、chang-2014",
            show_default=False,
        ),
    ] = "",
    keep: Annotated[
        bool, typer.Option("--keep", help="把 --scheme 存成 points.toml，以后都照它算")
    ] = False,
    merge: Annotated[
        bool, typer.Option("--merge", help="合并几个单位的统计表，后面写 csv 文件")
    ] = False,
    form: Annotated[
        str,
        typer.Option("--format", metavar="|".join(_FORMS), help="输出格式", show_default=False),
    ] = "",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="文件", help="写到文件", show_default=False)
    ] = "",
) -> None:
    """统计：报送、采用、约稿、批示、得分，组内排名；括号里是今年以来的累计。

    采用按期的日期算，只算已发布的；报送按收到的日期算，没有来稿记录的按采用算。
    """
    from bulletin_cli.actions.desk.figure_files import read_csv
    from bulletin_cli.actions.desk.figures import statistics
    from bulletin_cli.cli.terminal.printing import tell_notes

    form = _form(form, output)
    _refuse_mixed(words or (), merge=merge, keep=keep, scheme=scheme, dated=period or first or last)
    today = date.today()  # noqa: DTZ011 - the office's own calendar day
    space = workspace(ctx)
    if merge:
        _write(space, read_csv(words or ()), group, form, output)
        return
    if keep:
        _keep(space, scheme)
    found = statistics(space, _period(period, first, last, today), today, watch_reading, scheme)
    tell_notes(found.notes)
    if words:
        _explain(found, words[1], form)
        return
    _write(space, found.figures, group, form, output, found.notes)
    if form == "text":
        typer.echo(f"计分：{_scheme_name(found)}")


def _form(form: str, output: str) -> str:
    """Return the format that is asked for, else the one that the file's name ends in."""
    ending = output.rpartition(".")[2].lower() if "." in output else ""
    if form:
        choose("--format", form, _FORMS)
    elif output and output != "-" and ending not in _FORMS[1:]:
        raise BulletinError("看不出写成什么", "文件名以 .csv、.docx 或 .json 结尾。", file=output)
    form = form or ending or "text"
    if form == "docx" and not output:
        raise BulletinError("没有写 Word 文件写到哪里", "加上 -o 统计.docx。")
    if form == "text" and output not in ("", "-"):
        raise BulletinError("--format text 只打在终端上", "要文件，写 csv、docx 或 json。")
    return form


def _refuse_mixed(
    words: Sequence[str], *, merge: bool, keep: bool, scheme: str, dated: str
) -> None:
    if keep and not scheme:
        raise BulletinError("没有写存哪个算法", "--keep 和 --scheme 同写。")
    if merge:
        if not words:
            raise BulletinError("没有写合并哪些文件", "写成 bulletin stats --merge 甲.csv 乙.csv。")
        if dated or scheme:
            raise BulletinError(
                "--merge 不用写期间和算法", "统计表里有；要换，各单位重新写出再合并。"
            )
    elif words and (words[0] != "explain" or len(words) != 2):
        raise BulletinError(
            f"不认识 {' '.join(words)}",
            "期间写成 --period 2024Q3；每一分的来历写成 bulletin stats explain 单位。",
        )


def _period(period: str, first: str, last: str, today: date) -> Period:
    from bulletin_cli.desk.periods import Period, quarter

    if period and (first or last):
        raise BulletinError("写了 --period 就不用 --from、--to", "去掉其中一种。")
    if last and not first:
        raise BulletinError("没有写从哪天", "加上 --from。")
    if first:
        start = parse_day(first, today)
        end = parse_day(last, today) if last else today
        if end < start:
            raise BulletinError(f"--to {end} 早于 --from {start}", "两个日期换过来。")
        return Period(start, end)
    return begun_period(period, today) if period else quarter(today)


def _keep(space: Workspace, scheme: str) -> None:
    from bulletin_cli.store.desk.points import keep_scheme

    place = keep_scheme(space.root, scheme)
    typer.echo(f"计分办法写进了 {place.name}；名称、分数照自己的改。", err=True)


def _scheme_name(found: Statistics) -> str:
    from bulletin_cli.desk.points import Scheme

    if found.scheme == Scheme():
        return "一篇 1 分；自带的算法见 bulletin stats --help 的 --scheme"
    from bulletin_cli.base.paths import POINTS_FILE

    return found.scheme.name or POINTS_FILE


def _explain(found: Statistics, name: str, form: str) -> None:
    from bulletin_cli.cli.reports.stats import print_trace, trace_as_json
    from bulletin_cli.cli.terminal.streams import print_json

    unit = found.register.credited(name)
    names = [row.unit for row in found.figures.rows]
    if unit not in names:
        from difflib import get_close_matches

        near = found.register.nearest(name) or "".join(get_close_matches(name, names, 1, 0.4))
        hint = f"是不是 {near}？" if near else "bulletin stats 列出有数字的单位。"
        raise BulletinError(f"没有“{name}”这个单位", hint)
    if form == "json":
        print_json(trace_as_json(found.figures, unit))
    elif form == "text":
        print_trace(found.figures, unit)
    else:
        raise BulletinError(f"explain 不能写成 {form}", "写 text 或 json。")


def _write(
    space: Workspace,
    figures: Figures,
    group: str,
    form: str,
    output: str,
    notes: Sequence[str] = (),
) -> None:
    """Print or write the figures, those of one group if it is asked for."""
    import json
    from pathlib import Path

    from bulletin_cli.actions.desk.figure_files import as_csv, as_docx
    from bulletin_cli.cli.reports.stats import as_json, print_figures
    from bulletin_cli.cli.terminal.printing import display_path
    from bulletin_cli.cli.terminal.streams import print_bytes
    from bulletin_cli.store.outputs import save_outputs

    figures = _of_group(figures, group)
    if form == "text":
        print_figures(figures)
        return
    if form == "json":
        text = json.dumps(as_json(figures, figures.rows, notes), ensure_ascii=False, indent=2)
        data = f"{text}\n".encode()
    else:
        data = as_csv(figures) if form == "csv" else as_docx(space, figures)
    if output in ("", "-"):
        print_bytes(data)
        return
    place = output_place(output, Path(f"{figures.period.label}统计.{form}"))
    save_outputs(space.root, {place: data})
    typer.echo(display_path(place.absolute()))


def _of_group(figures: Figures, group: str) -> Figures:
    from bulletin_cli.base.strict_toml import suggestion
    from bulletin_cli.desk.figures import of_group

    if not group:
        return figures
    if group not in figures.groups:
        names = tuple(filter(None, figures.groups))
        hint = suggestion(group, names) if names else "单位还没有分组，在 units.toml 里写 group。"
        raise BulletinError(f"没有“{group}”这一组", hint)
    return of_group(figures, group)
