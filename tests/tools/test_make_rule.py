"""`make rule` writes a rule that fails until it is filled in."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bulletin_cli.proof.register import rules
from tests.samples import ROOT
from tools.make_rule import new_files, write_rule


def paths(identifier: str, name: str = "odd_word") -> list[str]:
    return [path.as_posix() for path in new_files(identifier, name)]


def test_a_rule_and_its_test_lie_in_the_folders_of_the_family() -> None:
    code, tests = "bulletin_cli/proof/rules/consistency", "tests/proof/rules/consistency"
    assert paths("CON999") == [
        f"{code}/__init__.py", f"{code}/odd_word.py",
        f"{tests}/__init__.py", f"{tests}/test_odd_word.py",
    ]  # fmt: skip


def test_letters_alone_take_the_next_free_number() -> None:
    last = max(int(key[3:]) for key in rules() if key.startswith("WRD"))
    assert f'"WRD{last + 1:03}"' in new_files("WRD", "odd_word")[
        Path("bulletin_cli/proof/rules/wrd/odd_word.py")
    ]  # fmt: skip


def test_a_new_family_begins_at_one_in_a_folder_of_its_letters() -> None:
    (text,) = [text for path, text in new_files("XYZ", "a").items() if path.name == "a.py"]
    assert '"XYZ001"' in text
    assert "bulletin_cli/proof/rules/xyz/a.py" in paths("XYZ", "a")


@pytest.mark.parametrize(
    ("identifier", "name", "reason"),
    [
        ("WRD003", "odd_word", r"WRD003 is taken .*next free number is WRD\d{3}"),
        ("wrd", "odd_word", "three capitals"),
        ("WRD14", "odd_word", "three capitals"),
        ("WRD", "odd-word", "small_letters"),
        ("WRD", "class", "small_letters"),
        ("WRD", "../odd", "small_letters"),
        ("WRD", "__init__", "small_letters"),
    ],
)
def test_what_no_rule_can_be_called_is_refused(identifier: str, name: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        new_files(identifier, name)


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    assert len(write_rule(tmp_path, "WRD", "odd_word")) == 4
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.py")}
    with pytest.raises(ValueError, match=r"rules/wrd/odd_word\.py is there"):
        write_rule(tmp_path, "WRD", "odd_word")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.py")} == before


def test_a_rule_that_is_not_filled_in_fails_the_tests_with_what_to_do(tmp_path: Path) -> None:
    for folder in ("bulletin_cli", "tests", "tools", "templates", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    write_rule(tmp_path, "XYZ", "odd_word")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "tests/proof/test_register.py",
         "tests/proof/test_engine.py", "tests/proof/rules/xyz",
         "tests/proof/rules/test_examples.py", "-k", "XYZ001 or not test_a_rule"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    for part in (
        '/xyz/odd_word.py:18: "",  # FILL IN: the rule in a few Chinese words',
        "test_odd_word.py:16: assert messages(",
        "name XYZ001 in a few Chinese words",
        "name the family in FAMILIES",
        "add ['xyz.odd_word']",
        "run `make rules`",
    ):
        assert part in done.stdout, done.stdout
