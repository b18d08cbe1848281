"""points.toml -> Scheme, and the schemes that are shipped with the program."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import ISSUES, POINTS_FILE
from bulletin_cli.base.strict_toml import TomlTable, parse, refuse_schema, suggestion
from bulletin_cli.desk.points import (
    Award,
    CommissionAward,
    LowRate,
    PeriodLength,
    QuotaAward,
    Scheme,
    rounded,
)
from bulletin_cli.desk.units import UnitRegister
from bulletin_cli.store.desk.units import load_units
from bulletin_cli.store.files import lock, read_text, relative, write_files

_MOST = 1000  # points for one thing
_YEAR_MOST = 100_000


def load_scheme(root: Path, register: UnitRegister) -> Scheme:
    """Return the scheme of the workspace at `root`; without points.toml 1 point an article.

    Raises BulletinError with file and line.
    """
    place = root / POINTS_FILE
    return (
        parse_scheme(read_text(place, POINTS_FILE), POINTS_FILE, register)
        if place.exists()
        else Scheme()
    )


def read_scheme(root: Path) -> Scheme:
    """Return the scheme of the workspace at `root` as its own units.toml has the groups."""
    return load_scheme(root, load_units(root))


def shipped_schemes() -> tuple[str, ...]:
    """Return the names of the schemes that are shipped as examples."""
    return tuple(sorted(each.stem for each in _shipped().glob("*.toml")))


def shipped_scheme(name: str, register: UnitRegister) -> Scheme:
    """Return a scheme that is shipped. Raises BulletinError with the names there are."""
    return parse_scheme(_shipped_text(name), f"{name}.toml", register)


def keep_scheme(root: Path, name: str) -> Path:
    """Write a shipped scheme as the workspace's points.toml, which is not there yet."""
    place = root / POINTS_FILE
    with lock(root / ISSUES, root):
        if place.exists():
            raise BulletinError(
                "已经有计分办法", "要换，先把它改名或移走。", file=relative(place, root)
            )
        write_files({place: _shipped_text(name)}, root)
    return place


def parse_scheme(text: str, file: str, register: UnitRegister) -> Scheme:
    """Return what the text of a points.toml says. Raises BulletinError with file and line."""
    top = parse(text, file)
    refuse_schema(top)
    own, sections = top.table("own"), top.tables("sections")
    channels, endorsements = top.tables("channels"), top.tables("endorsements")
    names = tuple(each.text("name") for each in sections)
    scheme = Scheme(
        name=top.text("name", ""),
        own=_award(own, default="1"),
        sections=tuple(_award(each, section=_name(each, "name")) for each in sections),
        channels=tuple(_channel(each, names) for each in channels),
        endorsements=tuple(_endorsement(each, names) for each in endorsements),
        shared=top.choice("shared", {"full": "full", "split": "split"}, "full"),
        several=top.choice("several", {"sum": "sum", "highest": "highest"}, "sum"),
        quota=_quota(top.table("quota"), register),
        commissions=_commissions(top.table("commissions")),
        low_rate=_low_rate(top.table("low_rate")),
    )
    top.close()
    for rows, awards in (
        (sections, scheme.sections),
        (channels, scheme.channels),
        (endorsements, scheme.endorsements),
    ):
        _refuse_twice(rows, awards)
    return scheme


def _shipped() -> Path:
    from bulletin_cli.store.templates import shipped_folder  # it loads Jinja

    return shipped_folder() / "points"


def _shipped_text(name: str) -> str:
    names = shipped_schemes()
    if name not in names:
        raise BulletinError(f"没有叫“{name}”的计分办法", suggestion(name, names))
    return read_text(_shipped() / f"{name}.toml", f"{name}.toml")


def _channel(table: TomlTable, sections: tuple[str, ...]) -> Award:
    return _award(
        table,
        section=_section(table, sections),
        channel=_name(table, "name"),
        level=table.text("level", ""),
        on_top=table.flag("on_top", False),
    )


def _endorsement(table: TomlTable, sections: tuple[str, ...]) -> Award:
    return _award(table, section=_section(table, sections), level=_name(table, "level"))


def _award(
    table: TomlTable,
    *,
    default: str | None = None,
    channel: str = "",
    level: str = "",
    section: str = "",
    on_top: bool = False,
) -> Award:
    award = Award(
        _points(table, "points", default),
        channel=channel,
        level=level,
        section=section,
        shared=_points(table, "shared", "0") if "shared" in table.keys else None,
        on_top=on_top,
    )
    table.close()
    return award


def _quota(table: TomlTable, register: UnitRegister) -> QuotaAward | None:
    if not table.keys:
        return None
    groups = tuple(each.name for each in register.groups)
    award = QuotaAward(
        _points(table, "points"),
        _points(table, "most", str(_YEAR_MOST), most=_YEAR_MOST),
        table.choice("counts", {"submitted": "submitted", "accepted": "accepted"}, "submitted"),
        table.texts("groups", ()),
    )
    for group in award.groups:
        _known(table, "groups", group, groups, "units.toml 的 [[groups]]")
    table.close()
    return award


def _commissions(table: TomlTable) -> CommissionAward:
    award = CommissionAward(
        done=_points(table, "done", "0"),
        late=_points(table, "late", "0", least=-_MOST),
        missed=_points(table, "missed", "0", least=-_MOST, most=0),
        misses=table.integer("misses", 0, most=100),
    )
    table.close()
    return award


def _low_rate(table: TomlTable) -> LowRate | None:
    if not table.keys:
        return None
    spans: dict[str, PeriodLength] = {"month": "month", "quarter": "quarter", "year": "year"}
    award = LowRate(
        table.integer("below", least=1, most=100),
        _points(table, "points", least=-_MOST, most=0),
        table.choice("each", spans, "quarter"),
    )
    table.close()
    return award


def _points(
    table: TomlTable, key: str, default: str | None = None, *, least: int = 0, most: int = _MOST
) -> Decimal:
    """Return points with one decimal at most, exactly as they are written."""
    number = table.number(key, None if default is None else float(default), least, most)
    points = Decimal(str(number))
    if rounded(points) != points:
        raise table.error(key, f"是 {points}，分数最多一位小数", "改成一位小数。")
    return points


def _name(table: TomlTable, key: str) -> str:
    name = table.text(key)
    if not name.strip():
        raise table.error(key, "是空的", "写上名称，或删去这一段。")
    return name


def _section(table: TomlTable, sections: tuple[str, ...]) -> str:
    return _known(table, "section", table.text("section", ""), sections, "[[sections]]")


def _known(table: TomlTable, key: str, word: str, words: Sequence[str], where: str) -> str:
    if word and word not in words:
        hint = suggestion(word, tuple(words)) if words else f"先写 {where}。"
        raise table.error(key, f"里的“{word}”不在 {where} 里", hint)
    return word


def _refuse_twice(tables: Sequence[TomlTable], awards: Sequence[Award]) -> None:
    seen = set()
    for table, award in zip(tables, awards, strict=True):
        fact = award.channel, award.level, award.section, award.on_top
        if fact in seen:
            raise table.error("", "写了两次，给的分不止一个", "只留一段，或写上不同的级别、栏目。")
        seen.add(fact)
