"""bulletin render."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli.common import IssueArgument, output_place, shown, tell_stand_ins, workspace
from bulletin_cli.cli.streams import print_bytes
from bulletin_cli.errors import BulletinError

if TYPE_CHECKING:
    from bulletin_cli.pages import Pages
    from bulletin_cli.workspace import Workspace


def render(
    ctx: typer.Context,
    issue: IssueArgument = None,
    docx: Annotated[bool, typer.Option("--docx", help="Word 文件（什么都不写时也是它）")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="PDF，不用办公软件")] = False,
    pdf_a: Annotated[bool, typer.Option("--pdf-a", help="归档用的 PDF/A-2b")] = False,
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
    opened: Annotated[bool, typer.Option("--open", help="排好就打开")] = False,
) -> None:
    """排出一期。先校对，有错误就停下，什么都不写，退出码为 1。"""
    asked = {"docx": docx, "pdf": pdf or pdf_a, "text": text}
    forms = [form for form in asked if asked[form]] or ["docx"]
    space = workspace(ctx)
    if every and issue:
        raise BulletinError("写了期号就不能再写 --all", "去掉其中一个。")
    if output and (every or len(forms) > 1) and not Path(output).is_dir():
        raise BulletinError(
            "写出几个文件时 --output 要是已有的文件夹", "先建好文件夹。", file=output
        )
    if opened and (every or output == "-"):
        raise BulletinError(
            "--open 不能和 --all、--output - 同写", "去掉其中一个；一期一期地打开用 bulletin open。"
        )
    order = _Order(space, forms, output, check=not no_check, archival=pdf_a)
    identifiers = _all(space) if every else [space.resolve(issue)]
    stopped = [each for each in identifiers if not order.render(each)]
    tell_stand_ins(order.stand_ins)
    if stopped:
        typer.echo("有错误，没有写出：" + "、".join(stopped) + "（--no-check 跳过校对）", err=True)
        raise typer.Exit(1)
    if opened:
        from bulletin_cli.cli.opening import open_place

        for place in order.written:
            open_place(place)


def _all(space: Workspace) -> list[str]:
    from bulletin_cli.numbering import format_id

    identifiers = [format_id(number) for number in space.numbers()]
    return [each for each in identifiers if space.head(each).status != "void"]


@dataclass
class _Order:
    """What to write for each issue, and where.

    `stand_ins` fills as faces turn out missing, `written` as files are written.
    """

    space: Workspace
    forms: list[str]
    output: str
    check: bool
    archival: bool
    stand_ins: dict[str, str] = field(default_factory=dict)
    written: list[Path] = field(default_factory=list)

    def render(self, identifier: str) -> bool:
        """Write one issue and say where; False when `check` found errors."""
        places = {form: self._place(identifier, form) for form in self.forms}
        pages = _checked(self.space, identifier) if self.check else self.space.pages(identifier)
        if pages is None:
            return False
        made = [(form, self._data(pages, form)) for form in self.forms]
        for form, data in made:
            if self.output == "-":
                print_bytes(data)
                continue
            self.space.save(places[form], data)
            self.written.append(places[form])
            if form == "docx":
                self.space.keep_manifest(identifier, data)
            typer.echo(shown(places[form]))
        return True

    def _data(self, pages: Pages, form: str) -> bytes:
        from bulletin_cli.writers import writer

        if form != "pdf":
            return writer(form)(pages.document)
        drawing = self.space.draw(pages, "pdf", archival=self.archival)
        self.stand_ins.update(drawing.stand_ins)
        return drawing.files[0]

    def _place(self, identifier: str, form: str) -> Path:
        from bulletin_cli.writers import ENDINGS

        return output_place(self.output, self.space.output(identifier, ENDINGS[form]))


def _checked(space: Workspace, identifier: str) -> Pages | None:
    findings, pages = space.examine(identifier, errors=True)
    errors = [finding for finding in findings if finding.level == "error"]
    if not errors:
        return pages
    from bulletin_cli.cli.findings import print_findings

    print_findings(errors, identifier, err=True)
    return None
