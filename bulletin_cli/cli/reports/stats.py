"""Figures on the terminal, with bars; where each point comes from; and as json."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from bulletin_cli.base.typography import display_width
from bulletin_cli.cli.terminal.printing import pad

if TYPE_CHECKING:
    from bulletin_cli.desk.figures import Count, FigureRow, Figures
    from bulletin_cli.desk.records import Gain

_WIDTH = 80  # columns
_UNIT_LEAST, _BAR_LEAST = 16, 6


def print_figures(figures: Figures) -> None:
    """Print the rows group by group, this period and in brackets the year so far."""
    from bulletin_cli.desk.figure_table import group_name, summary
    from bulletin_cli.proof.reports.excerpt import wrap_hanging

    for line in wrap_hanging("", summary(figures)):
        typer.echo(line)
    most = max(row.period.points for row in figures.rows) if figures.rows else 0
    for group, rows in figures.groups.items():
        lines, room = _lines(figures, rows)
        typer.echo(f"\n{group_name(figures, group)}\n{lines[0]}")
        for row, line in zip(rows, lines[1:], strict=True):
            share = float(row.period.points / most) if most > 0 else 0.0
            typer.echo(f"{line}  {_bar(share, room)}".rstrip())
    typer.echo()
    for what, names in (("没有报送", figures.silent), ("报送了没有采用", figures.unused)):
        if names:
            for line in wrap_hanging(f"{what}：", "、".join(names)):
                typer.echo(line)


def _lines(figures: Figures, rows: Sequence[FigureRow]) -> tuple[list[str], int]:
    """Return a group's lines, and the columns left for bars; none is wider than a terminal.

    Where there is no room for the units' names, the year so far is left out.
    """
    from bulletin_cli.desk.figure_table import paper

    for so_far in (True, False):
        table = list(paper(figures, rows, so_far=so_far))
        widths = [max(map(display_width, column)) for column in zip(*table, strict=True)]
        left = _WIDTH - sum(widths) + widths[1] - 2 * (len(widths) - 1)
        if left >= min(_UNIT_LEAST, widths[1]):
            break
    widths[1] = min(widths[1], left)
    lines = [_line([line[0], _short(line[1], widths[1]), *line[2:]], widths) for line in table]
    return lines, left - widths[1] - 2


def print_trace(figures: Figures, unit: str) -> None:
    """Print every gain of a unit in the period, each with its file, and what it sent in."""
    from bulletin_cli.desk.points import shown

    row = next(each for each in figures.rows if each.unit == unit)
    own = [each for each in figures.trace if each.unit == unit and each.date in figures.period]
    given = [each for each in own if each.kind != "submitted"]
    typer.echo(f"{unit}　{figures.period.label}　{shown(row.period.points)} 分")
    width = max((len(_signed(each)) for each in given), default=0)
    for each in given:
        typer.echo(f"  {each.date}  {_signed(each):>{width}}  {each.reason}")
        typer.echo(f"  {'':{width + 12}}  {_place(each)}")
    sent = [each for each in own if each.kind == "submitted"]
    typer.echo(f"报送 {len(sent)} 篇")
    for each in sent:
        typer.echo(f"  {each.date}  {each.source}")


def as_json(figures: Figures, rows: Sequence[FigureRow], notes: Sequence[str]) -> dict[str, Any]:
    """Return the figures for programs."""
    return {
        "period": {
            "label": figures.period.label,
            "start": figures.period.start.isoformat(),
            "end": figures.period.end.isoformat(),
        },
        "issues": figures.issues,
        "articles": figures.articles,
        "used": figures.used,
        "submitted": figures.submitted,
        "rows": [
            {
                "rank": row.rank,
                "unit": row.unit,
                "group": row.group,
                **_facts(row.period),
                "so_far": _facts(row.so_far),
            }
            for row in rows
        ],
        "notes": list(notes),
    }


def trace_as_json(figures: Figures, unit: str) -> list[dict[str, Any]]:
    """Return every gain of a unit in the period for programs."""
    return [
        {
            "date": each.date.isoformat(),
            "kind": each.kind,
            "points": float(each.points),
            "reason": each.reason,
            "file": each.source,
            "line": each.line or None,
        }
        for each in figures.trace
        if each.unit == unit and each.date in figures.period
    ]


def _facts(count: Count) -> dict[str, Any]:
    return {
        "submitted": count.submitted,
        "accepted": count.accepted,
        "channels": dict(count.channels),
        "commissions_due": count.due,
        "commissions_done": count.done,
        "endorsements": count.endorsements,
        "adjusted": float(count.adjusted),
        "points": float(count.points),
        "rate": None if count.rate is None else float(count.rate),
    }


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return cells in columns: the unit's to the left, numbers to the right."""
    return "  ".join(
        pad(cell, width) if place == 1 else " " * (width - display_width(cell)) + cell
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )


def _bar(share: float, room: int) -> str:
    if room < _BAR_LEAST:
        return ""
    return "█" * max(round(share * room), int(share > 0))  # of nothing and less there is none


def _short(name: str, width: int) -> str:
    """Return a unit's name, of a long one as much as there is room for."""
    if display_width(name) <= width:
        return name
    while display_width(name) >= width:
        name = name[:-1]
    return f"{name}…"


def _signed(gain: Gain) -> str:
    from bulletin_cli.desk.points import shown

    return f"{'+' if gain.points > 0 else ''}{shown(gain.points)}"


def _place(gain: Gain) -> str:
    return f"{gain.source} 第 {gain.line} 行" if gain.line else gain.source
