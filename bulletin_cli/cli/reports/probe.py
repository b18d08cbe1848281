"""What a PDF of the probe says, as a table in plain text that can be sent in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bulletin_cli.base.typography import display_width
from bulletin_cli.cli.terminal.printing import echo_colored, pad

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bulletin_cli.incoming.probe import ProbeAnswer, ProbeReading

_HEAD = ("题", "结果", "问的", "预计", "排出")


def print_probe(reading: ProbeReading) -> None:
    """Print what made the PDF, a row a question, and the sum."""
    typer.echo(f"做 PDF 的程序：{reading.producer or '没有写明'}")
    rows = [_HEAD, *map(_row, reading.answers)]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    typer.echo(_line(_HEAD, widths))
    for row, answer in zip(rows[1:], reading.answers, strict=True):
        echo_colored(_line(row, widths), None if answer.holds else "red")
    held = sum(answer.holds for answer in reading.answers)
    typer.echo(
        f"共 {len(reading.answers)} 题：合 {held} 题，不合 {len(reading.answers) - held} 题。"
    )


def _row(answer: ProbeAnswer) -> tuple[str, ...]:
    label = answer.label
    predicted, came = str(label.predicted), str(answer.came)
    result = ("合", "") if answer.holds else ("不合", came)
    return (label.question, result[0], label.asks, predicted, result[1])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(map(pad, row, widths)).rstrip()
