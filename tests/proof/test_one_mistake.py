"""No mistake is told twice, and no word stands in two tables."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from bulletin_cli.proof.engine import check
from bulletin_cli.proof.reading.lexicon import is_certain, read_lexicon
from bulletin_cli.proof.register import Rule, rules
from bulletin_cli.proof.reports.rule_page import bad_examples
from bulletin_cli.proof.rules.wrd.confusables import confusables
from bulletin_cli.proof.texts import read_plain

TABLES = ("misspellings", "variants", "redundancies")


def test_no_word_stands_in_two_tables() -> None:
    lexicons = [*map(read_lexicon, TABLES), confusables()]
    words = Counter(each.wrong for lexicon in lexicons for each in lexicon.entries)
    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_no_two_rules_mend_one_mistake_alike(rule: Rule) -> None:
    for example in bad_examples(rule):
        found = check([read_plain(example.text, "x", markdown=True, on=date(2024, 11, 25))])
        mends = Counter((each.place, each.fix.text) for each in found if each.fix)
        assert [place for place, times in mends.items() if times > 1] == []


def test_what_a_rule_knows_to_be_wrong_is_not_doubted_as_well() -> None:
    found = check([read_plain("这是众所周之的事，其中有几个知识份子。", "x")])
    assert [each.rule for each in found] == ["PHR003", "WRD002"]


@pytest.mark.parametrize(
    ("text", "certain"),
    [("会议布署工作。", True), ("公布署名文章。", False), ("（布署）", True)],
)
def test_a_word_is_certain_where_neither_neighbour_takes_a_part_of_it(
    text: str, certain: bool
) -> None:
    at = text.index("布署")
    assert is_certain(text, at, at + 2) is certain
