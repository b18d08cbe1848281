"""bulletin render."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.options import IssueArgument, output_place, workspace
from bulletin_cli.cli.terminal.printing import display_path, tell_stand_ins
from bulletin_cli.cli.terminal.questions import agree, on_terminal
from bulletin_cli.cli.terminal.streams import print_bytes

if TYPE_CHECKING:
    from bulletin_cli.content.issue import Issue
    from bulletin_cli.layout.pages import Pages
    from bulletin_cli.proof.finding import Finding
    from bulletin_cli.workspace import Examined, Workspace

_PRESSING = {"ISS010": "条批注", "ISS006": "处以前登过的"}


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
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="已发布的一期，文件会变也写过去，不问")
    ] = False,
    no_check: Annotated[bool, typer.Option("--no-check", help="不先校对")] = False,
    opened: Annotated[bool, typer.Option("--open", help="排好就打开")] = False,
) -> None:
    """排出一期。先校对，有错误就停下，什么都不写，退出码为 1。

    已发布的一期，文件会变就先问；不在终端上就停下。
    """
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
    order = _RenderJob(
        space, forms, output,
        check=not no_check, archival=pdf_a, every=every, overwrite=overwrite,
    )  # fmt: skip
    for each in _all(space) if every else [space.resolve(issue)]:
        order.render(each)
    tell_stand_ins(order.stand_ins)
    order.tell()
    if order.stopped or order.kept:
        raise typer.Exit(1)
    if opened:
        from bulletin_cli.cli.terminal.desktop import open_place

        for place in order.written:
            open_place(place)


def _all(space: Workspace) -> list[str]:
    from bulletin_cli.content.numbering import format_id

    identifiers = [format_id(number) for number in space.numbers()]
    return [each for each in identifiers if space.load_metadata(each).status != "void"]


@dataclass
class _RenderJob:
    """What to write of each issue and where; the lists fill with what there is to tell."""

    space: Workspace
    forms: list[str]
    output: str
    check: bool
    archival: bool
    every: bool
    overwrite: bool
    stand_ins: dict[str, str] = field(default_factory=dict)
    errors: list[Finding] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)  # by errors
    kept: list[str] = field(default_factory=list)  # published, and not to be changed
    drafts: dict[str, tuple[Finding, ...]] = field(default_factory=dict)  # written
    written: list[Path] = field(default_factory=list)

    def render(self, identifier: str) -> None:
        """Write one issue and say where; nothing where it has errors, or as somebody decides."""
        places = {form: self._place(identifier, form) for form in self.forms}  # or refused at once
        examined = self._examined(identifier)
        errors = [each for each in examined.findings if each.level == "error"]
        if errors:
            self.errors += errors
            self.stopped.append(identifier)
            _print_errors(errors, identifier)
        elif self.check and not examined.issue.files:
            self._refuse_empty(identifier)
        else:
            made = {form: self._data(examined.pages, form) for form in self.forms}
            files = {places[form]: data for form, data in made.items()}
            if self.output == "-":
                print_bytes(made[self.forms[0]])
            elif self._may_write(examined.issue, identifier, files):
                self._write(files)
                if "docx" in made:
                    self.space.keep_manifest(identifier, made["docx"])
            if examined.issue.status == "draft":
                self.drafts[identifier] = examined.findings

    def tell(self) -> None:
        """Say at the end what was not written, and what is still open in what was."""
        from bulletin_cli.proof.finding import UNREADABLE

        if self.stopped:
            avoidable = self.check and any(each.rule != UNREADABLE for each in self.errors)
            how = "（--no-check 跳过校对）" if avoidable else ""
            typer.echo(f"有错误，没有写出：{'、'.join(self.stopped)}{how}", err=True)
        if self.kept:
            kept = "、".join(self.kept)
            typer.echo(f"已发布，文件会变，没有写出：{kept}（--overwrite 写过去）", err=True)
        if line := _still_open(self.drafts, checked=self.check):
            typer.echo(line, err=True)

    def _examined(self, identifier: str) -> Examined:
        from bulletin_cli.proof.engine import unreadable
        from bulletin_cli.workspace import Examined

        if self.check:
            return self.space.examine(identifier, errors=True)
        issue = self.space.issue(identifier, partial=True)
        return Examined(issue, unreadable(issue.faults), self.space.typeset(issue))

    def _refuse_empty(self, identifier: str) -> None:
        """Refuse an issue without articles; among all issues it is only told."""
        if not self.every:
            raise BulletinError(
                "本期一篇稿件也没有，排不出来",
                "用 bulletin add-article 加入稿件。",
                file=f"issues/{identifier}/issue.toml",
            )
        typer.echo(f"{identifier} 一篇稿件也没有，没有排。", err=True)

    def _may_write(self, issue: Issue, identifier: str, files: Mapping[Path, bytes]) -> bool:
        """Return whether the files may be written: a published issue's are not changed unasked."""
        if issue.status != "published" or self.overwrite:
            return True
        changed = [place for place, data in files.items() if self.space.holds_other(place, data)]
        if self.every:
            self.kept += [identifier] * bool(changed)
            return not changed
        if changed:
            what = f"{identifier} 已发布，{'、'.join(map(display_path, changed))} 会变"
            if not on_terminal():
                raise BulletinError(
                    what, "确要写过去，加 --overwrite；要留着原来的，用 --output 写到别处。"
                )
            agree(f"{what}，写过去吗？")
        return True

    def _write(self, files: Mapping[Path, bytes]) -> None:
        for place, data in files.items():
            self.space.save(place, data)
            self.written.append(place)
            typer.echo(display_path(place))

    def _data(self, pages: Pages, form: str) -> bytes:
        from bulletin_cli.writers import writer

        if form != "pdf":
            return writer(form)(pages.document)
        drawing = self.space.draw(pages, "pdf", archival=self.archival)
        self.stand_ins.update(drawing.stand_ins)
        return drawing.files[0]

    def _place(self, identifier: str, form: str) -> Path:
        from bulletin_cli.writers import ENDINGS

        return output_place(self.output, self.space.output_path(identifier, ENDINGS[form]))


def _print_errors(errors: Sequence[Finding], identifier: str) -> None:
    from bulletin_cli.cli.reports.findings import print_findings

    print_findings(errors, identifier, err=True)


def _still_open(drafts: Mapping[str, Sequence[Finding]], *, checked: bool) -> str:
    """Return one line on what is open in drafts that were written, "" where none is worth telling.

    Looking for warnings would make a render a tenth slower: how to see them is said on a terminal.
    """
    found = Counter(finding.rule for findings in drafts.values() for finding in findings)
    parts = [f"{found[rule]} {name}" for rule, name in _PRESSING.items() if found[rule]]
    if not drafts or not (parts or sys.stderr.isatty()):
        return ""
    known = f"还有 {'、'.join(parts)}没有处理，" if parts else ""
    rest = "别的警告没有查" if parts else "只查了错误，没有查警告" if checked else "没有校对"
    return f"{known}{rest}：bulletin check {next(iter(drafts)) if len(drafts) == 1 else '期号'}"
