"""The rules are silent on clean official prose and find the defects put into it."""

from __future__ import annotations

import pytest

from tests.proof import clean, evidence, gate

needs_corpora = pytest.mark.skipif(
    not gate.CORPORA.is_dir(), reason="the clean corpora are not beside the project"
)


@needs_corpora
def test_no_error_is_false() -> None:
    false = [
        f"{each.rule} {each.place.file}:{each.place.line} {each.message}: {each.place.snippet}"
        for each in gate.hits()
        if each.level == "error"
    ]
    assert false == []


@needs_corpora
def test_at_most_one_warning_in_ten_thousand_characters() -> None:
    warnings = [each for each in gate.hits() if each.level == "warning"]
    assert len(warnings) <= gate.characters() / 10_000, gate.counts()


@needs_corpora
@pytest.mark.parametrize("rule", gate.mutations())
def test_a_rule_finds_95_of_100_defects_of_its_kind(rule: str) -> None:
    found, total = gate.recall(rule)
    assert total >= 20
    assert found >= 0.95 * total


def test_every_reviewed_hit_has_a_reason() -> None:
    assert all(len(line.split("\t")) == 3 and line.split("\t")[2] for line in gate.reviewed())


@needs_corpora
def test_fix_changes_nothing_in_clean_text_that_nobody_has_read() -> None:
    assert clean.unreviewed_changes(clean.hits(clean.sample(300_000))) == []


needs_errors = pytest.mark.skipif(
    not evidence.ERRORS.is_dir(), reason="the real mistakes are not beside the project"
)


@needs_errors
@pytest.mark.parametrize("name", ["false-alarms.txt", "seq003.txt"])
def test_right_sentences_that_were_once_reported_are_left_alone(name: str) -> None:
    assert [line for line, found in evidence.alarms(name) if found] == []


@needs_errors
def test_wrong_sentences_that_were_once_missed_are_found() -> None:
    assert [line for line, found in evidence.alarms("missed.txt") if not found] == []


@needs_errors
def test_the_right_forms_of_real_mistakes_are_not_reported() -> None:
    verdicts = [evidence.judge(each) for each in evidence.real_errors()]
    assert [each.error.right for each in verdicts if each.false] == []
