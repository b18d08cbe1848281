"""Breaks the code in small ways, one at a time, and tells which breaks no test notices.

Run with `make mutants`, or `python tools/mutants.py store --sample 200 --seed 1` for one room.
The same seed draws the same sample from the same code. A break that makes no difference stands
in mutants.tsv with the reason, and is not tried.
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.mutations import edits  # noqa: E402

# What is broken, and the tests that ought to notice, the nearest first: one that fails is enough.
# {} is a test of commands; a file of tests that bears the module's name comes before all others.
TESTS = {
    "layout/typeset/*": ("tests/layout/typeset", "tests/layout tests/writers"),
    "layout/template/draft": ("tests/incoming/looks", "tests/layout/template"),
    "layout/listing": ("{catalogue}", "{stats_files}"),
    "layout/template/*": ("tests/layout/template", "tests/layout tests/writers"),
    "layout/marks": ("tests/layout", "tests/incoming/revised {revise}"),
    "layout/*": ("tests/layout", "tests/writers {render}"),
    "proof/*": ("tests/proof/test_*.py tests/proof/reports", "tests/proof {check} {glossary}"),
    "incoming/revised/*": ("tests/incoming/revised", "{revise}"),
    "store/back_issues": ("tests/store", "{import} {import_bad}"),
    "store/fields": ("{fields}", "tests/store"),
    "store/glossary": ("{glossary}", "tests/store tests/proof/rules/trm"),
    "store/intake": ("tests/store", "{add_article} {replace_article}"),
    "store/office": ("tests/store", "{import_bad} {add_article}"),
    "store/returned_pictures": ("{revise_pictures}", "{revise}"),
    "store/twins": ("{add_again}", "tests/store"),
    "store/word": ("tests/store", "{check} {check_remarks}"),
    "store/setup": ("{init}", "tests/store {init_asked}"),
    "store/sources": ("tests/store", "{check} {edit}"),
    "store/recent": ("tests/cli/test_dropped.py", "tests/store tests/cli/test_first_words.py"),
    "store/roots": ("tests/cli/test_dropped.py", "tests/store tests/cli/test_bad_input.py {init}"),
    "store/*": (
        "tests/store",
        "tests/cli/test_bad_input.py {new} {add_article} {set} {edit} {render}",
    ),
}
# What takes long and looks at the whole: other programs, terminals, the gate, the time of rules.
_LEFT_OUT = " and ".join(
    f"not {each}"
    for each in ("through_office", "word_processors", "readers", "browser", "terminal", "gate",
                 "broken_off", "linear")
)  # fmt: skip
# Seconds of the processor and bytes at which a test is taken to go on for ever: several times what
# the slowest set of tests takes, for a run that is cut off counts as killed.
_SECONDS, _BYTES = 300, 8 << 30
# Imported once: each run is a fork of a process that has them.
_HEAVY = [
    *("pytest", "_pytest.python", "hypothesis", "hypothesis.strategies", "docx", "jinja2"),
    *("tomlkit", "typer.testing", "rich.table", "pypdf", "PIL.Image", "typst"),
]
_PROCESSES = multiprocessing.get_context("forkserver")


@dataclass(frozen=True)
class Mutant:
    """A file broken in one place; `line` counts from 1, `before` and `after` are that line."""

    path: str
    line: int
    before: str
    after: str
    source: bytes
    tests: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What names it in mutants.tsv, whatever its line."""
        return self.path, self.before, self.after

    def __str__(self) -> str:
        """The place, and the line before and after."""
        return f"{self.path}:{self.line}\n       - {self.before}\n       + {self.after}"


def all_mutants(rooms: list[str]) -> Iterator[Mutant]:
    """Yield all mutants of the rooms, in the order of the files and of what is in them."""
    for file in sorted((ROOT / "bulletin_cli").rglob("*.py")):
        module = file.relative_to(ROOT / "bulletin_cli").with_suffix("").as_posix()
        tests = _tests(module)
        if not tests or not module.startswith(tuple(rooms)):
            continue
        path, source = file.relative_to(ROOT).as_posix(), file.read_bytes()
        for start, end, text in edits(source):
            broken = source[:start] + text.encode() + source[end:]
            line = source.count(b"\n", 0, start)
            before, after = (each.decode().split("\n")[line] for each in (source, broken))
            yield Mutant(path, line + 1, before.strip(), after.strip(), broken, tests)


