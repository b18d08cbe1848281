"""The units (供稿单位) that send articles, and finding one by any of its names."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches

from bulletin_cli.base.record import record

_BETWEEN = re.compile(r"[、，,；;\s]+")  # what stands between the units of one article
_NAME = re.compile(r"[^、，,；;\s]+")  # what stands between such signs


@record
class UnitGroup:
    """Units ranked among themselves; `quota` is each one's articles a month, 0 for none."""

    name: str
    quota: int = 0


@record
class Unit:
    """A unit, by its full name.

    `short` are names it goes by, `former` those it had; `account` is the unit that is credited
    with what this one sends, "" for itself; `quota` articles a month, 0 for that of its group.
    """

    name: str
    short: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    group: str = ""
    account: str = ""
    quota: int = 0
    contact: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All that it may be called, the full name first."""
        return (self.name, *self.short, *self.former)


class UnitRegister:
    """What units.toml says; `is_open` lets units stand in articles that it does not know."""

    def __init__(
        self,
        units: tuple[Unit, ...] = (),
        groups: tuple[UnitGroup, ...] = (),
        *,
        is_open: bool = True,
    ) -> None:
        self.units = units
        self.groups = groups
        self.is_open = is_open
        self._by_name = {_key(name): each for each in units for name in each.names}

    def find(self, name: str) -> Unit | None:
        """Return the unit of that name, full, short or former, whatever blanks are in it."""
        return self._by_name.get(_key(name))

    def nearest(self, name: str) -> str:
        """Return the full name of the unit that was probably meant, "" for none."""
        close = get_close_matches(_key(name), self._by_name, n=1, cutoff=0.5)
        return self._by_name[close[0]].name if close else ""

    def parts(self, text: str) -> tuple[str, ...]:
        """Return the names of a credit line, `甲局、乙局`, as they are written."""
        if self.find(text):
            return (text.strip(),)
        return tuple(filter(None, _BETWEEN.split(text)))

    def split(self, text: str) -> tuple[str, ...]:
        """Return the units of a credit line, each once, by their full names where known."""
        return tuple(dict.fromkeys(map(self.canonical, self.parts(text))))

    def canonical(self, name: str) -> str:
        """Return the full name of a unit, the name itself where it is not known."""
        found = self.find(name)
        return found.name if found else name

    def renewed(self, text: str) -> str:
        """Return a credit line in which no unit is called by a name that it no longer has."""
        if self.find(text):
            return self._renewed(text)
        return _NAME.sub(lambda found: self._renewed(found[0]), text)

    def _renewed(self, name: str) -> str:
        unit = self.find(name)
        is_former = unit and _key(name) not in map(_key, (unit.name, *unit.short))
        return unit.name if unit and is_former else name

    def credited(self, name: str) -> str:
        """Return the unit on whose account an article of `name` is counted."""
        unit = self.find(name)
        while unit and unit.account:  # units.toml has no circle
            name, unit = unit.account, self.find(unit.account)
        return unit.name if unit else name

    def group(self, name: str) -> str:
        """Return the group of a unit, "" where it has none."""
        unit = self.find(name)
        return unit.group if unit else ""

    def quota(self, name: str) -> int:
        """Return how many articles a month are asked of a unit, 0 for no number."""
        unit = self.find(name)
        if unit is None:
            return 0
        of_group = {each.name: each.quota for each in self.groups}
        return unit.quota or of_group.get(unit.group, 0)


def _key(name: str) -> str:
    """Return what names have in common that are written with other blanks or widths."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()
