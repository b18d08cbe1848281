"""Whatever the text: the rules never fail, places lie in it, and fixes come to an end."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.register import Rule
from bulletin_cli.proof.texts import read_plain
from tests.linear import assert_linear
from tests.proof.fixes import fixed
from tests.proof.rules.test_examples import EXAMPLES

DAY = date(2024, 11, 25)
WHOLE = [text for rule in EXAMPLES for text in (*rule.good, *rule.spared)]
PIECES = sorted({part for text in WHOLE for part in (text, text[: len(text) // 2])})
TEXTS = st.lists(
    st.sampled_from(PIECES)
    | st.text(max_size=8)
    | st.text("，。、：“”《》（）().,1一 a", max_size=8),
    max_size=12,
).map("".join)


def findings(text: str) -> tuple[Finding, ...]:
    return check([read_plain(text, "a.txt", on=DAY)])


@given(TEXTS)
def test_no_text_makes_the_rules_fail_and_places_lie_in_it(text: str) -> None:
    lines = text.split("\n")
    for each in findings(text):
        place = each.place
        line = lines[place.line - 1]
        assert 1 <= place.column < place.end <= len(line) + 1
        start, end = place.mark
        assert line[place.column - 1 : place.end - 1] == place.snippet[start:end]


@given(TEXTS, st.booleans())
def test_a_second_run_of_fixes_changes_nothing(text: str, unsafe: bool) -> None:
    once = fixed(text, findings, unsafe=unsafe)
    assert fixed(once, findings, unsafe=unsafe) == once


def worst(rule: Rule) -> list[str]:
    """Return what the rule looks at, to be repeated: its examples, their parts, its signs."""
    bad = [each if isinstance(each, str) else each[0] for each in rule.bad]
    examples = [*bad, *rule.good, *rule.spared]
    seeds = [*examples, *(each[: len(each) // 2] for each in examples), *sorted(rule.needs)[:6]]
    return [seed.replace("\n", "") for seed in seeds if seed.strip()]


@pytest.mark.parametrize("rule", EXAMPLES, ids=[rule.id for rule in EXAMPLES])
def test_no_rule_takes_more_than_linear_time(rule: Rule) -> None:
    choice = RuleSelection(select=(rule.id,))
    for seed in worst(rule):

        def check_long(size: int, seed: str = seed) -> None:
            text = (seed * size)[:size]
            check([read_plain(text, "a.txt", on=DAY)], None, choice)

        assert_linear(check_long, 5_000)


def test_there_is_something_to_feed_every_rule_with() -> None:
    assert [rule.id for rule in EXAMPLES if not worst(rule)] == []
