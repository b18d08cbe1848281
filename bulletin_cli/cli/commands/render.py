"""bulletin render."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.reports.rendered import RenderReport
from bulletin_cli.cli.terminal.options import IssueArgument, output_place, workspace
from bulletin_cli.cli.terminal.printing import display_path
from bulletin_cli.cli.terminal.questions import agree, on_terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bulletin_cli.actions.render import Agree


def render(
    ctx: typer.Context,
    issue: IssueArgument = None,
    docx: Annotated[bool, typer.Option("--docx", help="Word 文件（什么都不写时也是它）")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="PDF，不用办公软件")] = False,
    pdf_a: Annotated[bool, typer.Option("--pdf-a", help="归档用的 PDF/A-2b")] = False,
    ofd: Annotated[bool, typer.Option("--ofd", help="OFD，国家标准的版式文件")] = False,
    text: Annotated[bool, typer.Option("--text", help="纯文本")] = False,
    html: Annotated[bool, typer.Option("--html", help="网页，图放在旁边的文件夹里")] = False,
    embed: Annotated[bool, typer.Option("--embed", help="同 --html 用：图写进网页里")] = False,
    paste: Annotated[
        bool, typer.Option("--paste", help="同 --html 用：粘贴到公众号编辑器里的网页")
    ] = False,
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
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="已发布的一期，文件会变也写过去，不问")
    ] = False,
    no_check: Annotated[bool, typer.Option("--no-check", help="不先校对")] = False,
    opened: Annotated[bool, typer.Option("--open", help="排好就打开")] = False,
) -> None:
    """排出一期。先校对，有错误就停下，什么都不写，退出码为 1。

    已发布的一期，文件会变就先问；不在终端上就停下。
    """
    from bulletin_cli.actions.render import RenderOptions, issues_to_render, render_issues

    _refuse_web(html=html, embed=embed, paste=paste, output=output)
    asked = {
        "docx": docx, "pdf": pdf or pdf_a, "ofd": ofd, "text": text,
        "html": html and not paste, "paste": paste,
    }  # fmt: skip
    forms = _forms([form for form in asked if asked[form]], output)
    space = workspace(ctx)
    if every and issue:
        raise BulletinError("写了期号就不能再写 --all", "去掉其中一个。")
    _refuse_places(output, several=every or len(forms) > 1, every=every, opened=opened)
    options = RenderOptions(
        forms,
        None if output == "-" else lambda usual: output_place(output, usual),
        _agreement(overwrite=overwrite, every=every),
        check=not no_check,
        archival=pdf_a,
        embeds=embed,
    )
    report = RenderReport(is_checked=not no_check, every=every)
    identifiers = issues_to_render(space) if every else [space.resolve(issue)]
    for rendered in render_issues(space, identifiers, options):
        report.add(rendered)
    report.close()
    if report.is_failure:
        raise typer.Exit(1)
    if opened:
        from bulletin_cli.cli.terminal.desktop import open_place

        for place in report.written:
            open_place(place)


def _forms(asked: Sequence[str], output: str) -> tuple[str, ...]:
    """Return the forms to write: those asked for, else the one that the file's name ends in."""
    from bulletin_cli.store.files import is_folder
    from bulletin_cli.writers import ENDINGS

    ending = "" if is_folder(Path(output)) else Path(output).suffix.lower()
    named = [form for form in ENDINGS if ending and ENDINGS[form].endswith(ending)]
    if named and len(asked) == 1 and asked[0] not in named:
        raise BulletinError(
            f"要的是 --{asked[0]}，文件名却是 {ending}",
            f"改成 {Path(output).stem}{ENDINGS[asked[0]]}，或改写 --{named[0]}。",
            file=output,
        )
    return tuple(asked or named[:1]) or ("docx",)


def _refuse_web(*, html: bool, embed: bool, paste: bool, output: str) -> None:
    if (embed or paste) and not html:
        option = "--embed" if embed else "--paste"
        raise BulletinError(f"{option} 要和 --html 同写", f"写成 render --html {option}。")
    if embed and paste:
        raise BulletinError(
            "--embed 不能和 --paste 同写", "公众号的图要一张一张上传，去掉 --embed。"
        )
    if paste and output == "-":
        raise BulletinError(
            "--paste 的图是文件，不能写到标准输出", "用 --output 写明文件或文件夹。"
        )


def _refuse_places(output: str, *, several: bool, every: bool, opened: bool) -> None:
    from bulletin_cli.store.files import is_folder

    if output and several and not is_folder(Path(output)):
        raise BulletinError(
            "写出几个文件时 --output 要是已有的文件夹", "先建好文件夹。", file=output
        )
    if opened and (every or output == "-"):
        raise BulletinError(
            "--open 不能和 --all、--output - 同写", "去掉其中一个；一期一期地打开用 bulletin open。"
        )


def _agreement(*, overwrite: bool, every: bool) -> Agree:
    """Return what answers whether a published issue's files may be changed."""

    def agreed(identifier: str, changed: Sequence[Path]) -> bool:
        if overwrite or every:
            return overwrite
        what = f"{identifier} 已发布，{'、'.join(map(display_path, changed))} 会变"
        if not on_terminal():
            raise BulletinError(
                what, "确要写过去，加 --overwrite；要留着原来的，用 --output 写到别处。"
            )
        agree(f"{what}，写过去吗？")
        return True

    return agreed
