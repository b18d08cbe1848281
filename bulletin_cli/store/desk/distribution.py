"""distribution.toml -> Distribution."""

from __future__ import annotations

from pathlib import Path

from bulletin_cli.base.paths import DISTRIBUTION_FILE as NAME
from bulletin_cli.base.strict_toml import TomlTable, parse, refuse_schema, suggestion
from bulletin_cli.desk.distribution import Distribution, Receiver, ReceiverList
from bulletin_cli.store.files import read_text


def load_distribution(root: Path) -> Distribution | None:
    """Return to whom the bulletin of the workspace at `root` goes, None where no file says it.

    Raises BulletinError with file and line.
    """
    place = root / NAME
    return parse_distribution(read_text(place, NAME)) if place.exists() else None


def parse_distribution(text: str) -> Distribution:
    """Return what the text of a distribution.toml says. Raises BulletinError with file and line."""
    top = parse(text, NAME)
    refuse_schema(top)
    taken: set[str] = set()
    receivers = tuple(_receiver(each, taken) for each in top.tables("receivers"))
    known = tuple(each.name for each in receivers)
    lists = tuple(_list(each, taken, known) for each in top.tables("lists"))
    distribution = Distribution(receivers, lists, top.integer("kept", 0), top.flag("prints", True))
    top.close()
    return distribution


def _receiver(table: TomlTable, taken: set[str]) -> Receiver:
    receiver = Receiver(
        name=_name(table, taken),
        copies=table.integer("copies", 1),
        address=table.text("address", ""),
        mail=table.text("mail", ""),
        way=table.text("way", ""),
    )
    table.close()
    return receiver


def _list(table: TomlTable, taken: set[str], known: tuple[str, ...]) -> ReceiverList:
    found = ReceiverList(_name(table, taken), table.texts("receivers"))
    for name in found.receivers:
        if name not in known:
            hint = suggestion(name, known) if known else "先写上 [[receivers]]。"
            raise table.error("receivers", f"里的“{name}”不在 [[receivers]] 里", hint)
    table.close()
    return found


def _name(table: TomlTable, taken: set[str]) -> str:
    name = table.name()
    if name in taken:
        raise table.error("name", f"“{name}”写了两次", "一个名字只写一处。")
    taken.add(name)
    return name
