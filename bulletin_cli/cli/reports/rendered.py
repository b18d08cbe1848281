"""What `render` says of each issue, and in the end of all."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.printing import display_path, tell_faces
from bulletin_cli.cli.terminal.streams import print_bytes

if TYPE_CHECKING:
    from bulletin_cli.actions.render import Rendered
    from bulletin_cli.base.fonts import ToldFaces
    from bulletin_cli.proof.finding import Finding

PRESSING = {"ISS010": "条批注", "ISS006": "处以前登过的"}


class RenderReport:
    """Prints what became of each issue as it comes, and keeps what is told in the end."""

    def __init__(self, *, is_checked: bool, every: bool) -> None:
        self._is_checked = is_checked
        self._every = every
        self._faces: ToldFaces | None = None
        self._errors: list[Finding] = []
        self._stopped: list[str] = []
        self._kept: list[str] = []
        self._out: list[str] = []
        self._drafts: dict[str, tuple[Finding, ...]] = {}
        self.written: list[Path] = []

    @property
    def is_failure(self) -> bool:
        """Whether an issue was stopped or kept as it was."""
        return bool(self._stopped or self._kept)

    def add(self, rendered: Rendered) -> None:
        """Print what became of an issue.

        Raises BulletinError for a single one of which nothing is made.
        """
        self._faces = self._faces | rendered.faces if self._faces else rendered.faces
        if rendered.status == "errors":
            self._print_errors(rendered)
        elif rendered.status == "empty":
            self._tell_empty(rendered.identifier)
        elif rendered.status == "published":
            self._tell_published(rendered.identifier)
        elif rendered.status == "kept":
            self._kept.append(rendered.identifier)
        else:
            self._print_written(rendered)

    def close(self) -> None:
        """Print what was not written, and what is still open in what was."""
        from bulletin_cli.proof.finding import UNREADABLE

        if self._faces:
            tell_faces(self._faces)
        if self._stopped:
            avoidable = self._is_checked and any(each.rule != UNREADABLE for each in self._errors)
            how = "（--no-check 跳过校对）" if avoidable else ""
            typer.echo(f"有错误，没有写出：{'、'.join(self._stopped)}{how}", err=True)
        if self._kept:
            kept = "、".join(self._kept)
            typer.echo(f"已发布，文件会变，没有写出：{kept}（--overwrite 写过去）", err=True)
        if self._out:
            typer.echo(f"{len(self._out)} 期已发布，文件在各期的 published/，没有再排。", err=True)
        if line := self._still_open():
            typer.echo(line, err=True)

    def _print_errors(self, rendered: Rendered) -> None:
        from bulletin_cli.cli.reports.findings import print_findings

        self._errors += rendered.findings
        self._stopped.append(rendered.identifier)
        print_findings(rendered.findings, rendered.identifier, err=True)

    def _tell_empty(self, identifier: str) -> None:
        from bulletin_cli.base.paths import IssuePaths

        if not self._every:
            raise BulletinError(
                "本期一篇稿件也没有，排不出来",
                "用 bulletin add-article 加入稿件。",
                file=IssuePaths(identifier).issue_file,
            )
        typer.echo(f"{identifier} 一篇稿件也没有，没有排。", err=True)

    def _tell_published(self, identifier: str) -> None:
        if not self._every:
            from bulletin_cli.base.paths import PUBLISHED, IssuePaths

            folder = IssuePaths(identifier).folder
            raise BulletinError(
                f"{identifier} 已发布，不再排；发布的文件在 {folder}/{PUBLISHED}/",
                "另排一份，用 --output 写到别处；"
                f"要改这一期，先 bulletin reopen {identifier} --why 原因。",
            )
        self._out.append(identifier)

    def _print_written(self, rendered: Rendered) -> None:
        if rendered.data:
            print_bytes(rendered.data)
        for place in rendered.written:
            typer.echo(display_path(place))
        for folder, count in rendered.pictures.items():
            typer.echo(f"{display_path(folder)}（{count} 张图）")
        self.written += rendered.written
        if rendered.is_draft:
            self._drafts[rendered.identifier] = rendered.findings

    def _still_open(self) -> str:
        """Return one line on what is known to be open in written drafts, "" for nothing.

        Looking for warnings would make a render a tenth slower.
        """
        found = Counter(each.rule for findings in self._drafts.values() for each in findings)
        parts = [f"{found[rule]} {name}" for rule, name in PRESSING.items() if found[rule]]
        if not parts:
            return ""
        issue = next(iter(self._drafts)) if len(self._drafts) == 1 else "期号"
        return f"还有 {'、'.join(parts)}没有处理，别的警告没有查：bulletin check {issue}"
