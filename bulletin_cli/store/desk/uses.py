"""uses/<year>.toml <-> Use: appended to, marked as undone, never deleted from."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import USES
from bulletin_cli.base.record import replace
from bulletin_cli.base.strict_toml import TomlTable, parse, refuse_schema
from bulletin_cli.content.numbering import is_id
from bulletin_cli.desk.submissions import is_submission_id
from bulletin_cli.desk.uses import Use, UseKind, uses_file
from bulletin_cli.store.files import file_error, read_text, write_files
from bulletin_cli.store.toml_lines import toml_lines

_HEAD = "schema = 1\n# 稿件被别处采用、领导批示；用 bulletin use、bulletin endorse 记。\n"
_KEYS = ("article", "kind", "date", "channel", "by", "level", "note")
_KINDS: dict[str, UseKind] = {"use": "use", "endorsement": "endorsement"}
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*uses[ \t]*\]\]", re.MULTILINE)


def years(root: Path) -> list[int]:
    """Return the years that have a file, the newest first."""
    try:
        names = os.listdir(root / USES)  # noqa: PTH208 - names alone
    except FileNotFoundError:
        return []
    except OSError as error:
        raise file_error(error, "打不开", USES) from error
    found = (re.fullmatch(r"(\d{4})\.toml", name) for name in names)
    return sorted((int(each[1]) for each in found if each), reverse=True)


def uses_in(root: Path, wanted: Iterable[int]) -> Iterator[Use]:
    """Yield the uses of these years. Raises BulletinError with file and line."""
    for year in wanted:
        place = root / uses_file(year)
        if place.exists():
            yield from parse_uses(read_text(place, uses_file(year)), year)


def all_uses(root: Path) -> tuple[Use, ...]:
    """Return the uses of all years. Raises BulletinError with file and line."""
    return tuple(uses_in(root, years(root)))


def parse_uses(text: str, year: int) -> tuple[Use, ...]:
    """Return what a year's file says. Raises BulletinError with file and line."""
    top = parse(text, uses_file(year))
    refuse_schema(top)
    lines = (text.count("\n", 0, each.start()) + 1 for each in _HEADER.finditer(text))
    tables = top.tables("uses")
    uses = tuple(_use(table, year, next(lines, 0)) for table in tables)
    top.close()
    seen = set()
    for use, table in zip(uses, tables, strict=True):
        if use.number in seen:
            raise table.error("number", f"{use.number} 用了两次", "改成没有用过的数。")
        seen.add(use.number)
    return uses


def append(root: Path, *uses: Use) -> tuple[Use, ...]:
    """Append uses to their years' files, and return them numbered; the caller holds the lock."""
    files = {each.date.year: _Year.read(root, each.date.year) for each in uses}
    made = tuple(files[each.date.year].append(each) for each in uses)
    write_files({root / uses_file(year): each.text for year, each in files.items()}, root)
    return made


class _Year:
    """The text of a year's file as it grows, and the last number in it."""

    def __init__(self, text: str, number: int) -> None:
        self.text = text
        self._number = number

    @classmethod
    def read(cls, root: Path, year: int) -> _Year:
        place = root / uses_file(year)
        text = read_text(place, uses_file(year)) if place.exists() else _HEAD
        return cls(text, max((each.number for each in parse_uses(text, year)), default=0))

    def append(self, use: Use) -> Use:
        self._number += 1
        before = self.text.rstrip("\n")
        lines = ["[[uses]]", f"number = {self._number}", *toml_lines(use, _KEYS)]
        self.text = "\n".join([before, "", *lines, ""])
        return replace(use, number=self._number, line=before.count("\n") + 3)


def mark_undone(root: Path, use: Use) -> None:
    """Mark a use as taken back; all else in its file stays. The caller holds the lock."""
    import tomlkit

    place = root / use.file
    document = tomlkit.parse(read_text(place, use.file))
    for table in cast("list[dict[str, Any]]", document["uses"]):  # parse_uses has seen that it is
        if table["number"] == use.number:
            table["undone"] = True
    write_files({place: tomlkit.dumps(document)}, root)


def find_use(root: Path, reference: str, kind: UseKind) -> Use:
    """Return the use that `2024-7` names, or `7` of the newest year. Raises BulletinError."""
    known = years(root)
    match = re.fullmatch(r"(?:(\d{4})-)?(\d{1,6})", reference.strip())
    if match and known:
        year = int(match[1] or known[0])
        for use in uses_in(root, [year]):
            if use.number == int(match[2]) and use.kind == kind:
                return use
    command = "use" if kind == "use" else "endorse"
    raise BulletinError(
        f"没有 {reference} 这一条", f"写成 2024-7；bulletin {command} --list 列出各条和编号。"
    )


def _use(table: TomlTable, year: int, line: int) -> Use:
    day = table.needed_day("date")
    if day.year != year:
        raise table.error("date", f"是 {day}，不是 {year} 年的", f"移到 {uses_file(day.year)}。")
    use = Use(
        table.integer("number", least=1),
        table.text("article"),
        table.choice("kind", _KINDS),
        day,
        table.text("channel", ""),
        table.text("by", ""),
        table.text("level", ""),
        table.text("note", ""),
        undone=table.flag("undone", False),
        line=line,
    )
    issue, _, file = use.article.partition("/")
    is_printed = is_id(issue) and file.endswith(".md") and not {"/", "\\"} & set(file)
    if not is_printed and not is_submission_id(use.article):
        raise table.error("article", f"“{use.article}”不是稿件", "写成 2024-35/03.md。")
    needed = "channel" if use.kind == "use" else "level"
    if not getattr(use, needed).strip():
        raise table.error(needed, "没有写", f'补上 {needed} = "…"。')
    table.close()
    return use
