"""glossary.toml <-> Glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import GLOSSARY_FILE
from bulletin_cli.base.strict_toml import TomlTable, parse, refuse_schema
from bulletin_cli.content.glossary import Glossary, GlossaryEntry, Organisation, Person, Term, flaws
from bulletin_cli.store.files import read_text, write_files
from bulletin_cli.store.toml_lines import toml_lines, toml_value

if TYPE_CHECKING:
    from tomlkit.items import Array

_HEAD = """schema = 1
# 本刊的用词，bulletin check 照它查。可以直接改，也可以用 bulletin glossary add 添。
abbreviations = []   # 第一次出现不必写中文全称的外文缩略语，如 ["AED"]

# [[terms]]             # 用词
# name = "邮政快递业"
# variants = ["邮政快递行业"]   # 不要这样写

# [[organisations]]     # 单位
# name = "示例市邮政管理局"
# short = ["市局"]      # 可以用的简称
# variants = []

# [[people]]            # 人
# name = "张三"
# office = "局长"
# variants = ["张叁"]
"""
_KINDS = {Term: "terms", Organisation: "organisations", Person: "people"}
_HEADER = r"^[ \t]*\[\[[ \t]*(\w+)[ \t]*\]\]"


def load_glossary(root: Path) -> Glossary:
    """Return the glossary of the workspace at `root`, an empty one where there is no file.

    Raises BulletinError with file and line.
    """
    place = root / GLOSSARY_FILE
    return parse_glossary(read_text(place, GLOSSARY_FILE)) if place.exists() else Glossary()


def parse_glossary(text: str) -> Glossary:
    """Return what the text of a glossary.toml says. Raises BulletinError with file and line."""
    top = parse(text, GLOSSARY_FILE)
    refuse_schema(top)
    lines = _lines(text)
    glossary = Glossary(
        terms=tuple(
            Term(table.name(), _words(table, "variants"), line)
            for table, line in _rows(top, "terms", lines)
        ),
        organisations=tuple(
            Organisation(table.name(), _words(table, "short"), _words(table, "variants"), line)
            for table, line in _rows(top, "organisations", lines)
        ),
        people=tuple(
            Person(table.name(), table.text("office", ""), _words(table, "variants"), line)
            for table, line in _rows(top, "people", lines)
        ),
        abbreviations=_words(top, "abbreviations"),
    )
    top.close()
    return glossary


def new_glossary(organisations: Sequence[Organisation]) -> str:
    """Return the text of a glossary.toml with these organisations."""
    text = _HEAD
    for each in organisations:
        text = with_entry(text, each)
    return text


def add(root: Path, entry: GlossaryEntry | str) -> None:
    """Append an entry, or an abbreviation, to the file of the workspace at `root`.

    The caller holds the lock. Raises BulletinError where the glossary would contradict itself.
    """
    place = root / GLOSSARY_FILE
    text = read_text(place, GLOSSARY_FILE) if place.exists() else "schema = 1\n"
    before = parse_glossary(text)
    text = with_abbreviation(text, entry) if isinstance(entry, str) else with_entry(text, entry)
    try:
        after = parse_glossary(text)
    except BulletinError as error:
        raise BulletinError(
            f"加不进去（{error.message}）", "直接在文件里添，一段一个 [[…]]。", file=GLOSSARY_FILE
        ) from error
    old = [flaw.message for flaw in flaws(before)]
    for flaw in flaws(after):
        if flaw.message not in old:
            raise BulletinError(
                flaw.message, f"改 {GLOSSARY_FILE} 里原有的一处，或换个写法。", file=GLOSSARY_FILE
            )
    write_files({place: text}, root)


def with_entry(text: str, entry: GlossaryEntry) -> str:
    """Return the text with an entry more at its end, all else as it was."""
    kind = _KINDS[type(entry)]
    keys = tuple(key for key in ("office", "short", "variants") if hasattr(entry, key))
    lines = [f"[[{kind}]]", f"name = {toml_value(entry.name)}", *toml_lines(entry, keys)]
    return "\n".join([text.rstrip("\n"), "", *lines, ""])


def with_abbreviation(text: str, word: str) -> str:
    """Return the text with an abbreviation more, comments kept."""
    import tomlkit

    document = tomlkit.parse(text)
    if "abbreviations" not in document:
        line = f"abbreviations = [{toml_value(word)}]\n"
        first = re.search(_HEADER, text, re.MULTILINE)
        at = first.start() if first else len(text)
        return f"{text[:at]}{line}{text[at:]}"
    cast("Array", document["abbreviations"]).append(word)  # parse_glossary has seen that it is one
    return tomlkit.dumps(document)


def _rows(
    top: TomlTable, kind: str, lines: dict[str, list[int]]
) -> Iterator[tuple[TomlTable, int]]:
    """Yield the tables of a kind with their lines, each closed when the next one is asked for."""
    places = iter(lines.get(kind, ()))
    for table in top.tables(kind):
        yield table, next(places, 0)
        table.close()


def _lines(text: str) -> dict[str, list[int]]:
    """Return the lines of the [[headers]] by kind, found in one pass."""
    lines: dict[str, list[int]] = {}
    pattern = re.compile(_HEADER)
    for number, line in enumerate(text.split("\n"), start=1):
        if match := pattern.match(line):
            lines.setdefault(match[1], []).append(number)
    return lines


def _words(table: TomlTable, key: str) -> tuple[str, ...]:
    words = table.texts(key, ())
    if not all(word.strip() for word in words):
        raise table.error(key, "里有空的一项", '删去 ""。')
    return words
