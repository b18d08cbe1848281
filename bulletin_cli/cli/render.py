"""bulletin render."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli.common import IssueArgument, workspace
from bulletin_cli.errors import BulletinError

if TYPE_CHECKING:
    from bulletin_cli.pages import Pages
    from bulletin_cli.workspace import Workspace


def render(
    ctx: typer.Context,
    issue: IssueArgument = None,
    docx: Annotated[bool, typer.Option("--docx", help="Word 文件（什么都不写时也是它）")] = False,
    text: Annotated[bool, typer.Option("--text", help="纯文本")] = False,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="路径",
            help="写到哪里，- 是标准输出；不写就在本期的 output/",
            show_default=False,
        ),
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="所有各期（作废的除外）")] = False,
    no_check: Annotated[bool, typer.Option("--no-check", help="不先校对")] = False,
) -> None:
    """排出一期。先校对，有错误就停下，什么都不写，退出码为 1。"""
    forms = [form for form, asked in (("docx", docx), ("text", text)) if asked] or ["docx"]
    space = workspace(ctx)
    if every and issue:
        raise BulletinError("写了期号就不能再写 --all", "去掉其中一个。")
    if output and (every or len(forms) > 1) and not Path(output).is_dir():
        raise BulletinError(
            "写出几个文件时 --output 要是已有的文件夹", "先建好文件夹。", file=output
        )
    identifiers = _all(space) if every else [space.resolve(issue)]
    stopped = [
        each for each in identifiers if not _render(space, each, forms, output, no_check=no_check)
    ]
    if stopped:
        typer.echo("有错误，没有写出：" + "、".join(stopped) + "（--no-check 跳过校对）", err=True)
        raise typer.Exit(1)


def _all(space: Workspace) -> list[str]:
    from bulletin_cli.numbering import format_id

    identifiers = [format_id(number) for number in space.numbers()]
    return [each for each in identifiers if space.head(each).status != "void"]


def _render(
    space: Workspace, identifier: str, forms: list[str], output: str, *, no_check: bool
) -> bool:
    """Write one issue and say where; False when `check` found errors."""
    from bulletin_cli.writers import writer

    pages = space.pages(identifier) if no_check else _checked(space, identifier)
    if pages is None:
        return False
    for form in forms:
        data = writer(form)(pages.document)
        if output == "-":
            sys.stdout.buffer.write(data)
            continue
        place = _place(space, identifier, form, output)
        space.save(place, data)
        typer.echo(_shown(place))
    return True


def _checked(space: Workspace, identifier: str) -> Pages | None:
    findings, pages = space.examine(identifier)
    errors = [finding for finding in findings if finding.level == "error"]
    if not errors:
        return pages
    from bulletin_cli.cli.check import print_findings

    print_findings(errors, f"{identifier}：", err=True)
    return None


def _shown(place: Path) -> str:
    """Return the path from the current folder, where the file lies below it."""
    here = Path.cwd()
    return str(place.relative_to(here) if place.is_relative_to(here) else place)


def _place(space: Workspace, identifier: str, form: str, output: str) -> Path:
    usual = space.output(identifier, form)
    if not output:
        return usual
    place = Path(output)
    return place / usual.name if place.is_dir() else place
