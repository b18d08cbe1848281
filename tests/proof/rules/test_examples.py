"""Every rule: silent on its good examples and known false alarms, loud on its bad ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from bulletin_cli.content.glossary import Glossary, Organisation, Term
from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.register import Rule, rules
from bulletin_cli.proof.texts import read_plain
from tests.proof.fixes import fixed
from tests.samples import ROOT
from tools.make_rules import document

DAY = date(2024, 11, 25)
# What the examples of the rules that need a glossary rest on.
GLOSSARY = Glossary(
    terms=(Term("邮政快递业", ("邮政快递行业", "快递行业")),),
    organisations=(Organisation("示例市快递行业协会", variants=("示例快递协会",)),),
    abbreviations=("AED",),
)
EXAMPLES = [rule for rule in rules().values() if rule.of_paragraph or rule.of_text]


def found(text: str, rule: Rule) -> tuple[Finding, ...]:
    read = read_plain(text, "a.md", markdown=True, on=DAY, glossary=GLOSSARY)
    return check([read], None, RuleSelection(select=(rule.id,)))


def cases(field: str) -> Iterator[object]:
    for rule in EXAMPLES:
        for number, text in enumerate(getattr(rule, field)):
            yield pytest.param(rule, text, id=f"{rule.id}-{number}")


@pytest.mark.parametrize(("rule", "text"), [*cases("good"), *cases("spared")])
def test_a_rule_is_silent_on_what_is_right(rule: Rule, text: str) -> None:
    assert found(text, rule) == (), f"{rule.id} reports a text of its `good` or `spared`"


@pytest.mark.parametrize(("rule", "example"), [*cases("bad")])
def test_a_rule_finds_its_bad_examples(rule: Rule, example: str | tuple[str, str]) -> None:
    text, mended = example if isinstance(example, tuple) else (example, None)
    assert found(text, rule), f"{rule.id} is silent on a text of its `bad`"
    if mended is not None:

        def again(source: str) -> tuple[Finding, ...]:
            return found(source, rule)

        assert fixed(text, again, unsafe=True) == mended


@pytest.mark.parametrize("rule", list(rules().values()), ids=list(rules()))
def test_a_rule_says_what_it_is(rule: Rule) -> None:
    assert rule.name, f"name {rule.id} in a few Chinese words: what `bulletin rule` lists"
    assert rule.level in ("error", "warning", "info")
    assert rule.about.endswith("。"), f"explain {rule.id} to an editor in `about`, ending in 。"
    if not (rule.of_issue or rule.always):
        assert rule.good, f"give {rule.id} texts on which it is silent, in `good`"
        assert rule.bad, f"give {rule.id} texts that it reports, in `bad`"


def test_the_document_of_the_rules_is_up_to_date() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert page == document(), "run `make rules`: docs/rules.md lacks what the rules say"


@pytest.mark.parametrize("rule", EXAMPLES, ids=[rule.id for rule in EXAMPLES])
def test_only_rules_of_that_level_find_errors(rule: Rule) -> None:
    for example in rule.bad:
        text = example if isinstance(example, str) else example[0]
        assert rule.level == "error" or all(each.level != "error" for each in found(text, rule))
