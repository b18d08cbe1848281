"""docs/template-reference.md has every key that the reader takes, and no other."""

from __future__ import annotations

import re

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.layout.template import BODY_STYLES, FACTS, PARTS, load
from bulletin_cli.layout.template.grammar import FILTERS
from tests.samples import ROOT

PAGE = 'top = "37mm"\nright = "26mm"\nbottom = "35mm"\nleft = "28mm"\n'
STYLE = 'font = "宋体"\nsize = "三号"\n'
ROW = 'style = "body"\ntext = "文"\n'
DOCUMENT = (ROOT / "docs" / "template-reference.md").read_text(encoding="utf-8")


FIELD = 'key = "甲"\n'


def smallest(extra: str) -> str:
    """Return a template with a key too many in the table that is called `extra`."""
    styles = {f"styles.{key}": STYLE for key in BODY_STYLES}
    tables = {"page": PAGE, "typesetting": "", **styles}
    text = "unheard_of = 1\n" * (extra == "top") + "schema = 1\n"
    for name, content in tables.items():
        text += f"[{name}]\n{content}" + "unheard_of = 1\n" * (name == extra)
    text += f"[[fields]]\n{FIELD}" + "unheard_of = 1\n" * (extra == "fields")
    for part in PARTS:
        text += f"[[{part}]]\n{ROW}" + "unheard_of = 1\n" * (part == extra)
    return text + "[[article]]\nbody = true\n"


def accepted(table: str) -> set[str]:
    """Return the keys that the reader names when it meets one that it does not know."""
    with pytest.raises(BulletinError, match="unheard_of 是不认识的键") as caught:
        load(smallest(table), "template.toml", "own", b"")
    return set(caught.value.hint.removeprefix("可以写：").removesuffix("。").split("、"))


def section(heading: str) -> str:
    """Return what stands below a heading of the document."""
    _, found, rest = DOCUMENT.partition(f"\n## {heading}\n")
    assert found
    return rest.partition("\n## ")[0]


def first_cells(text: str) -> set[str]:
    """Return what stands as code in the first column of the tables of `text`."""
    rows = re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
    return {word for row in rows for word in re.findall(r"`([^`]+)`", row)}


@pytest.mark.parametrize(
    ("table", "heading"),
    [
        ("top", "最上面"),
        ("page", "`[page]`"),
        ("typesetting", "`[typesetting]`"),
        ("styles.body", "`[styles.名字]`"),
        ("fields", "字段：`[[fields]]`"),
    ],
)
def test_the_keys_of_a_table_are_those_of_its_section(table: str, heading: str) -> None:
    documented = {re.sub(r"[\[\]]", "", word) for word in first_cells(section(heading))}
    assert documented == accepted(table)


def test_the_keys_of_a_row_are_those_of_the_parts_section() -> None:
    parts, keys = section("各部分").split("每个表的键")
    assert {word.strip("[]") for word in first_cells(parts)} == set(PARTS)
    for part in PARTS:
        rows = [row for row in keys.splitlines() if "只在" not in row or f"[[{part}]]" in row]
        assert first_cells("\n".join(rows)) == accepted(part), part


def test_the_facts_and_filters_of_a_text_are_those_of_its_section() -> None:
    words = first_cells(section("文字里能用什么"))
    facts = {word for word in words if "." in word}
    groups = {word.partition(".")[0] for word in facts if not word.startswith(".")}
    attributes = {each for group in FACTS for each in FACTS[group]}
    assert groups == {*FACTS, "field"}  # whose attributes each template declares
    assert {word.rpartition(".")[2] for word in facts} == {*attributes, "键"}
    calls = {re.sub(r"\(.*", "", word) for word in words - facts}
    assert calls - {"line_break", "section", "page_number", "page_count"} == FILTERS.keys()
