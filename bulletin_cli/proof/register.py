"""The register of rules. A new rule is one decorated function in a module of rules/<family>/."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.proof.context import IssueContext, Text
from bulletin_cli.proof.finding import Found, Level
from bulletin_cli.proof.paragraph import LogicalParagraph

ParagraphRule: TypeAlias = Callable[[LogicalParagraph], Iterator[Found]]
TextRule: TypeAlias = Callable[[Text], Iterator[Found]]
IssueRule: TypeAlias = Callable[[IssueContext], Iterator[Found]]

_FOLDER = Path(__file__).with_name("rules")

# The modules without an error or a pressing rule, which `render` does without; a test keeps it.
WITHOUT_ERRORS = frozenset({
    "consistency.spellings", "grm.sentences", "grm.small_words", "iss.page_ends",
    "log.anniversaries", "log.contradictions", "log.growth", "log.holidays", "log.periods",
    "log.respective", "log.sums", "phr.near_phrases", "phr.wrong_phrases",
    "consistency.archive_names", "consistency.person_names",
    "fmt.attachments", "fmt.parts", "fmt.titles",
    "num.estimates", "num.numerals_out_of_place", "num.percent_points", "org.body_names",
    "pun.lists", "pun.more_marks", "unt.names", "unt.symbols",
    "pag.cut_numbers", "pag.frames", "pag.rare_characters", "pag.stretched_lines",
    "org.former_bodies", "pag.title_lines", "pag.units_apart",
    "num.bare_numbers", "num.set_numerals", "pun.inner_marks",
    "num.date_forms", "num.future_dates", "num.mixed_numerals", "num.vague_days",
    "seq.item_openings", "seq.levels", "spc.blanks", "spc.foreign_signs", "sty.sentences",
    "trm.law_titles", "trm.meetings", "trm.place_names", "trm.places", "trm.set_phrases",
    "trm.variant_names",
    "wrd.collocations", "wrd.complements", "wrd.confusables", "wrd.doubtful_characters",
    "wrd.matches", "wrd.repeated_items", "wrd.usage",
})  # fmt: skip


@record
class Rule:
    """A rule: what it is called, what it says, its examples, and the function that looks.

    `tables` are the tables of proof/data/ whose facts it judges by, and which age.
    `needs` are characters, and pairs of neighbouring ones: a rule looks only at paragraphs (or
    texts) that have one of them. The engine finds these at once; a pattern takes time to be made.
    `standard` names the clause it rests on. `about` explains it to an editor. An example is a
    text with a line a paragraph; a bad one may come with the text as `--fix` (or
    `--unsafe-fixes`) leaves it. `spared` are known false alarms: the rule is silent on them.
    A rule that is `off` runs only when it is selected. One that is `always` on cannot be left
    out. `render` runs the errors only, and those that are `pressing`.
    """

    id: str
    level: Level
    name: str
    about: str = ""
    standard: str = ""
    good: tuple[str, ...] = ()
    bad: tuple[str | tuple[str, str], ...] = ()
    spared: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()
    tables: tuple[str, ...] = ()
    off: bool = False
    always: bool = False
    pressing: bool = False
    of_paragraph: ParagraphRule | None = None
    of_text: TextRule | None = None
    of_issue: IssueRule | None = None


_rules: dict[str, Rule] = {}


def paragraph_rule(
    identifier: str, level: Level, name: str, **facts: Any
) -> Callable[[ParagraphRule], ParagraphRule]:
    """Register a function that looks at one paragraph at a time; `facts` are fields of Rule."""
    return _decorator("of_paragraph", identifier, level, name, facts)


def text_rule(
    identifier: str, level: Level, name: str, **facts: Any
) -> Callable[[TextRule], TextRule]:
    """Register a function that looks at a whole article or file."""
    return _decorator("of_text", identifier, level, name, facts)


def issue_rule(
    identifier: str, level: Level, name: str, **facts: Any
) -> Callable[[IssueRule], IssueRule]:
    """Register a function that looks at the whole issue."""
    return _decorator("of_issue", identifier, level, name, facts)


def engine_rule(identifier: str, level: Level, name: str, **facts: Any) -> None:
    """Register a rule that the engine itself keeps, without a function."""
    _add(Rule(identifier, level, name, **facts))


def _decorator(
    kind: str, identifier: str, level: Level, name: str, facts: dict[str, Any]
) -> Callable[[Any], Any]:
    needs = frozenset(facts.pop("needs", ()))

    def register(function: Any) -> Any:
        given = {**facts, "needs": needs, kind: function}
        _add(Rule(identifier, level, name, **given))
        return function

    return register


def _add(rule: Rule) -> None:
    if rule.id in _rules:
        raise ValueError(f"two rules are called {rule.id}: one of them needs a free number")
    _rules[rule.id] = rule


@cache
def modules() -> tuple[str, ...]:
    """Return the modules of rules/ as `family.module`: the folder is the register."""
    files = sorted(_FOLDER.glob("*/[!_]*.py"))
    return tuple(f"{file.parent.name}.{file.stem}" for file in files)


def rules() -> dict[str, Rule]:
    """Return every rule by its id."""
    for module in modules():
        import_module(f"bulletin_cli.proof.rules.{module}")
    return _rules


def errors() -> dict[str, Rule]:
    """Return the rules of level error and the pressing ones by their ids, loading few others."""
    for module in modules():
        if module not in WITHOUT_ERRORS:
            import_module(f"bulletin_cli.proof.rules.{module}")
    return {key: rule for key, rule in _rules.items() if rule.level == "error" or rule.pressing}
