"""docs/words.md names what the code has, where it has it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.samples import ROOT

PACKAGE = ROOT / "bulletin_cli"
_TYPE = re.compile(r"`([A-Z]\w+)`(?: \(`([\w/]+)/`\))?")  # and the folder behind it


def rows() -> Iterator[tuple[str, str]]:
    """Yield the folder that a heading names, and each row of the table below it."""
    folder = ""
    for line in (ROOT / "docs" / "words.md").read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"## .*\(`([\w/]+)/`\)", line):
            folder = heading[1]
        elif line.startswith("| ") and not line.startswith(("| 中文", "| ---")):
            yield folder, line


def names() -> set[str]:
    """Return every name and every word in quotation marks of the code."""
    found: set[str] = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            own = (getattr(node, each, None) for each in ("id", "name", "arg", "attr", "value"))
            found |= {each for each in own if isinstance(each, str)}
    return found


def types(folder: str) -> set[str]:
    """Return the classes and the named types of a room, those of its folders too."""
    sources = (file.read_text(encoding="utf-8") for file in (PACKAGE / folder).rglob("*.py"))
    pattern = re.compile(r"^(?:class )?([A-Z]\w+)(?=[(:]| =)", re.MULTILINE)
    return {name for source in sources for name in pattern.findall(source)}


def test_every_word_of_the_page_is_a_name_of_the_code() -> None:
    words = [
        word
        for _, row in rows()
        for quoted in re.findall("`([^`]+)`", row)
        if "/" not in quoted
        for word in re.findall(r"\w+", quoted)
    ]
    assert len(words) > 100
    assert set(words) - names() == set()


def test_every_type_lies_in_the_folder_that_the_page_names() -> None:
    named = [
        (other or folder, name) for folder, row in rows() for name, other in _TYPE.findall(row)
    ]
    assert len(named) > 50
    assert [(folder, name) for folder, name in named if name not in types(folder)] == []
