"""bulletin catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.days import parse_year
from bulletin_cli.cli.terminal.options import FormatOption, choose, output_place, workspace
from bulletin_cli.cli.terminal.progress import with_progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bulletin_cli.actions.desk.catalogue import YearRead
    from bulletin_cli.actions.desk.hand_over import HandingOver
    from bulletin_cli.desk.catalogue import Catalogue
    from bulletin_cli.workspace import Workspace


def catalogue(
    ctx: typer.Context,
    year: Annotated[int, typer.Argument(parser=parse_year, metavar="年", help="哪一年，如 2024")],
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="路径",
            help="写成 .docx、.csv 或 .xlsx；移交时是文件夹",
            show_default=False,
        ),
    ] = "",
    articles: Annotated[bool, typer.Option("--articles", help="加上全年各篇的篇目")] = False,
    package: Annotated[
        bool, typer.Option("--package", help="备好移交的文件夹，不写 -o 就在 to-archive/")
    ] = False,
    ofd: Annotated[bool, typer.Option("--ofd", help="移交 OFD，不是 PDF/A")] = False,
    stamp: Annotated[bool, typer.Option("--stamp", help="移交的版式文件首页盖归档章")] = False,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="和发布时不同的，也照现在的移交")
    ] = False,
    form: FormatOption = "text",
) -> None:
    """编一年的归档文件目录（照 DA/T 22），备好移交的文件夹。

    一期一件，只编已发布的，页数是正文的页数。

    全宗号、保管期限等用 bulletin set 写。
    """
    from bulletin_cli.actions.desk.catalogue import read_year
    from bulletin_cli.actions.desk.hand_over import HandingOver
    from bulletin_cli.cli.reports.catalogue import print_catalogue
    from bulletin_cli.cli.terminal.printing import tell_notes

    choose("--format", form, ("text", "json"))
    how = HandingOver(ofd=ofd, stamp=stamp, anyway=anyway)
    _refuse_mixed(how, output, form, package=package)
    space = workspace(ctx)
    read = read_year(space, year, _watch, articles=articles)
    if package:
        _hand_over(space, read, output, how)
        return
    tell_notes(read.notes)
    if output:
        _write(space, read.catalogue, output)
    else:
        print_catalogue(read.catalogue, form)


def _refuse_mixed(how: HandingOver, output: str, form: str, *, package: bool) -> None:
    named = {"--ofd": how.ofd, "--stamp": how.stamp, "--anyway": how.anyway}
    lone = [option for option, given in named.items() if given and not package]
    if lone:
        raise BulletinError(f"{'、'.join(lone)} 只用来移交", "和 --package 同写。")
    if output == "-":
        raise BulletinError(
            "目录不写到标准输出", "写成文件，如 -o 目录.xlsx；程序要用，--format json。"
        )
    if form == "json" and (package or output):
        raise BulletinError("--format json 只打在终端上", "去掉 --package、--output。")


def _watch(identifiers: Sequence[str]) -> Iterable[str]:
    return with_progress(identifiers, str)


def _write(space: Workspace, catalogue: Catalogue, output: str) -> None:
    """Write the catalogue in the form that the file's name ends in."""
    from bulletin_cli.actions.desk.catalogue_files import FORMS, catalogue_file
    from bulletin_cli.cli.terminal.printing import display_path
    from bulletin_cli.store.outputs import save_outputs

    place = output_place(output, Path(f"{catalogue.title}.docx"))
    form = place.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise BulletinError("看不出写成什么", "文件名以 .docx、.csv 或 .xlsx 结尾。", file=output)
    save_outputs(space.root, {place: catalogue_file(space, catalogue, form)})
    typer.echo(display_path(place.absolute()))


def _hand_over(space: Workspace, read: YearRead, output: str, how: HandingOver) -> None:
    from bulletin_cli.actions.desk.hand_over import hand_over
    from bulletin_cli.cli.terminal.printing import display_path, tell_faces, tell_notes

    place = Path(output).absolute() if output else None
    handed = hand_over(space, read.catalogue, place, how, _watch)
    tell_notes((*read.notes, *handed.notes))
    tell_faces(handed.faces)
    typer.echo(display_path(handed.place))
    typer.echo(
        f"{len(read.catalogue.items)} 件，{handed.files} 个文件；sha256sum -c SHA256SUMS 可以核对"
    )
