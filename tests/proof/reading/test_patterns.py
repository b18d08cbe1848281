"""The table of sentences that go wrong: every line finds its example, and in linear time."""

from __future__ import annotations

import pytest

from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.patterns import Pattern, find_patterns, read_patterns
from bulletin_cli.proof.register import rules
from tests.linear import assert_linear

PATTERNS = read_patterns()
NAMES = [f"{each.rule}-{each.example}" for each in PATTERNS]


def messages(text: str, rule: str) -> list[str]:
    return [each.message for each in find_patterns(LogicalParagraph(text, "a.md", 1), rule)]


@pytest.mark.parametrize("pattern", PATTERNS, ids=NAMES)
def test_a_line_finds_its_example(pattern: Pattern) -> None:
    assert any(each.endswith(pattern.why) for each in messages(pattern.example, pattern.rule))


def test_what_must_occur_at_the_start_of_a_sentence_is_asked_for_there() -> None:
    (needed,) = (each.needed for each in PATTERNS if each.needed[0][0] == "的基础，")
    assert needed[1] == ("\n在", "。在", "！在", "？在", "；在")
    assert messages("在深入调研的基础，形成了报告。", "GRM002")


@pytest.mark.parametrize("pattern", PATTERNS, ids=NAMES)
def test_a_line_is_of_a_rule_and_says_why(pattern: Pattern) -> None:
    assert pattern.rule in rules()
    assert pattern.why
    words = [each for group in pattern.needed for each in group]
    assert all(len(each) > 1 for each in words), "one character occurs everywhere"


def test_the_patterns_take_time_as_the_text_is_long() -> None:
    text = "".join(each.example.rstrip("。") for each in PATTERNS)

    def work(size: int) -> None:
        paragraph = LogicalParagraph(text * size, "a.md", 1)
        for rule in {each.rule for each in PATTERNS}:
            list(find_patterns(paragraph, rule))

    assert_linear(work, 3)


def test_other_people_s_words_are_left_alone() -> None:
    assert messages("他说：“我们一定要防止事故不再发生。”", "GRM001") == []
    assert messages("《防止事故不再发生》", "GRM001") == []


def test_a_phrase_in_its_own_quotes_is_not_somebody_s_words() -> None:
    assert messages("开展“不忘初心，牢记使命”主题教育。", "PHR002")


def test_what_is_to_be_left_out_is_mended_by_nothing() -> None:
    paragraph = LogicalParagraph("贯彻“三个代表”的重要思想。", "a.md", 1)
    (found,) = find_patterns(paragraph, "PHR002")
    assert found.fix is not None
    assert (found.place.snippet[slice(*found.place.mark)], found.fix.text) == ("的", "")
