"""The folder is the register: what lies in it runs, is tested, and is shown."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from bulletin_cli.proof.register import engine_rule, modules, rules
from bulletin_cli.proof.reports.rule_page import FAMILIES, bad_examples, family
from bulletin_cli.proof.texts import read_plain
from tests.samples import ROOT

FOLDER = ROOT / "bulletin_cli" / "proof" / "rules"
TESTS = ROOT / "tests" / "proof"
_REGISTERS = re.compile(r"^(@|_?\w+ = )?(paragraph|text|issue|engine)_rule\(", re.MULTILINE)


def sources(*folders: Path) -> dict[str, str]:
    """Return the Python files below `folders` by their paths in the project."""
    files = [file for folder in folders for file in sorted(folder.rglob("*.py"))]
    return {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}


def test_every_module_registers_a_rule() -> None:
    without = [
        module
        for module in modules()
        if not _REGISTERS.search((FOLDER / f"{module.replace('.', '/')}.py").read_text("utf-8"))
    ]
    assert without == [], (
        "decorate a function with @paragraph_rule, @text_rule or @issue_rule; what rules read with "
        "belongs in proof/reading, or begin the file's name with _"
    )


def test_no_module_lies_where_nobody_looks() -> None:
    wrong = [
        file
        for file in sources(FOLDER)
        if file.count("/") != 4 and not file.endswith("__init__.py")
    ]
    assert wrong == [], "a rule lies in bulletin_cli/proof/rules/<family>/<what it checks>.py"


def test_a_family_has_one_folder_and_a_folder_one_family() -> None:
    families: dict[str, set[str]] = {}
    for rule in rules().values():
        if function := rule.of_paragraph or rule.of_text or rule.of_issue:
            families.setdefault(function.__module__.split(".")[-2], set()).add(family(rule))
    letters = [each for found in families.values() for each in found]
    mixed = {folder: found for folder, found in families.items() if len(found) > 1}
    assert mixed == {}, "the rules of a folder have the same letters"
    assert len(letters) == len(set(letters)), "the rules of a family lie in one folder"


def test_every_family_is_named() -> None:
    unnamed = {family(rule) for rule in rules().values()} - FAMILIES.keys()
    assert unnamed == set(), (
        "name the family in FAMILIES of bulletin_cli/proof/reports/rule_page.py, where it is to "
        "stand in docs/rules.md"
    )


def test_a_function_that_is_registered_stays_itself() -> None:
    for rule in rules().values():
        if function := rule.of_paragraph or rule.of_text or rule.of_issue:
            assert getattr(sys.modules[function.__module__], function.__name__) is function


def test_two_rules_with_one_number_are_refused() -> None:
    with pytest.raises(ValueError, match="two rules are called ISS001"):
        engine_rule("ISS001", "info", "又一条")


def test_every_rule_on_an_issue_is_named_in_a_test() -> None:
    tested = "".join(sources(TESTS, ROOT / "tests" / "cli").values())
    untested = [key for key, rule in rules().items() if rule.of_issue and key not in tested]
    assert untested == [], (
        "no example is run of a rule on a whole issue: write its test in "
        "tests/proof/rules/<family>/test_<what it checks>.py"
    )


def test_nothing_is_left_to_fill_in() -> None:
    left = [
        f"{file}:{number}: {line.strip()}"
        for file, text in sources(FOLDER, TESTS / "rules").items()
        for number, line in enumerate(text.splitlines(), 1)
        if "FILL IN" in line
    ]
    assert not left, "\n".join(["a rule is begun and not finished:", *left])


def test_what_a_rule_needs_is_a_character_or_a_pair_of_them() -> None:
    wrong = {key: each for key, rule in rules().items() for each in rule.needs if len(each) > 2}
    assert wrong == {}, "name two characters of the word that stand side by side"


def test_a_rule_finds_nothing_where_nothing_stands_that_it_needs() -> None:
    lines = [
        line
        for rule in rules().values()
        for line in (*(each.text for each in bad_examples(rule)), *rule.spared)
    ]
    paragraphs = read_plain("\n".join(lines), "x", markdown=True).paragraphs
    passed_over = [
        f"{key}: {paragraph.text}"
        for key, rule in rules().items()
        if rule.of_paragraph and rule.needs
        for paragraph in paragraphs
        if rule.needs.isdisjoint(paragraph.signs) and list(rule.of_paragraph(paragraph))
    ]
    assert passed_over == [], "add to `needs` what these have, or the engine passes them over"
