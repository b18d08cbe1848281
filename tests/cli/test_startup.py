"""What a command loads before it does anything: the price of every call."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import bulletin_process

HEAVY = (
    "docx", "lxml", "jinja2", "rich", "tomlkit", "PIL", "typst", "markdown_it", "pydantic",
    "fontTools", "pypdf", "pypinyin", "pickle", "asyncio",
)  # fmt: skip
SHOW_LOADED = """import atexit, sys
atexit.register(lambda: sys.stderr.write(' '.join(sorted(sys.modules))))"""


def loaded(code: str, *words: str) -> set[str]:
    """Return the top modules loaded when a process that ran `code`, then a command, ends."""
    done = bulletin_process(*words, code=f"{SHOW_LOADED}\n{code}")
    return {name.partition(".")[0] for name in done.stderr.splitlines()[-1].split()}


def test_importing_the_command_line_loads_no_library() -> None:
    modules = loaded("import bulletin_cli.cli; raise SystemExit")
    assert "bulletin_cli" in modules
    assert modules.isdisjoint((*HEAVY, "tomli"))


@pytest.mark.parametrize(
    "words", [["--version"], ["--help"], ["render", "--help"], ["help"], ["nix"]]
)
def test_help_and_complaints_load_no_library(words: list[str]) -> None:
    assert loaded("", *words).isdisjoint((*HEAVY, "tomli"))


def test_the_greeting_loads_what_checks_and_no_more(article: Path) -> None:
    modules = loaded("")
    assert article.exists()
    assert "tomli" in modules
    assert modules.isdisjoint(HEAVY)


def test_the_greeting_outside_a_workspace_loads_no_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert loaded("").isdisjoint(HEAVY)


def test_a_list_loads_what_reads_toml_and_no_more(article: Path) -> None:
    modules = loaded("", "list")
    assert article.exists()
    assert "tomli" in modules
    assert modules.isdisjoint(HEAVY)


def test_new_loads_what_reads_toml_and_no_more(workspace: Path) -> None:
    modules = loaded("", "new")
    assert (workspace / "issues").is_dir()
    assert "tomli" in modules
    assert modules.isdisjoint(HEAVY)


def test_proofreading_needs_no_writer(article: Path) -> None:
    assert loaded("", "check", article.parents[1].name).isdisjoint(HEAVY)
