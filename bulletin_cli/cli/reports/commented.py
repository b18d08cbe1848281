"""bulletin check --format docx."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.common import output_place, shown
from bulletin_cli.cli.terminal.streams import print_bytes

if TYPE_CHECKING:
    from bulletin_cli.actions.check.target import Subject
    from bulletin_cli.proof.finding import Finding


def write_comments(
    subjects: Sequence[Subject], found: Sequence[tuple[Finding, ...]], output: str
) -> None:
    """Write each subject as a Word file with comments, and say where and how many.

    `output` is a file, a folder, - for standard output, or "" for the issue's output/.
    """
    from bulletin_cli.actions.check.commented import annotated, place_for, save
    from bulletin_cli.proof.reports.text import summary

    if output and len(subjects) > 1 and not Path(output).is_dir():
        raise BulletinError(
            "写出几个文件时 --output 要是已有的文件夹", "先建好文件夹。", file=output
        )
    places = [output_place(output, place_for(each)) for each in subjects]
    written = [annotated(each, group) for each, group in zip(subjects, found, strict=True)]
    for of, group, place, data in zip(subjects, found, places, written, strict=True):
        if output == "-":
            print_bytes(data)
        else:
            save(of, place, data)
        name = "标准输出" if output == "-" else shown(place)
        told = f"写出 {name}，{len(group)} 条批注。{summary(group)}"
        typer.echo(told, err=output == "-")
