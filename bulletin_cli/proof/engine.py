"""The register of rules and the run over them. A new rule is one decorated function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TypeAlias

from bulletin_cli.errors import BulletinError
from bulletin_cli.proof.dossier import Dossier, LogicalParagraph, logical_paragraphs
from bulletin_cli.proof.finding import LEVELS, Finding, Found, Level
from bulletin_cli.record import record

IssueRule: TypeAlias = Callable[[Dossier], Iterator[Found]]
ParagraphRule: TypeAlias = Callable[[LogicalParagraph], Iterator[Found]]
_FAMILIES = ("iss", "iss_pages")  # one module each


@record
class Rule:
    """A rule's name, level and title, and the function that looks at an issue or a paragraph."""

    id: str
    level: Level
    title: str
    of_issue: IssueRule | None = None
    of_paragraph: ParagraphRule | None = None


_rules: dict[str, Rule] = {}


def issue_rule(identifier: str, level: Level, title: str) -> Callable[[IssueRule], IssueRule]:
    """Register a function that looks at the whole issue."""

    def register(function: IssueRule) -> IssueRule:
        _rules[identifier] = Rule(identifier, level, title, of_issue=function)
        return function

    return register


def paragraph_rule(
    identifier: str, level: Level, title: str
) -> Callable[[ParagraphRule], ParagraphRule]:
    """Register a function that looks at one logical paragraph at a time."""

    def register(function: ParagraphRule) -> ParagraphRule:
        _rules[identifier] = Rule(identifier, level, title, of_paragraph=function)
        return function

    return register


def rules() -> dict[str, Rule]:
    """Return every rule by its id."""
    for family in _FAMILIES:
        import_module(f"bulletin_cli.proof.{family}")
    return _rules


def check(dossier: Dossier, ignore: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Return all findings, by level, file and line, without those that their article ignores.

    Raises BulletinError for an unknown rule id.
    """
    active = [rule for key, rule in rules().items() if key not in _known(ignore, "bulletin.toml")]
    silent: dict[str, Iterable[str]] = {}
    for article in dossier.issue.articles:
        file = f"{dossier.path}/articles/{article.file}"
        silent[file] = _known(article.ignore, file)
    found = [
        Finding(rule.id, each.level or rule.level, each.message, each.place)
        for rule in active
        for each in _run(rule, dossier)
        if rule.id not in silent.get(each.place.file, ())
    ]
    return tuple(sorted(found, key=_order))


def _run(rule: Rule, dossier: Dossier) -> Iterator[Found]:
    if rule.of_issue:
        yield from rule.of_issue(dossier)
    for article in dossier.issue.articles if rule.of_paragraph else ():
        for paragraph in logical_paragraphs(article, dossier.path):
            if rule.of_paragraph:
                yield from rule.of_paragraph(paragraph)


def _known(ignore: Iterable[str], file: str) -> Iterable[str]:
    for identifier in ignore:
        if identifier not in _rules:
            raise BulletinError(
                f"ignore 里没有 {identifier} 这条规则",
                f"现有的规则：{'、'.join(_rules)}。",
                file=file,
            )
    return ignore


def _order(finding: Finding) -> tuple[int, str, int, int]:
    place = finding.place
    return LEVELS.index(finding.level), place.file, place.line, place.column
