"""bulletin volume."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.days import parse_year
from bulletin_cli.cli.terminal.options import output_place, workspace
from bulletin_cli.cli.terminal.printing import display_path, tell_faces, tell_notes

if TYPE_CHECKING:
    from bulletin_cli.actions.volume.bind import Volume
    from bulletin_cli.base.watch import Watch


def volume(
    ctx: typer.Context,
    year: Annotated[
        int,
        typer.Argument(parser=parse_year, metavar="年份", help="如 2024", show_default=False),
    ],
    docx: Annotated[bool, typer.Option("--docx", help="Word 文件")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="PDF")] = False,
    ofd: Annotated[bool, typer.Option("--ofd", help="OFD")] = False,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="路径",
            help="写到哪里；不写就在 volumes/",
            show_default=False,
        ),
    ] = "",
    foreword: Annotated[
        Path | None,
        typer.Option("--foreword", metavar="文件", help="前言，写法同稿件", show_default=False),
    ] = None,
    no_units: Annotated[bool, typer.Option("--no-units", help="不要单位索引")] = False,
    no_titles: Annotated[bool, typer.Option("--no-titles", help="不要题名索引")] = False,
    no_people: Annotated[bool, typer.Option("--no-people", help="不要人名索引")] = False,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="和发布时不同的各期，照现在的编进去")
    ] = False,
) -> None:
    """一年已发布的各期合订成一册：封面、前言、目录、各期、索引，页码连排。

    不写要什么，就写出 Word 文件和 PDF。先核对各期，和发布时不同就停下。
    """
    from bulletin_cli.actions.volume.bind import BY_PERSON, BY_TITLE, BY_UNIT, bind_volume
    from bulletin_cli.actions.volume.choose import choose_issues, refuse_changed
    from bulletin_cli.actions.volume.foreword import read_foreword
    from bulletin_cli.actions.volume.write import write_volume
    from bulletin_cli.store.outputs import volume_path
    from bulletin_cli.writers import ENDINGS

    asked = {"docx": docx, "pdf": pdf, "ofd": ofd}
    forms = _forms([form for form in asked if asked[form]], output)
    left_out = {BY_UNIT: no_units, BY_TITLE: no_titles, BY_PERSON: no_people}
    space = workspace(ctx)
    places = {
        form: output_place(output, volume_path(space.root, year, ENDINGS[form])) for form in forms
    }
    read = read_foreword(foreword) if foreword else None
    chosen = choose_issues(space, year)
    if not anyway:
        refuse_changed(space, list(chosen.issues), _watch("核对"))
    bound = bind_volume(
        space,
        year,
        chosen.issues,
        [name for name, without in left_out.items() if not without],
        read,
        _watch("排"),
    )
    told = (*chosen.told, *(read.messages if read else ()), *bound.told)
    faces = write_volume(space, bound, places, _watch("写"))
    for place in places.values():
        typer.echo(display_path(place))
    typer.echo(_summary(bound))
    tell_faces(faces)
    tell_notes(told)


def _forms(asked: Sequence[str], output: str) -> tuple[str, ...]:
    """Return the forms to write: those asked for, else that of the file's name, else two."""
    from bulletin_cli.store.files import is_folder
    from bulletin_cli.writers import ENDINGS

    if output == "-":
        raise BulletinError("合订本不写到标准输出", "--output 写文件名或文件夹。")
    named = "" if not output or is_folder(Path(output)) else Path(output).suffix.lower()
    known = {ENDINGS[form]: form for form in ("docx", "pdf", "ofd")}
    forms = tuple(asked) or ((known[named],) if named in known else ("docx", "pdf"))
    if named and (len(forms) > 1 or known.get(named) != forms[0]):
        raise BulletinError(
            f"写不成 {named} 文件：要写的是 {'、'.join(ENDINGS[form] for form in forms)}",
            "--output 写 .docx、.pdf、.ofd 结尾的文件名；一次写几样，写已有的文件夹。",
            file=output,
        )
    return forms


def _summary(bound: Volume) -> str:
    articles = sum(len(each.articles) for each in bound.issues)
    return f"{len(bound.issues)} 期，{articles} 篇，{len(bound.pages.pages)} 页"


def _watch(verb: str) -> Watch:
    """Return what shows how far a step is, each thing named by what is done with it."""
    from bulletin_cli.cli.terminal.progress import with_progress

    return lambda names: with_progress(names, lambda name: f"{verb} {name}", least=1)
