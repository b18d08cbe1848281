"""The register of rules. A new rule is one decorated function in the module of its family."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.proof.context import Dossier, Text
from bulletin_cli.proof.finding import Found, Level
from bulletin_cli.proof.paragraph import LogicalParagraph

ParagraphRule: TypeAlias = Callable[[LogicalParagraph], Iterator[Found]]
TextRule: TypeAlias = Callable[[Text], Iterator[Found]]
IssueRule: TypeAlias = Callable[[Dossier], Iterator[Found]]

# One module each; a family is the letters of its rules' ids and may fill several.
FAMILIES = (
    "pun", "pun_pairs", "pun_forms", "spc", "spc_lost",
    "num", "num_days", "num_weekdays", "num_future", "num_forms", "num_figures", "num_counts",
    "seq", "seq_order", "seq_form",
    "wrd", "wrd_doubled", "wrd_complement", "wrd_repeat", "wrd_usage", "wrd_confusables",
    "wrd_collocations", "trm", "trm_meetings", "trm_phrases", "trm_places", "trm_names",
    "iss", "iss_settings", "iss_texts", "iss_pages", "iss_reviews", "consistency",
    "prv", "prv_numbers", "sty", "sup",
)  # fmt: skip

# Of these, the modules without an error or a pressing rule, which `render` does without.
WITHOUT_ERRORS = frozenset({
    "num", "num_future", "num_forms", "seq", "seq_form", "wrd_complement", "wrd_repeat",
    "wrd_usage", "wrd_confusables", "wrd_collocations", "trm_meetings", "trm_phrases",
    "trm_places", "trm_names", "iss_pages", "consistency", "sty",
})  # fmt: skip


@record
class Rule:
    """A rule: what it is called, what it says, its examples, and the function that looks.

    `needs` are characters of which a paragraph must have one for the rule to look at it.
    `standard` names the clause it rests on. `about` explains it to an editor. An example is a
    text with a line a paragraph; a bad one may come with the text as `--fix` (or
    `--unsafe-fixes`) leaves it. `spared` are known false alarms: the rule is silent on them.
    `off` rules run only when they are selected; what `always` is told no choice leaves out;
    at `pressing` ones `render` looks, too, which otherwise looks for errors only.
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


def engine_rule(identifier: str, level: Level, name: str, **facts: Any) -> Rule:
    """Register a rule that the engine itself keeps, without a function."""
    _rules[identifier] = Rule(identifier, level, name, **facts)
    return _rules[identifier]


def _decorator(
    kind: str, identifier: str, level: Level, name: str, facts: dict[str, Any]
) -> Callable[[Any], Any]:
    needs = frozenset(facts.pop("needs", ()))

    def register(function: Any) -> Any:
        given = {**facts, "needs": needs, kind: function}
        _rules[identifier] = Rule(identifier, level, name, **given)
        return function

    return register


def rules() -> dict[str, Rule]:
    """Return every rule by its id, family by family."""
    for family in FAMILIES:
        import_module(f"bulletin_cli.proof.{family}")
    return _rules


def errors() -> dict[str, Rule]:
    """Return the rules of level error and the pressing ones by their ids, loading few others."""
    for family in FAMILIES:
        if family not in WITHOUT_ERRORS:
            import_module(f"bulletin_cli.proof.{family}")
    return {key: rule for key, rule in _rules.items() if rule.level == "error" or rule.pressing}
