"""Writes a new rule and its test, to be filled in.

Run with `make rule ID=WRD014 NAME=doubtful_character`; ID=WRD takes the next free number.
"""

from __future__ import annotations

import re
import sys
from keyword import iskeyword
from pathlib import Path

from bulletin_cli.proof.register import Rule, rules
from bulletin_cli.proof.reports.rule_page import FAMILIES, family

ROOT = Path(__file__).resolve().parents[1]
_USAGE = "usage: make rule ID=WRD014 NAME=doubtful_character (ID=WRD: the next free number)"

RULE = '''"""{letters}: {words}."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

_WRONG = re.compile("(?!)")  # FILL IN: what is wrong; this matches nothing


@paragraph_rule(
    "{identifier}",
    "warning",
    "",  # FILL IN: the rule in a few Chinese words
    about="",  # FILL IN: what it looks for and what to write instead, ending in 。
    good=(),  # FILL IN: texts on which it is silent
    bad=(),  # FILL IN: texts that it reports; (text, mended) where it can say what to write
)
def {name}(paragraph: LogicalParagraph) -> Iterator[Found]:
    """FILL IN: the rule in an English sentence."""
    for match in _WRONG.finditer(paragraph.text):
        yield paragraph.report(*match.span(), "FILL IN: what is wrong and what to write")
'''

TEST = '''"""{identifier}: {words}."""

from __future__ import annotations

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.texts import read_plain

RULE = RuleSelection(select=("{identifier}",))


def messages(text: str) -> list[str]:
    return [each.message for each in check([read_plain(text, "a.md", markdown=True)], None, RULE)]


def test_{name}_says_what_to_write() -> None:
    assert messages("FILL IN: a text that it reports") == ["FILL IN: what it says"]
'''


def new_files(identifier: str, name: str) -> dict[Path, str]:
    """Return the files of a new rule by their paths in the project.

    Raises ValueError, saying what is wrong, for a number that is taken and for names that no rule
    can have.
    """
    if not re.fullmatch(r"[A-Z]{3}([0-9]{3})?", identifier):
        raise ValueError(f"ID {identifier!r} is not three capitals and three digits\n{_USAGE}")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or iskeyword(name):
        raise ValueError(f"NAME {name!r} is no name in small_letters for a file\n{_USAGE}")
    free = identifier if len(identifier) > 3 else _next(identifier)
    if free in rules():
        raise ValueError(
            f"{free} is taken ({rules()[free].name}); the next free number is {_next(free[:3])}"
        )
    folder = Path(_folder(free[:3]))
    facts = {"identifier": free, "letters": free[:3], "name": name, "words": name.replace("_", " ")}
    code, tests = Path("bulletin_cli/proof/rules") / folder, Path("tests/proof/rules") / folder
    return {
        code / "__init__.py": "",
        code / f"{name}.py": RULE.format(**facts),
        tests / "__init__.py": "",
        tests / f"test_{name}.py": TEST.format(**facts),
    }


def _next(letters: str) -> str:
    numbers = [int(each.id[3:]) for each in rules().values() if family(each) == letters]
    return f"{letters}{max(numbers, default=0) + 1:03}"


def _folder(letters: str) -> str:
    """Return the folder of a family: where its rules lie, else its letters."""
    found = (_folder_of(each) for each in rules().values() if family(each) == letters)
    return next(filter(None, found), letters.lower())


def _folder_of(rule: Rule) -> str:
    function = rule.of_paragraph or rule.of_text or rule.of_issue
    return function.__module__.split(".")[-2] if function else ""


def write_rule(root: Path, identifier: str, name: str) -> list[Path]:
    """Write the files of a new rule below `root` and return those that were not there.

    Raises ValueError where a file of that name is there, before anything is written.
    """
    files = new_files(identifier, name)
    for path in files:
        if path.stem != "__init__" and (root / path).exists():
            raise ValueError(f"{path.as_posix()} is there: take another NAME")
    made = [path for path in files if not (root / path).exists()]
    for path in made:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(files[path], encoding="utf-8", newline="\n")
    return made


def main() -> None:
    """Write the rule that the command line names and say what is to be done."""
    if len(sys.argv) != 3 or not all(sys.argv[1:]):
        sys.exit(_USAGE)
    try:
        made = write_rule(ROOT, *sys.argv[1:])
    except ValueError as error:
        sys.exit(str(error))
    for path in made:
        print(path.as_posix())
    if sys.argv[1][:3] not in FAMILIES:
        print("a new family: name it in FAMILIES of bulletin_cli/proof/reports/rule_page.py")
    print("Fill in what says FILL IN; `make rules`, then `make test`, which says what is missing.")


if __name__ == "__main__":
    main()
