"""Patterns that are made only where a text has what they need."""

from __future__ import annotations

from bulletin_cli.proof.lazy_patterns import compiled, find_any, has_needed, lazy, word_groups

AGAIN = (lazy("几十 数十 + 余", "[几数]十(?P<few>余)"), lazy("左右", "十余?家(?P<about>左右)"))


def test_a_plus_joins_groups_of_which_each_must_occur() -> None:
    groups = word_groups("甲 乙 + 丙")
    assert groups == (("甲", "乙"), ("丙",))
    assert [text for text in ("甲乙", "丙", "乙丙") if has_needed(text, groups)] == ["乙丙"]


def test_a_pattern_finds_what_it_matches_where_its_words_are() -> None:
    pattern = lazy("号", "[0-9]+号")
    assert [match[0] for match in pattern.finditer("5号和6号")] == ["5号", "6号"]
    assert not list(pattern.finditer("5日"))


def test_a_pattern_is_not_made_where_its_words_are_not() -> None:
    before = compiled.cache_info().currsize
    assert not list(lazy("从不出现的字", "从不出现的字[一二]").finditer("别的字"))
    assert compiled.cache_info().currsize == before


def test_several_patterns_find_as_the_alternatives_of_one() -> None:
    found = [(match.lastgroup, match[0]) for match in find_any(AGAIN, "数十余家左右，十家左右")]
    assert found == [("few", "数十余"), ("about", "十家左右")]
