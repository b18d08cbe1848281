"""Which rendered paragraphs a returned one comes from."""

from __future__ import annotations

import pytest

from bulletin_cli.incoming.revised.align import AlignmentKey, align, rising


def keys(*texts: str) -> list[AlignmentKey]:
    """Return texts without bookmarks; `text@name` has one."""
    return [
        (text, tuple(filter(None, [name]))) for text, _, name in (t.partition("@") for t in texts)
    ]


ONE, TWO, THREE = "第一段说明情况。", "第二段列出做法。", "第三段讲成效呢。"


@pytest.mark.parametrize(
    ("old", "new", "origins"),
    [
        ([ONE, TWO], [ONE, TWO], [(0,), (1,)]),
        ([ONE, TWO], [TWO, ONE], [(1,), (0,)]),
        ([ONE, TWO], [ONE, "天地玄黄", TWO], [(0,), (), (1,)]),
        ([ONE, TWO, THREE], [ONE, THREE], [(0,), (2,)]),
        # A bookmark says where a text comes from that is another now,
        ([f"{ONE}@a", f"{TWO}@b"], [f"{TWO}@b", "宇宙洪荒@a"], [(1,), (0,)]),
        # but the same text is surer,
        ([f"{ONE}@a", f"{TWO}@b"], [f"{TWO}@a", f"{ONE}@b"], [(1,), (0,)]),
        # and what is taken by its text is not taken once more by its bookmark.
        ([f"{ONE}@a"], [f"{ONE}@a", "宇宙洪荒@a"], [(0,), ()]),
        # Of texts that stand twice, the bookmark says which came.
        (["甲@a", "乙@x", "甲@b"], ["乙@x", "甲@b"], [(1,), (2,)]),
        (["乙@x", "甲@a", "甲@b"], ["甲@b", "乙@x"], [(2,), (0,)]),
        (["乙", "甲", "甲"], ["甲", "乙"], [(1,), (0,)]),
        # An edited one that stands before its twin was the first of them, whatever went between.
        ([ONE, TWO, THREE, TWO], [ONE, f"今年的{TWO}", TWO], [(0,), (1,), (3,)]),
        # Without either, the neighbours and half of the characters say it.
        ([ONE, "甲乙丙丁", THREE], [ONE, "甲乙丙子", THREE], [(0,), (1,), (2,)]),
        ([ONE, "甲乙丙丁", THREE], [ONE, "甲乙子丑", THREE], [(0,), (1,), (2,)]),
        ([ONE, "甲乙丙丁", THREE], [ONE, "甲子丑寅", THREE], [(0,), (), (2,)]),
        ([ONE, "甲乙丙丁", THREE], [ONE, "甲乙", "丙丁", THREE], [(0,), (1,), (1,), (2,)]),
        ([ONE, "甲乙", "丙丁", THREE], [ONE, "甲乙丙丁", THREE], [(0,), (1, 2), (3,)]),
        (["甲乙丙丁", THREE], ["甲乙丙子", THREE], [(0,), (1,)]),
        ([ONE, "甲乙丙丁"], [ONE, "甲乙丙子"], [(0,), (1,)]),
        # What lies beyond a neighbour that stayed is not asked.
        ([ONE, THREE, "甲乙丙丁"], [ONE, "甲乙丙子", THREE], [(0,), (), (1,)]),
        # A paragraph that has moved is itself, whatever it shares with one that is gone.
        ([ONE, "甲乙丙丁", THREE, "甲乙丙戊"], [ONE, "甲乙丙戊", THREE], [(0,), (3,), (2,)]),
        # Half of the shorter one is enough, either way.
        ([ONE, "甲乙", THREE], [ONE, "甲子丑寅卯辰巳", THREE], [(0,), (1,), (2,)]),
        ([ONE, "甲子丑寅卯辰巳", THREE], [ONE, "甲乙", THREE], [(0,), (1,), (2,)]),
        (["甲"], ["甲", "甲"], [(0,), ()]),
        # What was moved and edited is known by half of the longer one.
        (["甲乙丙丁戊己庚辛", ONE], [ONE, "子丑甲乙丙丁寅卯"], [(1,), (0,)]),
        (["甲乙丙丁戊己庚辛", ONE], [ONE, "子丑甲乙丙丁寅卯辰"], [(1,), ()]),
        ([], [ONE], [()]),
        ([ONE], [], []),
    ],
)
def test_a_paragraph_is_known_by_text_bookmark_and_neighbours(
    old: list[str], new: list[str], origins: list[tuple[int, ...]]
) -> None:
    assert align(keys(*old), keys(*new)) == origins


def test_a_paragraph_of_two_bookmarks_comes_from_both() -> None:
    old = keys(f"{ONE}@a", f"{TWO}@b")
    assert align(old, [("天地玄黄", ("b", "a", "z"))]) == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [(2_000, 2_000, [(0,)]), (2_001, 2_000, [()]), (41, 97_561, [()])],
)
def test_texts_whose_lengths_make_more_than_four_millions_are_not_compared(
    one: int, other: int, found: list[tuple[int, ...]]
) -> None:
    old, new = "甲" * (one - 1) + "乙", "甲" * (other - 1) + "丙"
    assert align(keys(old), keys(new)) == found


def test_a_long_text_is_known_by_all_of_its_characters() -> None:
    text = "一二三四五" * 60
    assert align(keys(f"{text}甲"), keys(f"乙{text}")) == [(0,)]


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([(0,), (1,), (2,)], [(0, 0), (1, 1), (2, 2)]),
        ([(2,), (0,), (1,)], [(0, 1), (1, 2)]),
        ([(1,), (2,), (0,)], [(1, 0), (2, 1)]),
        ([(0,), (), (1, 2), (3,)], [(0, 0), (2, 2), (3, 3)]),
        ([(3,), (0,), (4,), (1,), (2,)], [(0, 1), (1, 3), (2, 4)]),
        ([(0,), (0,)], [(0, 1)]),
        ([(), ()], []),
        ([], []),
    ],
)
def test_those_not_moved_are_the_longest_run_that_rises(
    found: list[tuple[int, ...]], kept: list[tuple[int, int]]
) -> None:
    assert rising(found) == kept


def test_what_stands_below_a_picture_is_its_caption_however_little_of_it_is_left() -> None:
    old = keys("\ufffca.png", "图1　旺季", "\ufffcb.png", "图2　消防", ONE)
    new = keys("\ufffca.png", "训练", "\ufffcb.png", "巡查", ONE)
    assert align(old, new) == [(0,), (1,), (2,), (3,), (4,)]
    assert align(keys(ONE, TWO), keys(ONE, "训练")) == [(0,), ()]