def _tests(module: str) -> tuple[str, ...]:
    """Return the tests of a module, a run an item, () where it is not to be broken."""
    folder, _, name = module.rpartition("/")
    tests = TESTS.get(module) or TESTS.get(f"{folder}/*")
    mirror = f"tests/{folder}/test_{name}.py"
    own = (mirror,) if tests and (ROOT / mirror).exists() else ()
    return own + tuple(
        re.sub(r"{(\w+)}", r"tests/cli/commands/test_\1.py", each) for each in tests or ()
    )


class Trees:
    """Copies of the project, one for each that runs tests at the same time."""

    def __init__(self, folder: Path, number: int) -> None:
        """Copy what git knows, and what it would."""
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        self._free: SimpleQueue[Path] = SimpleQueue()
        for place in range(number):
            tree = folder / str(place)
            for name in filter(lambda name: (ROOT / name).is_file(), names.split("\0")):
                (tree / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, tree / name)
            subprocess.run([sys.executable, "-m", "compileall", "-q", str(tree)], check=True)
            self._free.put(tree)

    def failure(self, tests: tuple[str, ...], mutant: Mutant | None = None) -> str:
        """Return the first test that fails, "" when none does."""
        tree = self._free.get()
        try:
            if mutant is None:
                return _first_failure(tree, tests, 10 * _SECONDS)  # all of them in one run
            file = tree / mutant.path
            whole = shutil.copy2(file, tree.with_suffix(".py"))
            file.write_bytes(mutant.source)
            failure = _first_failure(tree, tests, _SECONDS)
            shutil.copy2(whole, file)
            return failure
        finally:
            self._free.put(tree)


def _first_failure(tree: Path, tests: tuple[str, ...], seconds: int) -> str:
    """Return the first failure in the nearest tests, then in the wider ones."""
    told = tree.with_suffix(".txt")
    for words in tests:
        process = _PROCESSES.Process(target=_run, args=(tree, words.split(), seconds, told))
        process.start()
        process.join()
        if process.exitcode not in (0, pytest.ExitCode.NO_TESTS_COLLECTED):
            lines = told.read_text(encoding="utf-8", errors="replace").splitlines()
            failed = [line for line in lines if line.startswith(("FAILED", "ERROR"))]
            return (
                failed[0]
                if failed
                else f"no end, or no beginning ({process.exitcode}): {lines[-8:]}"
            )
    return ""


def _run(tree: Path, tests: list[str], seconds: int, told: Path) -> None:
    """Run tests in a copy of the project; this process does nothing else."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    output = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.chdir(tree)
    sys.path.insert(0, str(tree))
    sys.dont_write_bytecode = True
    words = ["-x", "-q", "-k", _LEFT_OUT, "--assert=plain", "--hypothesis-profile=mutants"]
    files = [str(file) for test in tests for file in sorted(Path().glob(test))]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        os.environ.update(PYTHONPATH=str(tree), PYTHONDONTWRITEBYTECODE="1", TMPDIR=temporary)
        tempfile.tempdir = None
        code = pytest.main([*words, *files])
    os._exit(code)


def _reasons() -> dict[tuple[str, str, str], str]:
    """Return why a break makes no difference, by file, line before and line after."""
    with (ROOT / "tools" / "mutants.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(path, before, after): reason for path, before, after, reason in rows}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", default=[""], help="as layout or store/files")
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def main() -> None:
    """Print what became of each mutant of the sample; exit 1 when fewer than 9 of 10 are killed."""
    options = _arguments()
    mutants = list(all_mutants(options.rooms))
    chance = random.Random(options.seed)  # noqa: S311 - a sample, not a secret
    sample = chance.sample(mutants, min(options.sample, len(mutants)))
    reasons = _reasons()
    tried = [each for each in sample if each.key not in reasons]
    _PROCESSES.set_forkserver_preload(_HEAVY)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(options.workers) as pool:
        trees = Trees(Path(folder), options.workers)

        def is_killed(mutant: Mutant) -> bool:
            failure = trees.failure(mutant.tests, mutant)
            print("killed" if failure else "ALIVE ", mutant, f"      {failure}\n", flush=True)
            return bool(failure)

        all_tests = {word: None for each in tried for tests in each.tests for word in tests.split()}
        if failure := trees.failure((" ".join(all_tests),)):
            sys.exit(f"fails with nothing broken: {failure}")
        killed = sum(pool.map(is_killed, tried))
    for each in sample:
        if each.key in reasons:
            print(f"same   {each}  {reasons[each.key]}")
    print(f"{len(mutants)} mutants, {len(sample)} drawn: {killed} killed, "
          f"{len(tried) - killed} alive, "
          f"{len(sample) - len(tried)} that make no difference")  # fmt: skip
    sys.exit(killed < 0.9 * len(tried))


if __name__ == "__main__":
    main()
