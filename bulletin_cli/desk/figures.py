"""The figures (统计) of a period: a row a unit, ranked in its group, each number made of gains."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from bulletin_cli.base.record import record, replace
from bulletin_cli.desk.gains import gains
from bulletin_cli.desk.periods import Period
from bulletin_cli.desk.points import NOTHING, Scheme, rounded
from bulletin_cli.desk.records import Gain, GainKind, Records
from bulletin_cli.desk.units import UnitRegister

_ADJUSTING: tuple[GainKind, ...] = ("quota", "low_rate", "void", "done", "late", "missed")
_DUE: tuple[GainKind, ...] = ("done", "late", "missed", "open")


@record
class Count:
    """What one unit did in one span of time; `adjusted` are the points not for articles."""

    submitted: int = 0
    accepted: int = 0
    channels: tuple[tuple[str, int], ...] = ()
    due: int = 0
    done: int = 0
    endorsements: int = 0
    adjusted: Decimal = NOTHING
    points: Decimal = NOTHING

    def used_by(self, channel: str) -> int:
        """Return how often a channel used its articles."""
        return dict(self.channels).get(channel, 0)

    @property
    def elsewhere(self) -> int:
        """How often other channels used its articles."""
        return sum(number for _, number in self.channels)

    @property
    def rate(self) -> Decimal | None:
        """How many of a hundred submissions were used, to one decimal.

        None where none came, or more was used than came: some of that had come before.
        """
        if self.submitted < max(self.accepted, 1):
            return None
        return rounded(Decimal(100 * self.accepted) / self.submitted)


@record
class FigureRow:
    """A unit's figures, of the period and of the year so far; `rank` is within its group.

    One that is not `listed` stands in the files alone: nobody asks it for anything.
    """

    unit: str
    group: str
    rank: int
    period: Count
    so_far: Count
    listed: bool = field(default=True, compare=False)


@record
class Figures:
    """All rows, those of one group together, the best first; `trace` are the year's gains.

    `articles` and `submitted` count each thing once, however many units it counts for; `used` are
    the submissions that became those articles, and articles that came without one.
    `unsigned` are the files of articles without a unit, such as an earlier notice: nobody sent
    them, and they are in no sum.
    """

    period: Period
    rows: tuple[FigureRow, ...]
    channels: tuple[str, ...] = ()
    issues: int = 0
    articles: int = 0
    used: int = 0
    submitted: int = 0
    unsigned: tuple[str, ...] = ()
    trace: tuple[Gain, ...] = ()

    @property
    def groups(self) -> Mapping[str, tuple[FigureRow, ...]]:
        """The rows by their groups, "" for units without one."""
        found = defaultdict[str, list[FigureRow]](list)
        for row in self.rows:
            found[row.group].append(row)
        return {group: tuple(rows) for group, rows in found.items()}

    @property
    def total(self) -> FigureRow:
        """The sums of all rows; what counts for several units is in it as often."""
        return FigureRow(
            "合计",
            "",
            0,
            add(row.period for row in self.rows),
            add(row.so_far for row in self.rows),
        )

    @property
    def whole(self) -> Count:
        """What came in and what was used, each thing once."""
        return Count(self.submitted, self.used)

    @property
    def units_used(self) -> int:
        """The number of units of which something was used in the period."""
        return sum(row.period.accepted > 0 for row in self.rows)

    @property
    def silent(self) -> tuple[str, ...]:
        """The units of units.toml that sent nothing in the period."""
        return tuple(row.unit for row in self.rows if row.listed and not row.period.submitted)

    @property
    def unused(self) -> tuple[str, ...]:
        """The units of which something came in the period, and nothing was used."""
        counts = ((row.unit, row.period) for row in self.rows)
        return tuple(unit for unit, each in counts if each.submitted and not each.accepted)


def figures(register: UnitRegister, scheme: Scheme, records: Records, period: Period) -> Figures:
    """Return the figures of a period; `records` reach back to the first day of its year."""
    trace = gains(register, scheme, records, period.so_far)
    printed = [each for each in records.articles if each.date in period]
    credited = [each for each in printed if register.split(each.unit)]
    sent = [each for each in records.sent_in if each.received in period]
    channels = dict.fromkeys(scheme.channel_names)
    channels |= dict.fromkeys(each.channel for each in trace if each.channel)
    return Figures(
        period,
        ranked(_rows(register, trace, period), [each.name for each in register.groups]),
        tuple(channels),
        issues=len({each.id.partition("/")[0] for each in printed}),
        articles=len(credited),
        used=sum(len(each.submissions) or 1 for each in credited),
        submitted=len(sent) + sum(not each.submissions for each in credited),
        unsigned=tuple(each.file for each in printed if each not in credited),
        trace=trace,
    )


def of_group(figures: Figures, group: str) -> Figures:
    """Return the figures of one group; its sums are those of its rows."""
    rows = figures.groups.get(group, ())
    total = add(row.period for row in rows)
    used, sent = total.accepted, total.submitted
    return replace(figures, rows=rows, articles=used, used=used, submitted=sent)


def ranked(rows: Iterable[FigureRow], groups: Sequence[str] = ()) -> tuple[FigureRow, ...]:
    """Return the rows group by group, the best first; those with the same points share a rank."""
    rows = list(rows)
    order = list(dict.fromkeys((*groups, *(row.group for row in rows))))
    found: list[FigureRow] = []
    for group in sorted(order, key=lambda each: (not each, order.index(each))):
        inside = sorted((row for row in rows if row.group == group), key=_best)
        points = [row.period.points for row in inside]
        found += [replace(row, rank=points.index(row.period.points) + 1) for row in inside]
    return tuple(found)


def add(counts: Iterable[Count]) -> Count:
    """Return the sum of counts."""
    each = list(counts)
    channels = Counter[str]()
    for count in each:
        channels.update(dict(count.channels))
    return Count(
        sum(count.submitted for count in each),
        sum(count.accepted for count in each),
        tuple(sorted(channels.items())),
        sum(count.due for count in each),
        sum(count.done for count in each),
        sum(count.endorsements for count in each),
        sum((count.adjusted for count in each), NOTHING),
        sum((count.points for count in each), NOTHING),
    )


def _rows(register: UnitRegister, trace: Sequence[Gain], period: Period) -> Iterable[FigureRow]:
    """Yield a row for each unit that counts for itself, and for others that stand in the files."""
    of_unit = defaultdict[str, list[Gain]](list)
    for each in register.units:
        if not each.account:
            of_unit[each.name] = []
    for gain in trace:
        of_unit[gain.unit].append(gain)
    for unit, own in of_unit.items():
        inside = [each for each in own if each.date in period]
        listed = register.find(unit) is not None
        yield FigureRow(unit, register.group(unit), 0, _count(inside), _count(own), listed)


def _count(own: Sequence[Gain]) -> Count:
    kinds = Counter(each.kind for each in own)
    return Count(
        kinds["submitted"],
        kinds["own"],
        tuple(sorted(Counter(each.channel for each in own if each.kind == "use").items())),
        sum(kinds[each] for each in _DUE),
        kinds["done"] + kinds["late"],
        kinds["endorsement"],
        sum((each.points for each in own if each.kind in _ADJUSTING), NOTHING),
        sum((each.points for each in own), NOTHING),
    )


def _best(row: FigureRow) -> tuple[Decimal, int, int]:
    return -row.period.points, -row.period.accepted, -row.period.submitted
