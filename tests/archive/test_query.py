"""What the words of a command line look for."""

from __future__ import annotations

import pytest

from bulletin_cli.archive.query import Query, parse_query
from bulletin_cli.base.errors import BulletinError


@pytest.mark.parametrize(
    ("words", "wanted", "unwanted"),
    [
        (["安全", "生产"], ("安全", "生产"), ()),
        (["安全", "-生产"], ("安全",), ("生产",)),
        (["安全", "－生产"], ("安全",), ("生产",)),
        (["安全 生产"], ("安全生产",), ()),
        (['"安全 生产"', "甲"], ("安全生产", "甲"), ()),
        (["“安全", "生产”", "甲"], ("安全生产", "甲"), ()),
        (['甲 -"安全 生产"'], ("甲",), ("安全生产",)),
        (["１２月", "PDF"], ("12月", "pdf"), ()),
        (["甲", "甲"], ("甲",), ()),
        (["甲-乙"], ("甲-乙",), ()),
        (['"甲'], ('"甲',), ()),
    ],
)
def test_words_phrases_and_what_must_not_be_there(
    words: list[str], wanted: tuple[str, ...], unwanted: tuple[str, ...]
) -> None:
    assert parse_query(words) == Query(wanted, unwanted)


@pytest.mark.parametrize("words", [[], [""], ["　 "], ["-甲"], ['""']])
def test_without_a_word_to_be_found_nothing_is_looked_for(words: list[str]) -> None:
    with pytest.raises(BulletinError, match="没有写要找的字"):
        parse_query(words)
