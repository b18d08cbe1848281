"""units.toml <-> UnitRegister."""

from __future__ import annotations

from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import ISSUES
from bulletin_cli.base.paths import UNITS_FILE as NAME
from bulletin_cli.base.strict_toml import TomlTable, parse, refuse_schema, suggestion
from bulletin_cli.desk.units import Unit, UnitGroup, UnitRegister
from bulletin_cli.store.files import lock, read_text, write_files
from bulletin_cli.store.toml_lines import toml_lines

_KEYS = ("name", "short", "former", "group", "account", "quota", "contact")
_HEAD = """schema = 1
# 供稿单位。可以直接改，也可以用 bulletin units add 添。
open = false   # true：稿件里可以写这里没有的单位

# [[groups]]            # 分组，组内排名
# name = "区局"
# quota = 2             # 每月任务，篇

# [[units]]
# name = "示例市邮政管理局"
# short = ["市局"]      # 简称
# former = []           # 从前的名称
# group = "区局"
# account = ""          # 算在哪个单位名下，不写就是自己
# quota = 3             # 每月任务，不写就照组的
# contact = "张三 021-12345678"
"""


def load_units(root: Path) -> UnitRegister:
    """Return the units of the workspace at `root`, an open register where there is no file.

    Raises BulletinError with file and line.
    """
    place = root / NAME
    return parse_units(read_text(place, NAME)) if place.exists() else UnitRegister()


def parse_units(text: str) -> UnitRegister:
    """Return what the text of a units.toml says. Raises BulletinError with file and line."""
    top = parse(text, NAME)
    refuse_schema(top)
    is_open = top.flag("open", False)
    groups = tuple(map(_group, top.tables("groups")))
    tables = top.tables("units")
    units = tuple(map(_unit, tables))
    top.close()
    _refuse_twice(units, tables)
    register = UnitRegister(units, groups, is_open=is_open)
    for unit, table in zip(units, tables, strict=True):
        _refuse_unknown(register, unit, table)
    return register


def add_unit(root: Path, unit: Unit) -> None:
    """Append a unit to the file, as one change. Raises BulletinError."""
    place = root / NAME
    with lock(root / ISSUES, root):
        text = read_text(place, NAME) if place.exists() else _HEAD
        if unit.name in (each.name for each in parse_units(text).units):
            raise BulletinError(f"已经加过“{unit.name}”", f"要改，在 {NAME} 里改。", file=NAME)
        text = "\n".join([text.rstrip("\n"), "", "[[units]]", *toml_lines(unit, _KEYS), ""])
        try:
            parse_units(text)
        except BulletinError as error:
            raise BulletinError(f"加不进去（{error.message}）", error.hint, file=NAME) from error
        write_files({place: text}, root)


def _group(table: TomlTable) -> UnitGroup:
    group = UnitGroup(table.name(), table.integer("quota", 0))
    table.close()
    return group


def _unit(table: TomlTable) -> Unit:
    unit = Unit(
        name=table.name(),
        short=table.texts("short", ()),
        former=table.texts("former", ()),
        group=table.text("group", ""),
        account=table.text("account", ""),
        quota=table.integer("quota", 0),
        contact=table.text("contact", ""),
    )
    table.close()
    return unit


def _refuse_twice(units: tuple[Unit, ...], tables: tuple[TomlTable, ...]) -> None:
    register = UnitRegister(units)
    for unit, table in zip(units, tables, strict=True):
        for key in ("name", "short", "former"):
            names = (unit.name,) if key == "name" else getattr(unit, key)
            for name in names:
                other = register.find(name)  # the last one of that name
                if not name.strip() or other is not unit:
                    raise table.error(
                        key, f"里的“{name}”也是别的单位的名字", "一个名字只归一个单位。"
                    )


def _refuse_unknown(register: UnitRegister, unit: Unit, table: TomlTable) -> None:
    groups = tuple(each.name for each in register.groups)
    if unit.group and groups and unit.group not in groups:
        raise table.error(
            "group", f"“{unit.group}”不在 [[groups]] 里", suggestion(unit.group, groups)
        )
    seen = [unit.name]
    while account := unit.account:
        found = register.find(account)
        if found is None:
            near = register.nearest(account)
            hint = f"是不是 {near}？" if near not in ("", unit.name) else "先加上那个单位。"
            raise table.error("account", f"里的“{account}”不在本表里", hint)
        if found.name in seen:
            raise table.error(
                "account", f"绕成了圈：{' → '.join([*seen, found.name])}", "改其中一个。"
            )
        seen.append(found.name)
        unit = found
