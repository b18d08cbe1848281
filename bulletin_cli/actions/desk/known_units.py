"""The units that a text names, by their full names, none that units.toml does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError

if TYPE_CHECKING:
    from bulletin_cli.desk.units import UnitRegister


def known_units(register: UnitRegister, text: str, file: str = "") -> tuple[str, ...]:
    """Return the units that `text` names; `file` says who names them.

    Raises BulletinError for one that a register which is not open does not know.
    """
    names = register.split(text)
    for name in names if not register.is_open else ():
        if register.find(name) is None:
            near = register.nearest(name)
            meant = f"是不是 {near}？" if near else ""
            raise BulletinError(
                f"units.toml 不认识“{name}”",
                f"{meant}用 --unit 写对，或先 bulletin units add {name}。",
                file=file,
            )
    return names
