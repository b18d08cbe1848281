"""Figures as a spreadsheet with every number, and several offices' spreadsheets as figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.desk.figure_table import number_shown, percent
from bulletin_cli.desk.figures import Count, FigureRow, Figures, add, ranked
from bulletin_cli.desk.periods import Period

_HEAD = ("期间", "组", "名次", "单位")
_COUNTED: Mapping[str, Callable[[Count], int | Decimal]] = {
    "报送": lambda each: each.submitted,
    "采用": lambda each: each.accepted,
    "约稿应交": lambda each: each.due,
    "约稿完成": lambda each: each.done,
    "批示": lambda each: each.endorsements,
    "加减分": lambda each: each.adjusted,
    "得分": lambda each: each.points,
}
_POINTS = ("加减分", "得分")
_CHANNEL, _SO_FAR, _RATE = "采用：", "累计", "采用率"


def spreadsheet(figures: Figures) -> Iterator[tuple[str, ...]]:
    """Yield a header and a row a unit, each number of the period and of the year so far."""
    numbers = [*_COUNTED, *(_CHANNEL + each for each in figures.channels)]
    yield (*_HEAD, *(name + end for name in numbers for end in ("", _SO_FAR)), _RATE)
    for row in figures.rows:
        cells = (_cell(each, name) for name in numbers for each in (row.period, row.so_far))
        days = f"{figures.period.start}—{figures.period.end}"
        yield (days, row.group, str(row.rank), row.unit, *cells, percent(row.period))


def merged(tables: Mapping[str, Sequence[Sequence[str]]]) -> Figures:
    """Return the figures of several offices' spreadsheets, by their files; ranked anew.

    A unit in several of them gets the sum. Raises BulletinError with file and line.
    """
    period: Period | None = None
    found: dict[tuple[str, str], list[tuple[Count, Count]]] = {}
    for cells in _rows(tables):
        if period not in (None, cells.period):
            raise cells.error(f"期间是 {cells['期间']}，和前面的不一样", "只合并同一期间的。")
        period = cells.period
        counts = cells.count(""), cells.count(_SO_FAR)
        found.setdefault((cells["组"], cells["单位"]), []).append(counts)
    if period is None:
        raise BulletinError("没有一行数字", "写上 bulletin stats --format csv 写出的文件。")
    channels = dict.fromkeys(
        each.removeprefix(_CHANNEL).removesuffix(_SO_FAR)
        for file, lines in tables.items()
        for each in _header(file, lines)
        if each.startswith(_CHANNEL)
    )
    rows = [
        FigureRow(unit, group, 0, add(each for each, _ in counts), add(each for _, each in counts))
        for (group, unit), counts in found.items()
    ]
    whole = add(row.period for row in rows)
    return Figures(
        period,
        ranked(rows),
        tuple(channels),
        articles=whole.accepted,
        used=whole.accepted,
        submitted=whole.submitted,
    )


def _rows(tables: Mapping[str, Sequence[Sequence[str]]]) -> Iterator[_SpreadsheetRow]:
    """Yield the rows that say something. Raises BulletinError with file and line."""
    for file, lines in tables.items():
        header = _header(file, lines)
        for number, line in enumerate(lines[1:], start=2):
            if any(line):
                yield _SpreadsheetRow(file, number, header, line)


class _SpreadsheetRow:
    """A line of a spreadsheet by its columns' names."""

    def __init__(self, file: str, number: int, header: Sequence[str], line: Sequence[str]) -> None:
        self._file, self._number = file, number
        if len(line) != len(header):
            raise self.error(
                f"有 {len(line)} 格，表头有 {len(header)} 格",
                "用 bulletin stats 重新写出这个文件。",
            )
        self._cells = dict(zip(header, line, strict=True))
        if not self["单位"]:
            raise self.error("没有写单位", "补上单位，或删去这一行。")
        self.period = self._period()

    def __getitem__(self, name: str) -> str:
        """Return the text in a column."""
        return self._cells[name].strip()

    def error(self, message: str, hint: str) -> BulletinError:
        """Return an error with the file and the line."""
        return BulletinError(message, hint, file=self._file, line=self._number)

    def count(self, end: str) -> Count:
        """Return the numbers of the columns whose names have this end."""
        whole = {name: int(self._value(name + end)) for name in _COUNTED if name not in _POINTS}
        channels = {
            name: int(self._value(name))
            for name in self._cells
            if name.startswith(_CHANNEL) and name.endswith(_SO_FAR) == bool(end)
        }
        return Count(
            whole["报送"],
            whole["采用"],
            tuple(
                (name.removeprefix(_CHANNEL).removesuffix(_SO_FAR), number)
                for name, number in channels.items()
                if number
            ),
            whole["约稿应交"],
            whole["约稿完成"],
            whole["批示"],
            self._value("加减分" + end),
            self._value("得分" + end),
        )

    def _value(self, name: str) -> Decimal:
        text, is_points = self[name], name.removesuffix(_SO_FAR) in _POINTS
        if not re.fullmatch(r"-?\d{1,7}(\.\d)?" if is_points else r"\d{1,7}", text):
            kind = "最多一位小数的分数" if is_points else "篇数"
            raise self.error(f"{name} 是“{text[:20]}”，不是{kind}", "改成数字。")
        return Decimal(text)

    def _period(self) -> Period:
        match = re.fullmatch(r"(\S{10})—(\S{10})", self["期间"])
        try:
            days = [date.fromisoformat(each) for each in match.groups()] if match else []
            return Period(*days)
        except (ValueError, TypeError):
            raise self.error(
                f"期间是“{self['期间'][:30]}”", "写成 2024-07-01—2024-09-30。"
            ) from None


def _header(file: str, lines: Sequence[Sequence[str]]) -> Sequence[str]:
    """Return the header of a spreadsheet. Raises BulletinError where it is none of ours."""
    header = [each.strip() for each in lines[0]] if lines else []
    known = [*_HEAD, *(name + end for name in _COUNTED for end in ("", _SO_FAR)), _RATE]
    channels = [each for each in header if each.startswith(_CHANNEL)]
    paired = all(each.removesuffix(_SO_FAR) + _SO_FAR in header for each in channels)
    if sorted(header) != sorted([*known, *channels]) or not paired or len({*header}) < len(header):
        lacking = "、".join(each for each in known if each not in header)
        what = f"，少了 {lacking}" if header and lacking else ""
        raise BulletinError(
            f"不是统计表{what}", "要 bulletin stats --format csv 写出的文件。", file=file, line=1
        )
    return header


def _cell(count: Count, name: str) -> str:
    if name.startswith(_CHANNEL):
        return str(count.used_by(name.removeprefix(_CHANNEL)))
    return number_shown(_COUNTED[name](count))
