"""No refusal without a test: some test names at least a part of what each one says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ERRORS = (
    "BodilessError", "BulletinError", "MissingFileError", "NumberingError", "TemplateError",
    "UntitledError",
)  # fmt: skip
RUN = 4  # characters in a row that a test must have in common with the message


def trees(folder: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def constants(node: ast.AST) -> list[str]:
    found = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
    return [each for each in found if isinstance(each, str)]


def runs(texts: list[str]) -> frozenset[str]:
    """Return all that stands in a row in texts, the longest text whole where all are short."""
    length = min(RUN, max(map(len, texts), default=0))
    return frozenset(
        text[start : start + length] for text in texts for start in range(len(text) - length + 1)
    )


@cache
def refusals() -> dict[str, list[str]]:
    """Return the constant parts of each message, by the place where it is raised."""
    return {
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno}": constants(node.args[0])
        for path, tree in trees("bulletin_cli")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ERRORS
        and node.args
        and max(map(len, constants(node.args[0])), default=0) > 1
    }


@cache
def words_of_tests() -> str:
    return "\n".join(chain.from_iterable(constants(tree) for _, tree in trees("tests")))


def own_runs(place: str) -> frozenset[str]:
    """Return what no other message says, or all where another says the same."""
    parts = refusals()[place]
    others = (runs(each) for each in refusals().values() if each != parts)
    return runs(parts).difference(*others) or runs(parts)


@pytest.mark.parametrize("place", refusals())
def test_every_refusal_is_named_by_a_test(place: str) -> None:
    assert any(run in words_of_tests() for run in own_runs(place)), refusals()[place]
