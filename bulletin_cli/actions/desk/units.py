"""Units as they are given: known, corrected, refused; and those that articles name."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import UNITS_FILE as NAME
from bulletin_cli.base.record import record
from bulletin_cli.content.numbering import format_id
from bulletin_cli.desk.units import UnitRegister
from bulletin_cli.store.desk.units import load_units
from bulletin_cli.store.issues import by_year

if TYPE_CHECKING:
    from bulletin_cli.content.article import Article
    from bulletin_cli.workspace import Workspace

_YEARS = 2  # of issues in which units are looked for


def given_unit(register: UnitRegister, text: str, file: str = "") -> str:
    """Return the credit line for what an option, or `file`, names: no unit by a former name.

    Raises BulletinError for a unit that units.toml does not know, unless it is open.
    """
    for name in unknown_units(register, text):
        raise BulletinError(f"{NAME} 里没有“{name}”", _hint(register, name), file=file)
    return register.renewed(text)


def with_known_unit(
    register: UnitRegister, article: Article, given: str
) -> tuple[Article, tuple[str, ...]]:
    """Return an article without a last line that names a unit of the register, and what is told.

    Where an option has `given` the unit, the line must name the same one.
    """
    from bulletin_cli.incoming.credit import extract_known_unit

    def is_known(name: str) -> bool:
        unit = register.find(name)
        return unit is not None and (not given or unit == register.find(given))

    return extract_known_unit(article, is_known)


def unknown_units(register: UnitRegister, text: str) -> tuple[str, ...]:
    """Return the units of a credit line that a closed register does not know."""
    if register.is_open or not text or register.find(text):
        return ()
    return tuple(name for name in register.parts(text) if register.find(name) is None)


def tell_unknown(register: UnitRegister, text: str) -> tuple[str, ...]:
    """Return what is told of an article whose own credit line names units nobody knows."""
    return tuple(
        f"{NAME} 里没有“{name}”：{_hint(register, name)}" for name in unknown_units(register, text)
    )


def _hint(register: UnitRegister, name: str) -> str:
    near = register.nearest(name)
    asked = f"是不是 {near}？" if near else ""
    return f"{asked}新单位先用 bulletin units add {name} 加上。"


@record
class UnitFlaw:
    """A unit that issues name and units.toml does not, and how often; or a flaw of the file's."""

    message: str
    hint: str


def check_units(space: Workspace) -> tuple[UnitFlaw, ...]:
    """Return what is wrong with the units: those of the newest two years' articles, the groups."""
    register = load_units(space.root)
    found = Counter(
        (name, identifier)
        for year in islice(by_year(space.root), _YEARS)
        for identifier in map(format_id, year)
        for article in space.issue(identifier, partial=True).articles
        for name in register.parts(article.unit)
        if register.find(article.unit) is None and register.find(name) is None
    )
    places: dict[str, list[str]] = {}
    for name, identifier in found:
        places.setdefault(name, []).append(identifier)
    unknown = (
        UnitFlaw(f"“{name}”不在 {NAME} 里，用在 {_few(where)}", _hint(register, name))
        for name, where in places.items()
    )
    named = {unit.group for unit in register.units}
    groups = {each.name for each in register.groups}
    empty = (
        UnitFlaw(f"组“{each}”里没有单位", "给单位写上 group，或删去这一组。")
        for each in sorted(groups - named)
    )
    return (*unknown, *empty)


def _few(names: list[str]) -> str:
    shown = "、".join(names[:3])
    return f"{shown} 等 {len(names)} 期" if len(names) > 3 else shown
