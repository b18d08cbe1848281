"""A query in the language of FTS5."""

from __future__ import annotations

import pytest

from bulletin_cli.archive.query import Query
from bulletin_cli.store.search.statements import expression, is_exact


@pytest.mark.parametrize(
    ("query", "written"),
    [
        (Query(("会",)), '("会"*)'),
        (Query(("会议",)), '(("会议"))'),
        (Query(("安全生产", "会")), '(("安全" AND "全生" AND "生产") AND "会"*)'),
        (Query(("会",), ("甲", "乙局", "丙丁戊")), '("会"*) NOT "甲"* NOT ("乙局")'),
        (Query(("会",), ("甲",), "text"), '("会"*)'),
        (Query(('"会',)), '(("""会"))'),
    ],
)
def test_words_become_pairs_that_all_have_to_be_there(query: Query, written: str) -> None:
    assert expression(query) == written


def test_of_a_long_phrase_the_first_pairs_are_enough() -> None:
    assert expression(Query(("字" * 100,))).count(" AND ") == 15


def test_only_words_of_one_or_two_characters_are_settled_by_the_index() -> None:
    assert is_exact(Query(("会", "会议"), ("甲",)))
    assert not is_exact(Query(("会",), ("甲乙丙",)))
