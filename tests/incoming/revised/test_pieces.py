"""The order of a new body: as it came back, with what the article alone has at its place."""

from __future__ import annotations

import pytest

from bulletin_cli.content.article import Block, Ignore, Paragraph, Span
from bulletin_cli.incoming.revised.pieces import Pieces


def text(words: str) -> Paragraph:
    return Paragraph((Span(words),))


A, B, C, D = map(text, "甲乙丙丁")
NEW, MORE = text("新"), text("又新")
FIRST, SECOND = Ignore(("PUN001",)), Ignore(("PUN002",))


@pytest.mark.parametrize(
    ("came", "own", "expected"),
    [
        ((0, 2), 1, (A, B, C)),
        ((0, 1), 2, (A, B, C)),
        ((1, 2), 0, (A, B, C)),
        ((), 0, (A,)),
        # Paragraphs that have moved take their own with them: it follows the one before it.
        ((2, 0), 1, (C, A, B)),
        ((3, 1), 2, (D, B, C)),
    ],
)
def test_a_block_of_the_articles_own_follows_the_one_before_it(
    came: tuple[int, ...], own: int, expected: tuple[Block, ...]
) -> None:
    blocks = (A, B, C, D)
    pieces = Pieces(blocks)
    for place in came:
        pieces.keep(place)
    assert pieces.with_own_blocks([(own, blocks[own])]) == expected


def test_what_a_block_became_stays_together() -> None:
    pieces = Pieces((A, B, C))
    pieces.add(NEW, MORE, place=0)
    pieces.keep(2)
    assert pieces.with_own_blocks([(1, B)]) == (NEW, MORE, B, C)


def test_before_the_first_block_its_own_comes_before_what_was_added_there() -> None:
    pieces = Pieces((A, B))
    pieces.add(NEW)
    pieces.keep(1)
    assert pieces.with_own_blocks([(0, A)]) == (A, NEW, B)


def test_what_came_back_is_not_added_once_more() -> None:
    pieces = Pieces((A, B))
    pieces.keep(0)
    pieces.keep(1)
    assert pieces.with_own_blocks([(1, B)]) == (A, B)


def test_comments_that_suppress_rules_go_with_the_block_after_them() -> None:
    pieces = Pieces((A, FIRST, SECOND, B, C, FIRST))
    pieces.keep(3)
    pieces.add(NEW)
    pieces.keep(4)
    pieces.keep(0)
    assert pieces.with_own_blocks([]) == (FIRST, SECOND, B, NEW, C, A)
