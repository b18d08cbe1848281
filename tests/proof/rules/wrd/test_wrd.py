"""Misspellings and variant forms: the lists themselves, and what fixes do."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.reading.lexicon import Lexicon, read_lexicon
from bulletin_cli.proof.texts import read_plain
from tests.proof.fixes import fixed

LISTS = ("misspellings", "variants")
in_each_list = pytest.mark.parametrize("name", LISTS)
RULES = RuleSelection(select=("WRD001", "WRD003", "WRD004", "WRD005"))


def found(text: str) -> tuple[Finding, ...]:
    return check([read_plain(text, "a.md", markdown=True, on=date(2024, 11, 25))], None, RULES)


def test_the_lists_are_long_enough() -> None:
    assert len(read_lexicon("misspellings").entries) >= 300
    assert len(read_lexicon("variants").entries) >= 100


def test_no_wrong_form_stands_twice_in_the_lists() -> None:
    wrong = [each.wrong for name in LISTS for each in read_lexicon(name).entries]
    assert sorted(wrong) == sorted(set(wrong))


@in_each_list
def test_every_entry_is_whole(name: str) -> None:
    for entry in read_lexicon(name).entries:
        assert entry.wrong != entry.right
        assert len(entry.wrong) >= 2
        assert entry.note, entry
        assert all(entry.wrong in each for each in entry.spared), entry


@in_each_list
def test_no_entry_hits_the_right_form_of_another(name: str) -> None:
    for entry in read_lexicon(name).entries:
        hits = [hit.wrong for each in LISTS for _, hit in read_lexicon(each).matches(entry.right)]
        assert not hits, entry


@in_each_list
def test_every_entry_is_found_alone_and_not_where_it_is_spared(name: str) -> None:
    for entry in read_lexicon(name).entries:
        assert [hit for _, hit in read_lexicon(name).matches(f"，{entry.wrong}。")] == [entry]
        alone = Lexicon([entry.wrong], {entry.wrong: entry}.__getitem__)
        assert not [hit for each in entry.spared for hit in alone.matches(each)], entry


def test_a_misspelling_in_a_title_or_quotation_is_a_warning_that_is_not_mended_safely() -> None:
    text = "他写了《论再接再励》，要布署。"
    assert [(each.level, each.message) for each in found(text)] == [
        ("warning", "“再接再励”应为“再接再厉”"),
        ("error", "“布署”应为“部署”"),
    ]
    assert fixed(text, found) == "他写了《论再接再励》，要部署。"


@given(st.text("的和了在是与及以其目平解不为自已己经布署发做得很好变更，。", max_size=30))
def test_fixes_come_to_rest(text: str) -> None:
    mended = fixed(text, found, unsafe=True)
    assert fixed(mended, found, unsafe=True) == mended
