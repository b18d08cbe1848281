"""Where everything lies in a workspace, and that nowhere else spells it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from bulletin_cli.base import paths
from bulletin_cli.base.paths import IssuePaths
from tests.samples import ROOT

OWN = "bulletin_cli/base/paths.py"
# Keys in TOML and JSON, too, or states.
KEYS = {"articles", "issues", "submissions", "uses", "signed", "published", "site"}


def test_an_issue_knows_the_places_of_its_parts() -> None:
    issue = IssuePaths("2024-35")
    assert issue.folder == "issues/2024-35"
    assert issue.issue_file == "issues/2024-35/issue.toml"
    assert issue.article("01.md") == f"{issue.articles}/01.md" == "issues/2024-35/articles/01.md"
    assert (issue.images, issue.output) == ("issues/2024-35/images", "issues/2024-35/output")


def test_no_other_module_spells_what_lies_where() -> None:
    texts = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "bulletin_cli").rglob("*.py"))
    }
    found = [
        f"{file}:{each.lineno}: {each.value!r}"
        for file, text in texts.items()
        if file != OWN
        for each in spelled(ast.parse(text))
    ]
    assert found == [], "take the name from bulletin_cli/base/paths.py"


def test_a_path_that_is_spelled_is_seen_and_prose_is_not() -> None:
    seen = 'a / "articles"', 'f"issues/{a}"', 'f"{a}/articles/{b}"', 'a = "bulletin.toml"'
    spared = 'a["articles"]', '"写进 bulletin.toml"', 'def a():\n    "bulletin.toml"'
    assert all([*spelled(ast.parse(each))] for each in seen)
    assert not any([*spelled(ast.parse(each))] for each in spared)


def spelled(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the literals that name what lies in a workspace; docstrings and Chinese may."""
    constants = (value for name, value in vars(paths).items() if name.isupper())
    names = {part for each in constants for part in _parts(each)}
    nodes = list(ast.walk(tree))
    prose = {id(each.value) for each in nodes if isinstance(each, ast.Expr)}
    joined = {id(each.right) for each in nodes if isinstance(each, ast.BinOp)}
    for node in nodes:
        if not isinstance(node, ast.Constant) or id(node) in prose:
            continue
        if names & _parts(node.value) and (node.value not in KEYS or id(node) in joined):
            yield node


def _parts(value: object) -> set[str]:
    """Return the names that a path has; of a text with Chinese in it none."""
    return set(value.split("/")) - {""} if isinstance(value, str) and value.isascii() else set()
