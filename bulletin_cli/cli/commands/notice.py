"""bulletin notice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.days import begun_period
from bulletin_cli.cli.terminal.desk_options import PlaceOption, past_day
from bulletin_cli.cli.terminal.options import IssueOption, choose, output_place, workspace
from bulletin_cli.cli.terminal.progress import watch_reading

if TYPE_CHECKING:
    from bulletin_cli.actions.desk.figures import Statistics
    from bulletin_cli.content.article import Article
    from bulletin_cli.workspace import Workspace

_FORMS = {"docx": ".docx", "text": ".txt"}


def notice(
    ctx: typer.Context,
    period: Annotated[
        str,
        typer.Option(
            "--period",
            metavar="期间",
            help="2024Q3、2024-11、2024；不写就是上季度",
            show_default=False,
        ),
    ] = "上季度",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="文件", help="写到文件", show_default=False)
    ] = "",
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="docx|text",
            help="Word 文件，或纯文本（先看看）",
            show_default=False,
        ),
    ] = "",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="文件已经有了，也写上去")] = False,
    as_article: Annotated[
        bool, typer.Option("--as-article", help="不写文件，编进没发布的一期，成为一篇稿件")
    ] = False,
    issue: IssueOption = None,
    at: PlaceOption = None,
    day: Annotated[
        str,
        typer.Option("--date", metavar="日期", help="通报的日期，不写就是今天", show_default=False),
    ] = "",
    copy: Annotated[
        bool, typer.Option("--copy-template", help="把文字的模板复制到工作区，好改")
    ] = False,
) -> None:
    """采用情况通报：总数、各组前三名、约稿、不足，后附统计表，数字同 stats。

    文字照 templates/notice/ 里的模板；写着“待补充”的地方自己写，不写就排不出来。
    """
    from bulletin_cli.actions.desk.figures import statistics
    from bulletin_cli.actions.desk.notice import add_notice, write_notice
    from bulletin_cli.cli.terminal.arrivals import tell_arrival
    from bulletin_cli.cli.terminal.printing import tell_notes
    from bulletin_cli.desk.notice import doubts

    today = date.today()  # noqa: DTZ011 - the office's own calendar day
    on = past_day(day)
    form = _form(form, output)
    _refuse_mixed(copy=copy, as_article=as_article, file=output or overwrite, place=issue or at)
    space = workspace(ctx)
    if copy:
        _copy(space)
        return
    found = statistics(space, begun_period(period, today), today, watch_reading)
    article = write_notice(space, found, on, today)
    into = space.resolve(issue) if as_article else ""
    if into:
        tell_arrival("加入", into, add_notice(space, found, article, into, at))
    else:
        _write(space, found, article, on, form, output, overwrite=overwrite)
    tell_notes([*found.notes, *doubts(found.figures, found.register, today), *_left(article)])


def _form(form: str, output: str) -> str:
    """Return the format that is asked for, else the one that the file's name ends in."""
    if form:
        choose("--format", form, tuple(_FORMS))
    named = (each for each, ending in _FORMS.items() if output.lower().endswith(ending))
    return form or next(named, "docx")


def _refuse_mixed(*, copy: bool, as_article: bool, file: object, place: object) -> None:
    if copy and (as_article or file):
        raise BulletinError("--copy-template 只复制模板", "模板改好以后，不加它再运行一次。")
    if as_article and file:
        raise BulletinError("--as-article 不写文件", "去掉 --as-article，或去掉 -o、--overwrite。")
    if place and not as_article:
        raise BulletinError("没有说编进哪一期", "--issue、--at 和 --as-article 同写。")


def _copy(space: Workspace) -> None:
    from bulletin_cli.cli.terminal.printing import tell_copied
    from bulletin_cli.store.desk.own_templates import NOTICE, copy_templates

    tell_copied(copy_templates(space.root, NOTICE))


def _write(
    space: Workspace,
    found: Statistics,
    article: Article,
    on: date,
    form: str,
    output: str,
    *,
    overwrite: bool,
) -> None:
    """Print or write the notice; what was written into its file before is not lost."""
    from pathlib import Path

    from bulletin_cli.actions.desk.notice import notice_document
    from bulletin_cli.cli.terminal.printing import display_path
    from bulletin_cli.cli.terminal.streams import print_bytes
    from bulletin_cli.store.outputs import holds_other, save_outputs
    from bulletin_cli.writers import find_writer

    data = find_writer(form)(notice_document(space, found, article, on))
    if output == "-" or (form == "text" and not output):
        print_bytes(data)
        return
    usual = Path(f"{found.figures.period.label}信息采用情况通报{_FORMS[form]}")
    place = output_place(output, usual)
    if place.suffix.lower() != _FORMS[form]:
        raise BulletinError(
            f"文件名和格式 {form} 对不上", f"文件名以 {_FORMS[form]} 结尾。", file=str(place)
        )
    if holds_other(space.root, place, data) and not overwrite:
        raise BulletinError(
            "已经有这个文件，写上去会盖掉里面改过的",
            "换一个名字，或加上 --overwrite。",
            file=str(place),
        )
    save_outputs(space.root, {place: data})
    typer.echo(f"写成 {display_path(place.absolute())}")


def _left(article: Article) -> Iterable[str]:
    """Yield that something is left for the editor to write."""
    from bulletin_cli.content.article import plain_text

    if "待补充" in plain_text(article):
        yield "写着“待补充”的地方还要自己写"
