"""Checked issues and files written as Word files with the findings as comments."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.options import output_place
from bulletin_cli.cli.terminal.printing import display_path
from bulletin_cli.cli.terminal.streams import print_bytes

if TYPE_CHECKING:
    from bulletin_cli.actions.check.target import CheckTarget
    from bulletin_cli.proof.finding import Finding


def write_comments(
    targets: Sequence[CheckTarget], found: Sequence[tuple[Finding, ...]], output: str
) -> None:
    """Write each target as a Word file with comments, and say where and how many.

    `output` is a file, a folder, - for standard output, or "" for the issue's output/.
    """
    from bulletin_cli.proof.reports.text import summary
    from bulletin_cli.store.files import is_folder

    if output and len(targets) > 1 and not is_folder(Path(output)):
        raise BulletinError(
            "写出几个文件时 --output 要是已有的文件夹", "先建好文件夹。", file=output
        )
    places = [output_place(output, each.annotated_path()) for each in targets]
    written = [each.annotate(group) for each, group in zip(targets, found, strict=True)]
    for target, group, place, data in zip(targets, found, places, written, strict=True):
        if output == "-":
            print_bytes(data)
        else:
            target.save_annotated(place, data)
        name = "标准输出" if output == "-" else display_path(place)
        message = f"写出 {name}，{len(group)} 条批注。{summary(group)}"
        typer.echo(message, err=output == "-")
