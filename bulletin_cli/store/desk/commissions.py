"""commissions.toml <-> Commission."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import COMMISSIONS_FILE as NAME
from bulletin_cli.base.paths import ISSUES
from bulletin_cli.base.strict_toml import TomlTable, parse, refuse_schema
from bulletin_cli.desk.commissions import Commission
from bulletin_cli.store.files import lock, read_text, write_files
from bulletin_cli.store.toml_lines import toml_lines


def load_commissions(root: Path) -> tuple[Commission, ...]:
    """Return the commissions of the workspace at `root`, in the order of their numbers.

    Raises BulletinError with file and line.
    """
    place = root / NAME
    return parse_commissions(read_text(place, NAME)) if place.exists() else ()


def parse_commissions(text: str) -> tuple[Commission, ...]:
    """Return what the text of a commissions.toml says. Raises BulletinError with file and line."""
    top = parse(text, NAME)
    refuse_schema(top)
    found: dict[int, Commission] = {}
    for table in top.tables("commissions"):
        one = _commission(table)
        if one.number in found:
            raise table.error("number", f"{one.number} 写了两次", "换一个没有用过的号。")
        found[one.number] = one
    top.close()
    return tuple(sorted(found.values(), key=lambda each: each.number))


def find_commission(root: Path, number: int) -> Commission:
    """Return the commission of that number. Raises BulletinError where there is none."""
    known = {each.number: each for each in load_commissions(root)}
    if number not in known:
        raise BulletinError(f"没有约稿 约{number}", "bulletin commission list --all 列出约稿。")
    return known[number]


def add_commission(
    root: Path, topic: str, units: tuple[str, ...], asked: date, due: date
) -> Commission:
    """Append a commission with the next number, as one change, and return it."""
    place = root / NAME
    with lock(root / ISSUES, root):
        text = read_text(place, NAME) if place.exists() else "schema = 1\n# 约稿\n"
        known = parse_commissions(text)
        number = max((each.number for each in known), default=0) + 1
        added = Commission(number, topic, units, asked, due)
        write_files({place: _with(text, added)}, root)
    return added


def cancel_commission(root: Path, number: int, why: str) -> Commission:
    """Say in the file why nobody waits for a commission any more; return it."""
    import tomlkit

    place = root / NAME
    with lock(root / ISSUES, root):
        find_commission(root, number)
        document = tomlkit.parse(read_text(place, NAME))
        tables = document["commissions"]
        for table in tables:  # find_commission has read it
            if table["number"] == number:
                table["cancelled"] = why
        write_files({place: tomlkit.dumps(document)}, root)
    return find_commission(root, number)


def _with(text: str, added: Commission) -> str:
    lines = toml_lines(added, ("number", "topic", "units", "asked", "due"))
    return "\n".join([text.rstrip("\n"), "", "[[commissions]]", *lines, ""])


def _commission(table: TomlTable) -> Commission:
    one = Commission(
        number=table.integer("number", least=1),
        topic=table.text("topic"),
        units=table.texts("units"),
        asked=table.needed_day("asked"),
        due=table.needed_day("due"),
        cancelled=table.text("cancelled", ""),
    )
    table.close()
    if one.due < one.asked:
        raise table.error("due", f"{one.due} 早于约稿的 {one.asked}", "改其中一个日期。")
    return one
