"""Figures as offices print them: a sentence, and a table with few columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from bulletin_cli.desk.figures import Count, FigureRow, Figures
from bulletin_cli.desk.points import shown


def paper(
    figures: Figures, rows: Sequence[FigureRow], *, so_far: bool = True
) -> Iterator[tuple[str, ...]]:
    """Yield a header and the cells of `rows` as offices print them, `本期(累计)` in one cell.

    Brackets are half as wide as those of a text, or five such columns would not fit on paper.
    What nobody has any of has no column; without `so_far` the period's numbers stand alone.
    """
    total = figures.total.so_far
    columns: dict[str, Callable[[Count], int | Decimal]] = {
        "报送": lambda each: each.submitted,
        "采用": lambda each: each.accepted,
    }
    if total.elsewhere:
        columns["其他渠道"] = lambda each: each.elsewhere
    if total.endorsements:
        columns["批示"] = lambda each: each.endorsements
    if any(row.so_far.adjusted for row in figures.rows):
        columns["加减分"] = lambda each: each.adjusted
    columns["得分"] = lambda each: each.points
    asked = ("约稿",) if total.due else ()
    yield ("名次", "单位", *columns, *asked, "采用率")
    for row in rows:
        cells = (
            number_shown(value(row.period))
            + (f"({number_shown(value(row.so_far))})" if so_far else "")
            for value in columns.values()
        )
        done = (_answered(row.period),) if asked else ()
        yield (str(row.rank), row.unit, *cells, *done, percent(row.period))


def summary(figures: Figures) -> str:
    """Return the sums of a period in a sentence."""
    issues = f"出刊 {figures.issues} 期，" if figures.issues else ""
    return (
        f"{figures.period.label}{issues}报送 {figures.submitted} 篇，"
        f"采用 {figures.used} 篇（{figures.units_used} 个单位{_merged(figures)}），"
        f"{_rate(figures)}。"
    )


def _rate(figures: Figures) -> str:
    """Return the rate of use, or why there is none."""
    if figures.submitted and figures.whole.rate is None:
        return "采用的里有以前报送的，不算采用率"
    return f"采用率 {percent(figures.whole)}"


def _merged(figures: Figures) -> str:
    """Return how many articles were made of what was used, where several became one."""
    return f"，编成 {figures.articles} 篇" if figures.used != figures.articles else ""


def group_name(figures: Figures, group: str) -> str:
    """Return what the rows of a group are headed, those of no group too."""
    if group:
        return group
    return "其他单位" if len(figures.groups) > 1 else "各单位"


def percent(count: Count) -> str:
    """Return the rate of use as it is printed, a dash where there is none."""
    return "—" if count.rate is None else f"{shown(count.rate)}%"


def number_shown(value: int | Decimal) -> str:
    """Return articles or points as people read them."""
    return shown(value) if isinstance(value, Decimal) else str(value)


def _answered(count: Count) -> str:
    return f"{count.done}/{count.due}" if count.due else "—"
