"""How points (得分) are given: an office's own scheme, and what an article has earned by it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from bulletin_cli.base.record import record
from bulletin_cli.desk.uses import Use

Sharing = Literal["full", "split"]
Several = Literal["sum", "highest"]
Counted = Literal["submitted", "accepted"]
PeriodLength = Literal["month", "quarter", "year"]
NOTHING = Decimal(0)
_TENTH = Decimal("0.1")


@record
class Award:
    """Points for one thing: a print in the bulletin, a use in a channel, an instruction.

    `channel`, `level` and `section` say when; "" stands for any. `shared` are the points of each
    unit where several wrote the article, None for what the scheme says. One `on_top` is given
    in addition to the channel's others, and whatever else the article has earned.
    """

    points: Decimal
    channel: str = ""
    level: str = ""
    section: str = ""
    shared: Decimal | None = None
    on_top: bool = False

    def fits(self, level: str, section: str) -> bool:
        """Return whether it is given for this level, in this section."""
        return self.level in ("", level) and self.section in ("", section)


@record
class QuotaAward:
    """Points for a month in which a unit met its quota, no more than `most` a year.

    `groups` are those it is for, () for all; `counts` what the quota asks for.
    """

    points: Decimal
    most: Decimal
    counts: Counted = "submitted"
    groups: tuple[str, ...] = ()


@record
class CommissionAward:
    """Points for commissions; after so many `misses` in a year its points are nothing, 0: never."""

    done: Decimal = NOTHING
    late: Decimal = NOTHING
    missed: Decimal = NOTHING
    misses: int = 0


@record
class LowRate:
    """Points taken from a unit of whose submissions less than `below` percent were used."""

    below: int
    points: Decimal
    each: PeriodLength = "quarter"


@record
class Scheme:
    """All that points.toml says; without that file an article printed is one point."""

    name: str = ""
    own: Award = Award(Decimal(1))
    sections: tuple[Award, ...] = ()
    channels: tuple[Award, ...] = ()
    endorsements: tuple[Award, ...] = ()
    shared: Sharing = "full"
    several: Several = "sum"
    quota: QuotaAward | None = None
    commissions: CommissionAward = CommissionAward()
    low_rate: LowRate | None = None

    @property
    def channel_names(self) -> tuple[str, ...]:
        """The channels that it knows, in its order."""
        return tuple(dict.fromkeys(each.channel for each in self.channels))

    def levels(self, channel: str) -> tuple[str, ...]:
        """Return the levels at which a channel may use an article, "" among them for none."""
        own = (each.level for each in self.channels if each.channel == channel)
        return tuple(dict.fromkeys(own))

    @property
    def endorsement_levels(self) -> tuple[str, ...]:
        """The levels of those whose instructions count."""
        return tuple(dict.fromkeys(each.level for each in self.endorsements))

    def earned(
        self, section: str, sharers: int, uses: Sequence[Use], *, printed: bool = True
    ) -> Decimal:
        """Return what each of an article's units has when it was used so often.

        One that was not `printed` here, but sent up, has nothing for being so. Instructions of one
        level count once. Every part is rounded to one decimal by itself, so that what is shown
        adds up.
        """

        def value(award: Award | None) -> Decimal:
            return self._each(award, sharers) if award else NOTHING

        elsewhere = [each for each in uses if each.kind == "use"]
        own = _closest((self.own, *self.sections), "", section) if printed else None
        several = [value(own)]
        several += [value(self._use(each, section, on_top=False)) for each in elsewhere]
        top = [value(self._use(each, section, on_top=True)) for each in elsewhere]
        levels = dict.fromkeys(each.level for each in uses if each.kind == "endorsement")
        top += [value(_closest(self.endorsements, level, section)) for level in levels]
        return (max(several) if self.several == "highest" else sum(several, NOTHING)) + sum(top)

    def knows(self, use: Use, section: str) -> bool:
        """Return whether it says anything of such a use or instruction."""
        if use.kind == "endorsement":
            return _closest(self.endorsements, use.level, section) is not None
        return any(self._use(use, section, on_top=each) for each in (False, True))

    def _use(self, use: Use, section: str, *, on_top: bool) -> Award | None:
        awards = (each for each in self.channels if each.channel == use.channel)
        return _closest((each for each in awards if each.on_top == on_top), use.level, section)

    def _each(self, award: Award, sharers: int) -> Decimal:
        if sharers < 2:
            return award.points
        if award.shared is not None:
            return award.shared
        return rounded(award.points / sharers) if self.shared == "split" else award.points


def rounded(points: Decimal) -> Decimal:
    """Return points to one decimal, a half up, as offices print them."""
    return points.quantize(_TENTH, ROUND_HALF_UP)


def shown(points: Decimal) -> str:
    """Return points as people read them: `3`, `3.5`."""
    return f"{points:f}".rstrip("0").rstrip(".") if points % 1 else f"{points:.0f}"


def _closest(awards: Iterable[Award], level: str, section: str) -> Award | None:
    """Return the award that says most of those that fit; of two alike the one with the level."""
    fitting = (each for each in awards if each.fits(level, section))
    return max(fitting, key=lambda each: (bool(each.level), bool(each.section)), default=None)
