"""The source as a whole: what it imports is declared, and its pieces stay small."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import tomli

from tests.samples import ROOT

FOLDERS = ("bulletin_cli", "tests", "tools")
LINES = 300  # of a file
FUNCTION_LINES = 60  # a command's options apart


def trees(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*.py")):
            yield file.relative_to(ROOT), ast.parse(file.read_text(encoding="utf-8"))


def imported() -> set[str]:
    """Return the top packages that bulletin_cli imports, the standard library's left out."""
    names = (name for _, tree in trees("bulletin_cli") for name in _imports(tree))
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"bulletin_cli"}


def _imports(tree: ast.AST) -> Iterator[str]:
    """Yield the modules that are imported when the program runs, not only for type checkers."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
        else:
            yield from _imports(node)


def normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def test_what_is_imported_is_declared_and_what_is_declared_imported() -> None:
    project = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    entries = [*project["dependencies"], *project["optional-dependencies"]["pdf"]]
    declared = {normal(re.split(r"[\[<>=~!;\s]", each)[0]) for each in entries}
    homes = packages_distributions()
    used = {normal(homes.get(package, [package])[0]) for package in imported()}
    assert used == declared, "dependencies in pyproject.toml are what bulletin_cli imports itself"


def test_records_are_changed_without_the_detour_over_their_fields() -> None:
    """`replace` of dataclasses would build a dataclass for each record that it meets."""
    users = [
        path.as_posix()
        for path, tree in trees("bulletin_cli")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
        if any(each.name == "replace" for each in node.names)
    ]
    assert set(users) == {"bulletin_cli/base/record.py", "bulletin_cli/proof/texts.py"}


def test_no_file_is_longer_than_300_lines() -> None:
    long = [
        f"{file.relative_to(ROOT)}: {count}"
        for folder in FOLDERS
        for file in sorted((ROOT / folder).rglob("*.py"))
        if (count := file.read_text(encoding="utf-8").count("\n")) > LINES
    ]
    assert long == [], "part the file where its parts do different things"


def test_no_function_is_longer_than_60_lines_but_a_commands_options() -> None:
    long = [
        f"{file}: {node.name}"
        for file, tree in trees(*FOLDERS)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and _length(file, node) > FUNCTION_LINES
    ]
    assert long == [], "part the function into steps that have names"


def _length(file: Path, function: ast.FunctionDef) -> int:
    """Return a function's lines; those of a command without the options in its head."""
    is_command = file.parts[:3] == ("bulletin_cli", "cli", "commands")
    begin = function.body[0].lineno if is_command else function.lineno
    return (function.end_lineno or 0) - begin + 1


def test_no_type_name_has_two_meanings() -> None:
    homes: dict[str, set[str]] = {}
    for file, tree in trees("bulletin_cli"):
        for name in _types(tree):
            homes.setdefault(name.lstrip("_"), set()).add(file.as_posix())
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}, (
        "call each by its own noun (docs/words.md); what is the same stands in one place"
    )


def _types(tree: ast.Module) -> Iterator[str]:
    """Yield the classes and the names of types that a module makes, private ones, too."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = (each.id for each in targets if isinstance(each, ast.Name))
            yield from (each for each in names if re.match("_?[A-Z][A-Za-z]*[a-z]", each))


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_make_alone_lists_every_target() -> None:
    quiet = ["make", "--no-print-directory"]  # a make within `make test` says where it is
    done = subprocess.run(quiet, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)
    listed = [line.split()[:2] for line in done.stdout.splitlines() if len(line.split()) > 2]
    assert listed == [["make", each] for each in targets], "say behind ## what the target does"


# Rooms above and below store ask store; these look at files themselves, for a reason.
TOUCHING = (
    "exists", "is_file", "is_dir", "stat", "glob", "rglob", "iterdir", "open", "read_text",
    "read_bytes", "write_text", "write_bytes", "mkdir", "rmdir", "touch", "unlink",
)  # fmt: skip
LISTING = ("os.walk", "os.listdir", "os.scandir")
OPENING = (  # a picture, packages in memory, an editor: no files
    "Image.open", "Package.open", "package.open", "draft.open",
)  # fmt: skip
SPARED = {
    "bulletin_cli/cli/terminal/patterns.py": "Windows' patterns, before anything is loaded",
    "bulletin_cli/cli/terminal/streams.py": "the empty stream of a process that has none",
    "bulletin_cli/incoming/word/symbols.py": "a table of its own",
    "bulletin_cli/layout/titles/words.py": "a table of its own",
    "bulletin_cli/proof/reading/tables.py": "tables of its own",
    "bulletin_cli/proof/register.py": "the folder of the rules is their register",
    "bulletin_cli/serve/__init__.py": "the files of its own page",
    "bulletin_cli/writers/drawn/__init__.py": "a folder for Typst, which reads pictures as files",
    "bulletin_cli/writers/drawn/cast.py": "where a face's file lies, past all links",
    "bulletin_cli/writers/drawn/pdf_page.py": "a folder for Typst, which reads a PDF as a file",
    "bulletin_cli/writers/drawn/typst_fonts.py": "a folder for Typst, which finds faces in folders",
    "bulletin_cli/writers/web/assets.py": "the files that pages bring along",
}


def test_only_store_touches_files() -> None:
    found = {
        file.as_posix(): [ast.unparse(each) for each in _touching(tree)]
        for file, tree in trees("bulletin_cli")
        if file.parts[1] != "store" and any(_touching(tree))
    }
    others = {file: calls for file, calls in found.items() if file not in SPARED}
    assert others == {}, "call a function of store, or write one there"
    assert set(SPARED) == set(found), "what touches no file needs no reason"


def _touching(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls that look at files, and those of modules that do nothing else."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        module, _, name = called.rpartition(".")
        if called in OPENING:
            continue
        method = bool(module) and name in TOUCHING
        if method or called in ("open", *LISTING) or module in ("tempfile", "os.path"):
            yield node
